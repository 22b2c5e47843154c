using System.Globalization;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The papers with words: briefing (工作简报), half-year and yearly report, evaluation. All is said by the rows of one report and by sentences of a table, so
/// that whoever writes the final text begins with what the ledger knows.
/// </summary>
internal sealed class WorkPaper(Made made, ReportKind kind, Sentences words)
{
    private static readonly string[] StatesInOrder =
        [States.Met, States.OnTheWay, States.Behind, States.Contradictory, States.NoFigure, States.NotAssigned, States.NotJudged];

    private readonly IReadOnlyList<ReportRow> rows = made.Report.Rows;
    private readonly Scorecard scorecard = new(made.Report, words);

    public IEnumerable<PaperBlock> Blocks()
    {
        PaperBlock[] evaluation = kind.Kind == ReportKind.Evaluation ? [new PaperText(Evaluation()), .. Edition()] : [];
        PaperBlock[] compared = kind.Kind == ReportKind.Briefing ? [] : [.. Compared()];
        PaperBlock[] blocks = [.. evaluation, .. Overall(), .. Behind(), .. scorecard.Waiting(), .. scorecard.Departments(), .. compared, .. How()];

        // Which parts there are depends on the kind, so they are numbered when all are there.
        var number = 0;
        return blocks.Select(b => b is PaperHeading heading ? new PaperHeading(words.Numbered(++number, heading.Text)) : b);
    }

    /// <summary>A tone for each state, the same in words and bars.</summary>
    public static PaperTone ToneOf(string state) => state switch
    {
        States.Met => PaperTone.Good,
        States.OnTheWay => PaperTone.Near,
        States.Behind => PaperTone.Bad,
        States.Contradictory or States.NoFigure => PaperTone.Warn,
        States.NotAssigned => PaperTone.Apart,
        _ => PaperTone.Plain,
    };

    /// <summary>How many rows are in which state, those that there are.</summary>
    public static IEnumerable<(string State, int Count)> Counts(IEnumerable<string> states)
    {
        var counted = states.GroupBy(static s => s, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
        return StatesInOrder.Where(counted.ContainsKey).Select(s => (s, counted[s]));
    }

    /// <summary>The same in words.</summary>
    public static string Said(IEnumerable<string> states, Sentences words) => string.Join(words.Of("，", ", "), Counts(states).Select(c => words.Say(
        "annex-counts-one", ("state", words.Of(Words.Of("figure", c.State))), ("count", Text(c.Count)))));

    private string Evaluation()
    {
        var last = rows.SelectMany(static r => r.Targets).Max(static t => t.Year) ?? made.Report.Year;
        return words.Say(made.Report.Year < last ? "work-evaluation-mid" : "work-evaluation-final", ("target", Text(last)));
    }

    /// <summary>By which edition of the plan it is evaluated, and which plan goes before or after it.</summary>
    private IEnumerable<PaperBlock> Edition()
    {
        var edition = made.Report.Editions!.Plan!;
        yield return new PaperText(edition.ValidFrom is { } from
            ? words.Say("work-evaluation-edition-from", ("edition", edition.Edition), ("from", LocalDatePattern.Iso.Format(from)), ("line", Text(edition.Line)))
            : words.Say("work-evaluation-edition", ("edition", edition.Edition), ("line", Text(edition.Line))));
        if (edition.Follows is { } follows)
        {
            yield return new PaperText(words.Say("work-evaluation-follows", ("plan", follows)));
        }

        if (edition is { FollowedBy: { } followedBy, FollowedFrom: { } since })
        {
            yield return new PaperText(words.Say("work-evaluation-followed", ("plan", followedBy), ("from", LocalDatePattern.Iso.Format(since))));
        }
    }

    private IEnumerable<PaperBlock> Overall()
    {
        yield return new PaperHeading(words.Say("work-overall-heading"));
        yield return new PaperText(words.Say(
            "work-overall", ("line", Text(made.Report.Line)), ("name", words.Plan(made.Report.Name)), ("rows", Text(rows.Count)),
            ("mandatory", Text(rows.Count(static r => r.Mandatory))), ("counts", Said(rows.Select(static r => r.State), words))));
        yield return new PaperText(words.Say(
            "work-overall-judged", ("judged", Text(Of(States.Met) + Of(States.OnTheWay) + Of(States.Behind))), ("met", Text(Of(States.Met))),
            ("onTheWay", Text(Of(States.OnTheWay))), ("behind", Text(Of(States.Behind)))));
        if (made.Report.TextTargets.Count > 0)
        {
            yield return new PaperText(words.Say(
                "work-texts", ("texts", Text(made.Report.TextTargets.Count)), ("counts", Said(made.Report.TextTargets.Select(static t => t.State), words))));
        }

        if (rows.Count > 0)
        {
            PaperBar[] mandatory = rows.Any(static r => r.Mandatory) ? [Bar(words.Say("work-mandatory-bar"), rows.Where(static r => r.Mandatory), words)] : [];
            yield return new PaperBars(words.Say("work-states-chart"), [Bar(words.Say("work-states-bar"), rows, words), .. mandatory]);
        }
    }

    public static PaperBar Bar(string name, IEnumerable<ReportRow> rows, Sentences words) => new(name, [.. Counts(rows.Select(static r => r.State)).Select(c =>
        new PaperShare(words.Of(Words.Of("figure", c.State)), c.Count, ToneOf(c.State)))]);

    private IEnumerable<PaperBlock> Behind()
    {
        var late = rows.Where(static r => r.State is States.Behind or States.Contradictory).ToList();
        yield return new PaperHeading(words.Say("work-behind-heading"));
        if (late.Count == 0)
        {
            yield return new PaperText(words.Say("work-behind-none"));
            yield break;
        }

        yield return new PaperText(words.Say("work-behind-some", ("count", Text(late.Count))));
        yield return new PaperTable(
            words.Say("work-behind-heading"),
            [
                new(words.Say("text-column-no"), 5, Centred: true), new(words.Of("指标", "Indicator"), 26), new(words.Say("annex-column-value"), 11, Centred: true),
                new(words.Say("work-column-target"), 14, Centred: true), new(words.Say("work-column-why"), 24), new(words.Say("work-column-department"), 20),
            ],
            [.. late.Select(Late)]);
    }

    private IReadOnlyList<PaperCell> Late(ReportRow row)
    {
        var table = new AnnexTable(made, words);
        var ahead = row.Targets.FirstOrDefault(IsAhead);
        var target = ahead is null ? "" : ahead.Assigned ? AnnexTable.AsSet(ahead) : words.Target(ahead);
        var read = ahead is null ? "" : words.TargetRead(ahead) ?? AnnexTable.AsSet(ahead);
        var why = row.Reason is Reasons.StraightLine ? null : words.Reason(row.Reason, row.Waiting);
        return
        [
            Text(row.No), words.Indicator(row.Code, row.Name), table.Value(row), target,
            row.Parts is null && why is null ? Why(row, read) : table.Note(row),
            words.Departments(row.LeadDepartments),
        ];
    }

    /// <summary>How far the figure is from its target, of how few of the units it is, and by which line it is judged before the target's year.</summary>
    private string Why(ReportRow row, string target) => string.Join(words.Of("；", "; "), new[]
    {
        words.Say("work-behind-why", ("value", row.Value), ("unit", words.Unit(row.Unit)), ("target", target)),
        Gap(row) is { } gap ? words.Say(row.Unit == "%" ? "work-behind-gap-points" : "work-behind-gap", ("gap", gap), ("unit", words.Unit(row.Unit))) : null,
        row.Coverage is { } told && told.Reported < told.Registered
            ? words.Say("work-behind-coverage", ("reported", Text(told.Reported)), ("registered", Text(told.Registered)))
            : null,
        words.Reason(row.Reason, row.Expected),
    }.OfType<string>());

    /// <summary>Between figure and target, with the figure's decimals; null where one of them is no number to be held against the other.</summary>
    private string? Gap(ReportRow row) =>
        row.Targets.FirstOrDefault(IsAhead) is { Comparator: ">=" or "<=" or "=" } target && Rational.TryParse(row.Value, out var value) && Rational.TryParse(target.Value, out var wanted)
            ? (value > wanted ? value - wanted : wanted - value).ToText(Math.Max(Decimals(row.Value!), Decimals(target.Value!)))
            : null;

    private bool IsAhead(Target target) => target.Year is null || target.Year >= made.Report.Year;

    private static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? number.Length - dot - 1 : 0;

    private IEnumerable<PaperBlock> Compared()
    {
        yield return new PaperHeading(words.Say("work-change-heading"));
        var with = rows.Where(static r => r.Compared?.Change is not null).ToList();
        if (with.Count == 0)
        {
            yield return new PaperText(words.Say("work-change-none"));
            yield break;
        }

        yield return new PaperTable(
            words.Say("work-change-heading"),
            [
                new(words.Say("text-column-no"), 5, Centred: true), new(words.Of("指标", "Indicator"), 34), new(words.Of("计量单位", "Unit"), 9, Centred: true),
                new(words.Say("annex-column-value"), 14, Centred: true), new(words.Say("work-column-before"), 14, Centred: true), new(words.Say("work-column-change"), 14, Centred: true),
            ],
            [.. with.Select(r => (IReadOnlyList<PaperCell>)
            [
                Text(r.No), words.Indicator(r.Code, r.Name), words.Unit(r.Unit), AnnexTable.Number(r.Value), AnnexTable.Number(r.Compared!.YearBefore.Value),
                words.Say(r.Unit == "%" ? "work-points" : "work-percent", ("change", r.Compared.Change)),
            ])]);
    }

    private IEnumerable<PaperBlock> How()
    {
        yield return new PaperHeading(words.Say("work-how-heading"));
        var simulated = rows.Count(static r => r.Simulated);
        yield return new PaperList(
        [
            words.Say("work-how-computed", ("count", Text(Class("F"))), ("statistics", Text(Class("S"))), ("registers", Text(Class("R"))), ("entered", Text(Class("A")))),
            words.Say("work-how-missing"), words.Say("work-how-adopted"), .. Variants(),
            .. simulated > 0 ? new[] { words.Say("work-how-simulated", ("count", Text(simulated))) } : [],
        ]);
    }

    /// <summary>By which variants the figures were worked out, those of one variant together.</summary>
    private IEnumerable<string> Variants() =>
        rows.SelectMany(static r => (r.Variants ?? []).Concat((r.Parts ?? []).SelectMany(static p => p.Variants ?? [])).Select(v => (r.No, Variant: v)))
            .GroupBy(static v => (v.Variant.Choice, v.Variant.Variant, v.Variant.ByPlan))
            .Select(g => words.Say(
                g.Key.ByPlan ? "work-how-chosen" : "work-how-default", ("variant", words.Of(g.First().Variant.Zh, g.First().Variant.En)),
                ("rows", string.Join(words.Of("、", ", "), g.Select(static v => v.No).Distinct().Select(static no => Text(no))))));

    private int Class(string name) => rows.Count(r => r.Class == name);

    private int Of(string state) => rows.Count(r => r.State == state);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
