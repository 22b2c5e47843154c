using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>A figure that the program reports: a row or a part of one, a text target, or a row's figure of other months.</summary>
/// <param name="Goal">Of a text target the figure that is to be reached.</param>
/// <param name="Exact">Numerator and denominator; null where it has no value of its own making.</param>
/// <param name="Row">Its number in the plan's table; of a text the row it is about, null where it is about none.</param>
sealed record Reported(
    string Plan, string Region, string Code, int? Row, string? Part, string? Goal, string Period, string? Exact, string? Reason,
    bool IsText = false)
{
    public override string ToString() => $"{Plan} {Period} {Code} row {Row}{(Part is null ? "" : $" {Part}")}: {Exact ?? Reason}";
}

/// <summary>Reads the program's reports.</summary>
static class Reports
{
    public static IEnumerable<Reported> Read(JsonNode report)
    {
        var period = Text(report, "period") ?? $"{report["year"]!.GetValue<int>()}";
        foreach (var row in report["rows"]!.AsArray())
        {
            var parts = row!["parts"]?.AsArray() ?? [];
            var no = row["no"]!.GetValue<int>();
            if (parts.Count == 0)
            {
                foreach (var figure in Figures(report, row, Text(row, "code")!, no, null, period)) yield return figure;
            }

            foreach (var figure in parts.SelectMany(p => Figures(report, p!, Text(p!, "code")!, no, Text(p!, "part"), period))) yield return figure;
        }

        foreach (var text in report["textTargets"]!.AsArray().Where(static t => Text(t!, "code") is not null))
        {
            var own = text!["year"]?.GetValue<int>();
            yield return Figure(report, text, Text(text, "code")!, text["tableNo"]?.GetValue<int>(), null, own is { } year && year != report["year"]!.GetValue<int>() ? $"{year}" : period) with { IsText = true };
        }
    }

    /// <summary>A figure, and beside it the same since 1 January and a year before.</summary>
    static IEnumerable<Reported> Figures(JsonNode report, JsonNode of, string code, int row, string? part, string period)
    {
        yield return Figure(report, of, code, row, part, period);
        foreach (var name in new[] { "yearBefore", "cumulated", "cumulatedYearBefore" })
        {
            if (of["compared"]?[name] is { } other) yield return Figure(report, other, code, row, part, Text(other, "period")!);
        }
    }

    static Reported Figure(JsonNode report, JsonNode of, string code, int? row, string? part, string period) => new(
        Text(report, "plan")!, Text(report, "region")!, code, row, part, Text(of, "target"), period,
        of["exact"] is { } exact ? $"{Text(exact, "numerator")} / {Text(exact, "denominator")}" : null, Text(of, "reason"));

    static string? Text(JsonNode node, string field) => node[field]?.GetValue<string>();
}
