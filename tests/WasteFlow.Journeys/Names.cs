using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>
/// What a journey's names stand for: ids of its parties, made so that no other journey has them, and what earlier steps were answered.
/// <c>$plant</c> is a party's id, <c>$filed.manifest</c> a manifest's number, <c>$opened.case</c> a case's, <c>$drums.lot</c> the first lot an answer told, <c>$drums.lot2</c> the second.
/// </summary>
sealed class Names(string journey)
{
    readonly Dictionary<string, string> parties = new(StringComparer.Ordinal);
    readonly Dictionary<string, JsonObject> answers = new(StringComparer.Ordinal);
    readonly Dictionary<string, JsonObject> bodies = new(StringComparer.Ordinal);

    /// <summary>An id of letters, digits and hyphens.</summary>
    public string Party(string name) => parties[name] = $"{journey}.{name}";

    /// <summary>A plate that looks like one of Zhengzhou's.</summary>
    public string Plate(string name)
    {
        const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{journey}.{name}"));
        return parties[name] = "豫A" + string.Concat(hash.Take(5).Select(static b => Letters[b % Letters.Length]));
    }

    /// <summary>An act's id: the same in every run, and no other journey's.</summary>
    public string ActId(string step)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{journey} {step}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    public void Answered(string step, JsonObject body, JsonObject answer) => (bodies[step], answers[step]) = (body, answer);

    public JsonObject Answer(string step) => answers.TryGetValue(step, out var answer) ? answer : throw new InvalidOperationException($"no step {step} was answered");

    public JsonObject Body(string step) => bodies[step].DeepClone().AsObject();

    /// <summary>A text that stands for itself, or for what its name stands for.</summary>
    public string Of(string text)
    {
        if (text.IndexOf(":$", StringComparison.Ordinal) is > 0 and var colon) return text[..(colon + 1)] + Of(text[(colon + 1)..]);
        if (text is not ['$', .. var name]) return text;
        if (parties.TryGetValue(name, out var id)) return id;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) throw new InvalidOperationException($"{text} is no party of {journey}");
        var answer = Answer(name[..dot]);
        return name[(dot + 1)..] switch
        {
            "manifest" or "checksum" => answer[name[(dot + 1)..]]!.GetValue<string>(),
            "line" => answer["line"]!.ToJsonString(),
            "case" => "C" + answer["line"]!.ToJsonString(),
            "inspection" => "I" + answer["line"]!.ToJsonString(),
            "lot" => Lot(answer, 1),
            ['l', 'o', 't', .. var number] => Lot(answer, int.Parse(number, CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"{text} asks an answer for something it does not tell"),
        };
    }

    /// <summary>The same all the way down.</summary>
    public JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Of(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        JsonValue value when value.TryGetValue<string>(out var text) => text is ['$', .., '.', 'l', 'i', 'n', 'e'] ? JsonNode.Parse(Of(text)) : JsonValue.Create(Of(text)),
        _ => node?.DeepClone(),
    };

    static string Lot(JsonObject answer, int number) => answer["lots"]!.AsArray()[number - 1]!["lot"]!.GetValue<string>();
}
