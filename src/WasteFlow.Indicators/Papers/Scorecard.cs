using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What each lead department (责任牵头部门) answers for: how its rows stand, and which it still has to enter. A row of two departments counts for both.</summary>
internal sealed class Scorecard(Report report, Sentences words)
{
    private readonly IReadOnlyList<IGrouping<string, ReportRow>> departments = [.. report.Rows
        .SelectMany(r => r.LeadDepartments.DefaultIfEmpty(words.Say("work-department-none")).Select(d => (Department: words.Department(d), Row: r)))
        .GroupBy(static p => p.Department, static p => p.Row, StringComparer.Ordinal)
        .OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal)];

    public IEnumerable<PaperBlock> Departments()
    {
        yield return new PaperHeading(words.Say("work-departments-heading"));
        if (departments.Count == 0)
        {
            yield break;
        }

        yield return new PaperBars(words.Say("work-departments-chart"), [.. departments.Select(d => WorkPaper.Bar(d.Key, d, words))]);
        string[] states = [States.Met, States.OnTheWay, States.Behind, States.NoFigure];
        yield return new PaperTable(
            words.Say("work-departments-heading"),
            [
                new(words.Say("work-column-department"), 34), new(words.Say("work-column-rows"), 10, Centred: true),
                .. states.Select(s => new PaperColumn(words.Of(Words.Of("figure", s)), 12, Centred: true)), new(words.Of("其他", "Other"), 10, Centred: true),
            ],
            [.. departments.Select(d => (IReadOnlyList<PaperCell>)
            [
                d.Key, Text(d.Count()), .. states.Select(s => new PaperCell(Text(d.Count(r => r.State == s)), Tone: d.Any(r => r.State == s) ? WorkPaper.ToneOf(s) : PaperTone.Plain)),
                Text(d.Count(r => !states.Contains(r.State, StringComparer.Ordinal))),
            ])]);
    }

    public IEnumerable<PaperBlock> Waiting()
    {
        yield return new PaperHeading(words.Say("work-waiting-heading"));
        var open = departments.Select(static d => (Department: d.Key, Rows: d.Where(static r => IsWaiting(r)).ToList())).Where(static d => d.Rows.Count > 0).ToList();
        if (open.Count == 0)
        {
            yield return new PaperText(words.Say("work-waiting-none"));
            yield break;
        }

        yield return new PaperText(words.Say(
            "work-waiting-some", ("count", Text(report.Rows.Count(IsWaiting))), ("departments", Text(open.Count))));
        yield return new PaperTable(
            words.Say("work-waiting-heading"),
            [new(words.Say("work-column-department"), 26), new(words.Say("work-column-items"), 74)],
            [.. open.Select(d => (IReadOnlyList<PaperCell>)
            [
                d.Department, string.Join(words.Of("；", "; "), d.Rows.Select(r => $"{Text(r.No)} {words.Indicator(r.Code, r.Name)}")),
            ])]);
    }

    private static bool IsWaiting(ReportRow row) =>
        (row.Reason?.StartsWith("waiting_for_", StringComparison.Ordinal) ?? false)
        || row.Parts?.Any(static p => p.Reason?.StartsWith("waiting_for_", StringComparison.Ordinal) ?? false) == true;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
