using System.Text.Json.Nodes;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>An answer, held against what the journey expects of it.</summary>
sealed class Told(string what, DoorAnswer answer, Names names)
{
    public void Accepted(JourneyExpectation expected)
    {
        Assert.True(answer.Status == 200, $"{what}{Environment.NewLine}was answered {answer.Status}: {answer.Text}");
        var json = answer.Json!;
        var notes = json["notes"]!.AsArray().Select(static n => n!["code"]!.GetValue<string>()).Order(StringComparer.Ordinal).ToArray();
        Assert.All(notes, n => Assert.True(Refusals.Knows(n), $"{what}: the note {n} has no sentence"));
        if (expected.Notes is { } wanted) Same("notes", string.Join(' ', wanted.Order(StringComparer.Ordinal)), string.Join(' ', notes));
        if (expected.State is { } state) Same("state", state, json["state"]?.GetValue<string>());
        foreach (var (code, law) in expected.Basis ?? new Dictionary<string, string>())
        {
            Cites(code, law, json["notes"]!.AsArray().FirstOrDefault(n => n!["code"]!.GetValue<string>() == code));
        }

        if (expected.Lots is { } lots) Lots(lots, json["lots"]!.AsArray());
        if (expected.SameAs is { } step) Same("answer", names.Answer(step).ToJsonString(), json.ToJsonString());
    }

    /// <summary>Whatever time the act claims, ours stands beside it.</summary>
    public void At(string clock) => Assert.Equal(
        DateTimeOffset.Parse(clock, System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset.Parse(answer.Json!["recordedAt"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Problem details (RFC 9457) with a known code, its two sentences with nothing left to fill in, and a pointer.</summary>
    public void Refused(JourneyExpectation expected)
    {
        Assert.True(answer.Status == expected.Status, $"{what}{Environment.NewLine}was answered {answer.Status}, not {expected.Status}: {answer.Text}");
        Same("media type", "application/problem+json", answer.Type);
        var json = answer.Json!;
        Same("status", expected.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), json["status"]!.ToJsonString());
        var code = json["code"]!.GetValue<string>();
        Same("code", expected.Code, code);
        Same("pointer", expected.Pointer, json["pointer"]!.GetValue<string>());
        Assert.True(Refusals.Knows(code), $"{what}: the refusal {code} has no sentence");
        if (expected.SameAs is { } step) Same("answer", names.Answer(step).ToJsonString(), json.ToJsonString());
        if (expected.Basis is { } basis) Cites(code, basis[code], json);
        foreach (var field in (string[])["type", "title", "detail", "zh", "en"])
        {
            var text = json[field]?.GetValue<string>() ?? "";
            Assert.True(text.Length > 0, $"{what}: the problem says no {field}: {answer.Text}");
            Assert.False(field is "zh" or "en" && (text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal)), $"{what}: not filled in: {text}");
        }
    }

    void Cites(string code, string law, JsonNode? said) => Assert.True(
        said?["basis"]?["zh"]?.GetValue<string>().Contains(law, StringComparison.Ordinal) == true, $"{what}: {code} does not cite {law}: {answer.Text}");

    void Lots(IReadOnlyList<JourneyLot> expected, JsonArray lots)
    {
        Assert.True(expected.Count == lots.Count, $"{what}{Environment.NewLine}told {lots.Count} lots, not {expected.Count}: {answer.Text}");
        for (var i = 0; i < lots.Count; i++)
        {
            var (want, got) = (expected[i], lots[i]!);
            Same($"grams of lot {i + 1}", want.Grams.ToString(System.Globalization.CultureInfo.InvariantCulture), got["grams"]!.ToJsonString());
            if (want.Place is { } place) Same($"place of lot {i + 1}", place, got["place"]!.GetValue<string>());
            if (want.Stream is { } stream) Same($"stream of lot {i + 1}", stream, got["stream"]!.GetValue<string>());
            if (want.Code is { } code) Same($"code of lot {i + 1}", code, got["code"]!.GetValue<string>());
            if (want.Holder is { } holder) Same($"holder of lot {i + 1}", names.Of(holder), got["holder"]!.GetValue<string>());
        }
    }

    void Same(string field, string? expected, string? got) =>
        Assert.True(expected == got, $"{what}{Environment.NewLine}{field}: expected {expected ?? "nothing"}, got {got ?? "nothing"}{Environment.NewLine}{answer.Text}");
}
