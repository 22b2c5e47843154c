using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;
using Calendar = WasteFlow.Waste.Calendar;

namespace WasteFlow.Indicators;

/// <summary>What people hand in, as papers: the table of indicators first, in the plan's own layout.</summary>
public static class Papers
{
    private static readonly ZonedDateTimePattern Minutes = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);

    /// <param name="kind">A row of <c>schemas/codes/report-kinds.csv</c>.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static Paper Of(Made made, string kind, string language)
    {
        var words = Sentences.In(language);
        return made.Flows is { } flows ? Flows(made, flows, words)
            : ReportKind.Find(kind) is not { Kind: not ReportKind.Annex } written ? Annex(made, words)
            : new(
                language, Landscape: false,
                Titled(made, words, words.Say("work-title", ("name", words.Plan(made.Report.Name)), ("kind", words.Of(written.Zh, written.En)), ("period", words.Period(made.Period)))),
                Beneath(made, words), [.. new WorkPaper(made, written, words).Blocks()], Seal(made, kind, words), made.At.ToDateTimeOffset());
    }

    private static Paper Annex(Made made, Sentences words)
    {
        var table = new AnnexTable(made, words);
        return new(
            words.Language, Landscape: true, Titled(made, words, words.Say("annex-title", ("name", words.Plan(made.Report.Name)))), Beneath(made, words),
            [
                table.Indicators(),
                .. Notes(made, table.PrintsUnits, words).Select(static n => new PaperText(n, Small: true)),
                new PaperText(words.Say("annex-counts", ("rows", Text(made.Report.Rows.Count)), ("counts", WorkPaper.Said(made.Report.Rows.Select(static r => r.State), words))), Small: true),
                new PaperHeading(words.Say("text-heading")),
                table.Texts(),
            ],
            Seal(made, ReportKind.Annex, words), made.At.ToDateTimeOffset());
    }

    private static Paper Flows(Made made, FlowStatement flows, Sentences words) => new(
        words.Language, Landscape: true, Titled(made, words, words.Say("flows-title", ("region", words.Region(flows.RegionName)), ("period", words.Period(flows.Period)))), Beneath(made, words),
        [.. new FlowPaper(flows, words).Blocks()], Seal(made, ReportKind.Flows, words), made.At.ToDateTimeOffset());

    /// <summary>The plan's own notes below its annex, and what is said of our columns.</summary>
    private static IEnumerable<string> Notes(Made made, bool hasUnits, Sentences words)
    {
        for (var i = 1; Sentences.Has(Note(i)); i++)
        {
            yield return words.Say(Note(i));
        }

        if (made.Print.HasIndicatorTable == false)
        {
            yield return words.Say("annex-note-running-text");
        }

        yield return words.Say(hasUnits ? "annex-note-own" : "annex-note-own-unit");

        string Note(int number) => string.Create(CultureInfo.InvariantCulture, $"annex-note-{made.Report.Plan}-{number}");
    }

    private static string Titled(Made made, Sentences words, string title) => words.Say("stage-title", ("title", title), ("stage", StageOf(made, words)));

    private static string StageOf(Made made, Sentences words) => words.Of(Words.Of("report-stage", made.Issue.Stage));

    private static string[] Beneath(Made made, Sentences words) =>
    [
        words.Say(
            "beneath", ("region", words.Region(made.Print.RegionName)), ("period", words.Period(made.Period)), ("line", Text(made.Report.Line)), ("at", Minute(made.At))),
        Stage(made, words),
    ];

    /// <summary>Draft or final, and under which number it was issued (送审稿、定稿).</summary>
    public static string Stage(Made made, Sentences words) => made.Issue is { Document: { } document, Line: { } line, At: { } at }
        ? words.Say("stage-issued", ("stage", StageOf(made, words)), ("document", document), ("line", Text(line)), ("at", Minute(at)))
        : words.Say("stage-unissued", ("stage", StageOf(made, words)));

    private static string Minute(Instant at) => Minutes.Format(at.InZone(Calendar.Zone));

    private static IReadOnlyList<string> Seal(Made made, string kind, Sentences words)
    {
        var report = made.Report;
        return
        [
            words.Say("seal-editions", ("line", Text(report.Line)), ("plan", report.Editions!.Plan!.Edition), ("adopted", Text(report.Editions.Plan.Line)), ("rules", report.Editions.Rules),
                ("formulas", report.Editions.Formulas), ("form", Text(ReportForm.Current.Edition))),
            words.Say("seal-checksum", ("checksum", made.Checksum)),
            words.Say("seal-verify"),
            CodeOf(made, kind, words.Language),
        ];
    }

    /// <summary>What a file of it says of itself.</summary>
    public static string CodeOf(Made made, string kind, string language) =>
        new SealCode(
            ReportForm.Current.Edition, made.Report.Plan, made.Period, kind, made.Report.Line, language, made.Checksum, made.Issue.Stage, made.Issue.Line).ToString();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
