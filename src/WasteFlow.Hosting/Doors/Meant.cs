using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>An act as it is judged, and what is noted of how it was said.</summary>
/// <param name="Unfiled">The manifest it names is no line yet; then nothing else counts.</param>
internal sealed record Meant<T>(T Act, JsonElement Said, Note? Note = null, Refused? Unfiled = null) where T : class, IAct;

/// <summary>
/// Who left on a provisional number (临时编号) knows no other: an act that names its manifest by it is meant for the manifest that the filing has become, and
/// a note keeps the number that was said.
/// </summary>
internal static class LeftOn
{
    private const string Field = "manifest";

    public static Meant<T> Read<T>(T act, JsonElement said, Register register) where T : class, IAct
    {
        if (!register.KnowsManifests || !said.TryGetProperty(Field, out var named) || named.GetString() is not { } text
            || ManifestNumbers.ActOf(new(text)) is not { } filing)
        {
            return new(act, said);
        }

        if (register.LeftOn(filing) is not { } manifest)
        {
            return new(act, said, Unfiled: Refused.With("provisional_not_filed", "/manifest", ("number", text), ("actId", filing.ToString("D"))));
        }

        var words = JsonNode.Parse(said.GetRawText())!.AsObject();
        words[Field] = manifest.Text;
        var unfit = StrictReader.Read<T>(Encoding.UTF8.GetBytes(words.ToJsonString()), out var meant, out var meantSaid);
        return unfit is null
            ? new(meant!, meantSaid, Note.With("named_by_provisional", "/manifest", ("number", text), ("manifest", manifest.Text)))
            : new(act, said, Unfiled: unfit);
    }
}
