using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Client;

/// <summary>The doors of figures: reports, what was issued, what they are made of, and what is still to be handed in.</summary>
public sealed partial class WasteFlowClient
{
    /// <summary>A plan's table; without a period, of the last year with a target.</summary>
    public Task<Outcome<Report>> Report(string plan, ReportingPeriod? period = null, long? atLine = null, CancellationToken cancel = default) =>
        Get<Report>(Query("indicators/report", ("plan", plan), ("period", period?.ToString()), ("atLine", Number(atLine))), cancel);

    /// <summary>The table of the final that stands for a plan, a period and a kind, as it was issued and not as it is known by now.</summary>
    /// <param name="kind">A kind that is of the plan's rows: any but <c>flows</c>.</param>
    public Task<Outcome<Report>> ReportAsIssued(string plan, ReportingPeriod period, string kind = "annex", CancellationToken cancel = default) =>
        Get<Report>(Query("indicators/report", ("plan", plan), ("period", period.ToString()), ("issued", kind)), cancel);

    /// <summary>What the waste of a plan's region came from and what became of it, in grams.</summary>
    public Task<Outcome<FlowStatement>> Flows(string plan, ReportingPeriod? period = null, long? atLine = null, CancellationToken cancel = default) =>
        Get<FlowStatement>(Query("indicators/report", ("plan", plan), ("kind", "flows"), ("period", period?.ToString()), ("atLine", Number(atLine))), cancel);

    /// <summary>The plans that were adopted.</summary>
    public Task<Outcome<IReadOnlyList<PlanSummary>>> Plans(CancellationToken cancel = default) => Get<IReadOnlyList<PlanSummary>>("indicators/plans", cancel);

    /// <summary>A report of a plan as a file to take away.</summary>
    /// <param name="kind">A row of <c>schemas/codes/report-kinds.csv</c>.</param>
    /// <param name="format"><c>xlsx</c>, <c>docx</c>, <c>html</c>, <c>pdf</c>, <c>csv</c>, <c>json</c>; <c>svg</c> of the flow statement only.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="period">Null for the last year with a target.</param>
    public Task<Outcome<MadeFile>> ReportFile(
        string plan, string kind, string format, string language, ReportingPeriod? period = null, long? atLine = null, CancellationToken cancel = default) =>
        GetFile(
            Query("indicators/report", ("plan", plan), ("kind", kind), ("period", period?.ToString()), ("format", format), ("language", language), ("atLine", Number(atLine))),
            cancel);

    /// <summary>A report as it was issued, as a file that says draft or final and its number (送审稿、定稿).</summary>
    /// <param name="issuedBy">The line that issued it.</param>
    public Task<Outcome<MadeFile>> ReportFileAsIssued(string plan, long issuedBy, string format, string language, CancellationToken cancel = default) =>
        GetFile(Query("indicators/report", ("plan", plan), ("issuedBy", Number(issuedBy)), ("format", format), ("language", language)), cancel);

    /// <summary>Has a report made in the background; the same that is still open is not made twice.</summary>
    public Task<Outcome<ReportJob>> MakeReport(MakeReport report, CancellationToken cancel = default) =>
        Post<MakeReport, ReportJob>("indicators/report-jobs", report, cancel);

    /// <summary>How far a report in the background is.</summary>
    public Task<Outcome<ReportJob>> ReportJob(long job, CancellationToken cancel = default) => Get<ReportJob>($"indicators/report-jobs/{job}", cancel);

    /// <summary>The reports in the background, the latest first; of one plan or of all of the reader's.</summary>
    public Task<Outcome<IReadOnlyList<ReportJob>>> ReportJobs(string? plan = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<ReportJob>>(Query("indicators/report-jobs", ("plan", plan)), cancel);

    /// <summary>The file of a report that is done.</summary>
    public Task<Outcome<MadeFile>> ReportJobFile(long job, CancellationToken cancel = default) => GetFile($"indicators/report-jobs/{job}/file", cancel);

    /// <summary>What was issued of a plan, in order.</summary>
    public Task<Outcome<IReadOnlyList<IssuedReport>>> Issued(string plan, CancellationToken cancel = default) =>
        Get<IReadOnlyList<IssuedReport>>(Query("indicators/issued", ("plan", plan)), cancel);

    /// <summary>What the final of a plan, a period and a kind would say now, and the lines that made the difference.</summary>
    /// <param name="kind">A row of <c>report-kinds.csv</c>; of <c>flows</c> the statement's terms are compared, of the others the plan's rows.</param>
    public Task<Outcome<Restatement>> Restated(string plan, ReportingPeriod period, string kind = "annex", CancellationToken cancel = default) =>
        Get<Restatement>(Query("indicators/restated", ("plan", plan), ("period", period.ToString()), ("kind", kind)), cancel);

    /// <summary>A figure opened: its two terms as formulas, and each measure in them. Without a period, of the last year with a target.</summary>
    /// <param name="part">One of several measures in the row; null for the whole.</param>
    public Task<Outcome<FigureView>> Figure(
        string plan, int row, string? part = null, ReportingPeriod? period = null, long? atLine = null, CancellationToken cancel = default) =>
        Get<FigureView>(Query("indicators/figure", Which(plan, row, part, period, atLine)), cancel);

    /// <summary>A page of the cells that a term of a figure adds up.</summary>
    /// <param name="term">Its number in the figure, from 1.</param>
    /// <param name="from">What to begin with, from 0: the <c>next</c> of the page before.</param>
    /// <param name="take">1 to 1000.</param>
    public Task<Outcome<FigureCells>> FigureCells(
        string plan, int row, int term = 1, string? part = null, ReportingPeriod? period = null, long? atLine = null, int from = 0, int take = 100,
        CancellationToken cancel = default) =>
        Get<FigureCells>(Query("indicators/figure/cells", [.. Which(plan, row, part, period, atLine), .. Page(term, from, take)]), cancel);

    /// <summary>A page of the lots behind a cell, each with the line that posted it.</summary>
    /// <param name="cell">The <see cref="FigureCell.Cell"/> of one of the term's cells.</param>
    /// <param name="term">Its number in the figure, from 1.</param>
    /// <param name="take">1 to 1000.</param>
    public Task<Outcome<FigureLots>> FigureLots(
        string plan, int row, string cell, int term = 1, string? part = null, ReportingPeriod? period = null, long? atLine = null, int from = 0, int take = 100,
        CancellationToken cancel = default) =>
        Get<FigureLots>(
            Query("indicators/figure/lots", [.. Which(plan, row, part, period, atLine), .. Page(term, from, take), ("cell", cell)]), cancel);

    /// <summary>A page of the sites that a term of a figure counts, or has the capacity of.</summary>
    /// <param name="term">Its number in the figure, from 1.</param>
    /// <param name="take">1 to 1000.</param>
    public Task<Outcome<FigureSites>> FigureSites(
        string plan, int row, int term = 1, string? part = null, ReportingPeriod? period = null, long? atLine = null, int from = 0, int take = 100,
        CancellationToken cancel = default) =>
        Get<FigureSites>(Query("indicators/figure/sites", [.. Which(plan, row, part, period, atLine), .. Page(term, from, take)]), cancel);

    /// <summary>Which figures a manifest touches, of the plans that the reader may see.</summary>
    public Task<Outcome<ManifestFigures>> Touched(ManifestNumber manifest, CancellationToken cancel = default) =>
        Get<ManifestFigures>($"indicators/touched?manifest={manifest}", cancel);

    /// <summary>What a plan's indicators would be, had some flows of its region gone elsewhere. Nothing is written.</summary>
    public Task<Outcome<WhatIfFigures>> WhatIf(WhatIf question, CancellationToken cancel = default) =>
        Post<WhatIf, WhatIfFigures>("indicators/what-if", question, cancel);

    /// <summary>What a formula would come to for a region and a period, or where it is wrong. Nothing is written.</summary>
    public Task<Outcome<FormulaValue>> TryFormula(TryFormula question, CancellationToken cancel = default) =>
        Post<TryFormula, FormulaValue>("indicators/try-formula", question, cancel);

    /// <summary>How a plan would be read, and what is odd in it, were it adopted. Nothing is written.</summary>
    public Task<Outcome<PlanPreview>> PreviewPlan(PreviewPlan plan, CancellationToken cancel = default) =>
        Post<PreviewPlan, PlanPreview>("indicators/preview-plan", plan, cancel);

    /// <summary>What departments have to hand in for a plan: late or not by the room's clock.</summary>
    /// <param name="state"><c>open</c>, <c>late</c> or <c>done</c>; null for all.</param>
    public Task<Outcome<IReadOnlyList<EntryTask>>> Tasks(
        string plan, ReportingPeriod? period = null, string? department = null, string? state = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<EntryTask>>(
            Query("indicators/tasks", ("plan", plan), ("period", period?.ToString()), ("department", department), ("state", state)), cancel);

    /// <summary>The mass identity of every stream, or of one, from the first day to the last one, both included.</summary>
    public Task<Outcome<IReadOnlyList<StreamIdentity>>> Identity(
        string? stream = null, LocalDate? from = null, LocalDate? to = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<StreamIdentity>>(
            Query("indicators/identity", ("stream", stream), ("from", Day(from)), ("to", Day(to))), cancel);

    /// <summary>The same of a region's sites, or of a code, by months; with <paramref name="byCode"/> one for each code.</summary>
    public Task<Outcome<IReadOnlyList<StreamIdentity>>> IdentityOf(
        string? region, string? stream = null, WasteCode? code = null, bool byCode = false, ReportingPeriod? period = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<StreamIdentity>>(
            Query("indicators/identity", ("region", region), ("stream", stream), ("code", code?.Text), ("by", byCode ? "code" : null), ("period", period?.ToString())),
            cancel);

    /// <summary>All treatments summed, and the lines of those that do not balance.</summary>
    public Task<Outcome<TreatmentIdentity>> Treatments(CancellationToken cancel = default) =>
        Get<TreatmentIdentity>("indicators/treatments", cancel);

    private static (string Name, string? Value)[] Which(string plan, int row, string? part, ReportingPeriod? period, long? atLine) =>
        [("plan", plan), ("row", Number(row)), ("part", part), ("period", period?.ToString()), ("atLine", Number(atLine))];

    private static (string Name, string? Value)[] Page(int term, int from, int take) =>
        [("term", Number(term)), ("from", Number(from)), ("take", Number(take))];

    private static string? Day(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;
}
