using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The annex of a plan with its figures: the plan's own columns in their order, groups merged as printed, then figure, state and note.</summary>
internal sealed class AnnexTable(Made made, Sentences words)
{
    private const int WidthOfUnit = 8, WidthOfValue = 14, WidthOfState = 10, WidthOfNote = 16;

    /// <summary>English words are not broken where a line ends, as Chinese ones may be.</summary>
    private const int WidthOfWord = 11;

    private static readonly string[] Centred = ["no", "level1", "level2", "baseline", "unit", "sources", "lead", "targets"];

    private readonly IReadOnlyList<AnnexColumn> columns = AnnexColumn.Of(made.Report.Plan, made.Report.Rows.SelectMany(static r => r.Targets).Select(static t => t.Year).OfType<int>());

    /// <summary>Whether the annex has a column of units. One that writes them beside its targets leaves a figure without, so it gets one of ours.</summary>
    public bool PrintsUnits => columns.Any(static c => c.Field == "unit");

    public PaperTable Indicators()
    {
        var rows = made.Report.Rows;
        var cells = new List<IReadOnlyList<PaperCell>>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var at = i;
            cells.Add([.. columns.Select(c => Cell(c, rows, at)), .. PrintsUnits ? Array.Empty<PaperCell>() : [words.Unit(row.Unit)], Value(row), State(row.State), Note(row)]);
        }

        PaperColumn[] unit = PrintsUnits ? [] : [new(words.Of("计量单位", "Unit"), WidthOfUnit, Centred: true)];
        return new(words.Say("annex-sheet"), [.. columns.Select(Column), .. unit, .. Own()], cells);
    }

    public PaperTable Texts() => new(
        words.Say("text-heading"),
        [
            new(words.Say("text-column-no"), 4, Centred: true), new(words.Say("text-column-quote"), 46), new(words.Say("text-column-row"), 6, Centred: true),
            new(words.Say("text-column-year"), 6, Centred: true), new(words.Say("text-column-target"), 8, Centred: true), .. Own(),
        ],
        [.. made.Report.TextTargets.Select((t, i) => (IReadOnlyList<PaperCell>)
        [
            Text(i + 1), t.Quote, t.TableNo is { } no ? Text(no) : "", t.Year is { } year ? Text(year) : "", Target(t), Number(t.Value), State(t.State),
            words.Reason(t.Reason, t.Waiting ?? t.Expected),
        ])]);

    private static PaperColumn Column(string head, int width, bool centred) => new(head, width, centred);

    private PaperColumn Column(AnnexColumn column) => Column(
        words.Of(column.Zh, column.En), WidthOf(column),
        Centred.Contains(column.Field, StringComparer.Ordinal) || column.Field.StartsWith("target-", StringComparison.Ordinal));

    private int WidthOf(AnnexColumn column) => words.IsEnglish && column.Field is ("level1" or "level2") ? Math.Max(column.Width, WidthOfWord) : column.Width;

    private PaperColumn[] Own() =>
    [
        new(words.Say("annex-column-value"), WidthOfValue, Centred: true), new(words.Say("annex-column-state"), WidthOfState, Centred: true),
        new(words.Say("annex-column-note"), WidthOfNote),
    ];

    private PaperCell Cell(AnnexColumn column, IReadOnlyList<ReportRow> rows, int at)
    {
        var row = rows[at];
        var print = made.Print.Row(row.No);
        return column.Field switch
        {
            "no" => Text(row.No),
            "level1" => Group(rows, at, static p => (p?.Level1, null), print?.Level1),
            "level2" => Group(rows, at, static p => (p?.Level1, p?.Level2), print?.Level2),
            "name" => words.Indicator(row.Code, row.Name) + print?.MarkRaw,
            "baseline" => row.Baseline.Text,
            "unit" => words.Unit(row.Unit),
            "sources" => words.Departments(print?.DataSources),
            "lead" => words.Departments(print?.LeadDepartments),
            "targets" => Targets(row.Targets),
            _ => Targets(row.Targets.Where(t => column.Field.Equals(
                string.Create(CultureInfo.InvariantCulture, $"target-{t.Year}"), StringComparison.Ordinal))),
        };
    }

    /// <summary>A group's name stands once, over all of its rows that follow one another.</summary>
    private PaperCell Group(IReadOnlyList<ReportRow> rows, int at, Func<AnnexRow?, (string?, string?)> of, string? name)
    {
        var group = of(made.Print.Row(rows[at].No));
        if (at > 0 && of(made.Print.Row(rows[at - 1].No)) == group)
        {
            return new("", 0);
        }

        return new(words.Level(name), rows.Skip(at).TakeWhile(r => of(made.Print.Row(r.No)) == group).Count());
    }

    private string Targets(IEnumerable<Target> targets) => string.Join('\n', targets.Select(words.Target).Distinct());

    /// <summary>A target as it is judged: the city's assignment, else as printed.</summary>
    public static string AsSet(Target target) => target.Assigned ? $"{Sign(target.Comparator)}{target.Value}" : target.Text;

    private static string? Year(Target target) => target.Year is { } year ? Text(year) : "";

    private static string Target(TextTarget target) => target.Target is null ? "" : $"{Sign(target.Comparator)}{target.Target}";

    private static string Sign(string? comparator) => comparator switch { ">=" => "≥", "<=" => "≤", _ => "" };

    public PaperCell Value(ReportRow row) => row.Parts is not { } parts
        ? Number(row.Value)
        : string.Join('\n', parts.Select(p => words.Say("part", ("part", p.Part), ("text", p.Value is null ? "—" : $"{p.Value} {words.Unit(p.Unit)}"))));

    public static PaperCell Number(string? value) =>
        value is null ? "—" : new PaperCell(value, Number: Rational.TryParse(value, out _));

    private PaperCell State(string state) => new(words.Of(Words.Of("figure", state)), Tone: WorkPaper.ToneOf(state));

    public string Note(ReportRow row)
    {
        var notes = new List<string?>();
        if (row.Parts is null)
        {
            notes.Add(words.Reason(row.Reason, row.Waiting ?? row.Expected));
        }

        foreach (var part in row.Parts ?? [])
        {
            var (state, reason) = (words.Of(Words.Of("figure", part.State)), words.Reason(part.Reason, part.Waiting ?? part.Expected));
            notes.Add(words.Say("part", ("part", part.Part), ("text", reason is null ? state : words.Say("reason-with", ("reason", state), ("waiting", reason)))));
        }

        notes.AddRange(row.Targets.Where(static t => t.Assigned).Select(t => words.Say("assigned", ("year", Year(t)), ("target", AsSet(t)))));
        notes.Add(row.Computed is { } computed ? words.Say("computed", ("value", computed)) : null);
        notes.Add(row.Reported is { } reported ? words.Say("reported", ("value", reported)) : null);
        notes.AddRange(Chosen(row.Variants));
        notes.AddRange((row.Parts ?? []).SelectMany(p => Chosen(p.Variants).Select(c => words.Say("part", ("part", p.Part), ("text", c)))));
        notes.Add(row.Simulated ? words.Say("simulated") : null);
        return string.Join('\n', notes.OfType<string>());
    }

    /// <summary>The defaults stand once for all rows, in the words on how the figures were made.</summary>
    private IEnumerable<string> Chosen(IReadOnlyList<FigureVariant>? variants) =>
        (variants ?? []).Where(static v => v.ByPlan).Select(v => words.Of(v.Zh, v.En));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
