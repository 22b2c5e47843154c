using System.Text.Json.Serialization;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A plan's table for one period, as of one ledger line (指标报表).</summary>
/// <param name="Year">The year the period lies in.</param>
/// <param name="Period">The months the figures are of; null in a report from before there were periods: the whole year.</param>
/// <param name="Editions">The tables it was made under.</param>
/// <param name="Checksum">SHA-256 over its canonical JSON without editions, checksum and issue; the same in every format.</param>
/// <param name="Issue">Whether it is a draft or was issued (送审稿、定稿).</param>
public sealed record Report(
    string Plan, string Name, string Region, int Year, long Line, IReadOnlyList<ReportRow> Rows, IReadOnlyList<TextTarget> TextTargets,
    ReportingPeriod? Period = null, ReportEditions? Editions = null, string? Checksum = null, ReportIssue? Issue = null);

/// <summary>How far a report is: a draft until it is issued as final (送审稿、定稿).</summary>
/// <param name="Stage"><c>draft</c> or <c>final</c>.</param>
/// <param name="Kind">As which kind it was issued; null with all that follows where it was not.</param>
/// <param name="Document">The number it was issued under (文号).</param>
/// <param name="Line">The line that issued it.</param>
/// <param name="At">When that line was recorded.</param>
public sealed record ReportIssue(string Stage, string? Kind = null, string? Document = null, long? Line = null, Instant? At = null)
{
    /// <summary>Of whatever was made and not taken as it was issued.</summary>
    public static readonly ReportIssue None = new(ReportStages.Draft);
}

/// <summary>Under which tables a report was made (版本).</summary>
/// <param name="Rules">The law's tables; after <c>@</c> the last line that changed it, where one did.</param>
/// <param name="Formulas">The catalogue of indicators, its formulas and statistics.</param>
/// <param name="Plan">The edition of the plan whose rows and targets it is of.</param>
/// <param name="Form">The edition of the form it is written in: a row of <c>schemas/codes/report-forms.csv</c>.</param>
public sealed record ReportEditions(string Rules, string Formulas, PlanEdition? Plan = null, int? Form = null);

/// <summary>An edition of a plan (方案版本).</summary>
/// <param name="Edition">Its name; its running number where it was given none.</param>
/// <param name="Line">The line that adopted it.</param>
/// <param name="ValidFrom">Null where it is valid ever since.</param>
/// <param name="Follows">The plan that it continues (接续), by its code.</param>
/// <param name="FollowedBy">The plan that continues it from <paramref name="FollowedFrom"/> on: years from there are judged by that one.</param>
public sealed record PlanEdition(
    string Edition, long Line, LocalDate? ValidFrom = null, string? Follows = null, string? FollowedBy = null, LocalDate? FollowedFrom = null);

/// <summary>One row of the plan's annex, or of its running text where it has none.</summary>
/// <param name="No">As printed, or a running number.</param>
/// <param name="Code">Key of the indicator catalogue.</param>
/// <param name="Value">The adopted figure as decimal text, or a status row's text; null with a <paramref name="Reason"/>.</param>
/// <param name="Exact">Numerator and denominator of the computed figure, before rounding.</param>
/// <param name="Computed">The computed figure, where it differs from the adopted.</param>
/// <param name="Reported">The department's figure, where it differs from the adopted.</param>
/// <param name="State"><c>met</c>, <c>on-the-way</c>, <c>behind</c>, <c>no-figure</c>, <c>not-assigned</c>, <c>not-judged</c>, <c>contradictory</c>.</param>
/// <param name="Reason">
/// Why there is no value, why it is not judged, or by what it is where not by its target alone: a code of <c>schemas/codes/reasons.csv</c>.
/// </param>
/// <param name="Waiting">What is missing, from whom.</param>
/// <param name="SourceLine">The line of the plan's own text.</param>
/// <param name="Compared">The same figure since 1 January and a year before; null for a row in parts, and for a status row.</param>
/// <param name="Adopted">Whose figure the value is; null where there is none, and for a row in parts.</param>
/// <param name="Coverage">Of the flows behind the computed figure; null where none are.</param>
/// <param name="Variants">By which variants the computed figure is worked out; null where its formula leaves no choice.</param>
/// <param name="Expected">Before the target's year: what a straight line from the base year to it comes to (直线进度应达值), with a digit more than the figure.</param>
/// <param name="Rule">Of which months the indicator has figures: <c>monthly</c>, <c>half-yearly</c> or <c>yearly</c> (月度、半年度、年度指标).</param>
public sealed record ReportRow(
    int No, string Code, string Name, string Unit, string Class, bool Mandatory,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Exact? Exact, string? Computed, string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason, string? Waiting, Baseline Baseline,
    IReadOnlyList<Target> Targets, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyList<ReportPart>? Parts,
    string? Scope, IReadOnlyList<string> LeadDepartments, string? Formula, string? Mark, bool Simulated, int? SourceLine,
    string? Reported = null, Comparison? Compared = null, Adoption? Adopted = null, Coverage? Coverage = null,
    IReadOnlyList<FigureVariant>? Variants = null, string? Expected = null, string? Rule = null);

/// <summary>By which variant of a choice a figure is worked out (口径).</summary>
/// <param name="Variant">A row of <c>schemas/codes/variants.csv</c> with its <paramref name="Choice"/>.</param>
/// <param name="ByPlan">Whether the plan says so; else it is the default.</param>
/// <param name="Zh">Choice and variant in words.</param>
/// <param name="Others">What the figure would be by the other variants; only where a figure is opened.</param>
public sealed record FigureVariant(string Choice, string Variant, bool ByPlan, string Zh, string En, IReadOnlyList<VariantValue>? Others = null);

/// <summary>The computed figure by another variant.</summary>
/// <param name="Value">Decimal text; null with a <paramref name="Reason"/>.</param>
public sealed record VariantValue(
    string Variant, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, string? Reason, string Zh, string En);

/// <summary>Whose figure a row prints (采用值): worked out from flows, or the word of an office at a line.</summary>
/// <param name="Basis"><c>computed</c>, <c>reported</c>, <c>official</c> or <c>adopted</c>.</param>
/// <param name="Line">The line that said it; null for a computed figure, like all that follows.</param>
/// <param name="Person">Who entered it, by id.</param>
/// <param name="Reason">Why it is adopted, or why it was corrected (采用说明).</param>
public sealed record Adoption(
    string Basis, long? Line = null, string? Department = null, string? Person = null, string? Reason = null, string? Document = null,
    IReadOnlyList<string>? Evidence = null);

/// <summary>How many of the registered units told flows of the period (覆盖率): a figure of few is a figure of those few.</summary>
/// <param name="Reported">Units with at least one flow of the row's streams in the period.</param>
/// <param name="Registered">Units of the region that the row counts, and that had not closed before the period.</param>
public sealed record Coverage(int Reported, int Registered);

/// <summary>A figure of other months, beside the one of the report's period.</summary>
/// <param name="Value">The adopted figure as decimal text, or a status; null with a <paramref name="Reason"/>.</param>
/// <param name="Waiting">What is missing, from whom.</param>
public sealed record PeriodFigure(
    ReportingPeriod Period, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, Exact? Exact, string? Reason, string? Waiting,
    bool Simulated);

/// <summary>A figure against itself (累计、同比).</summary>
/// <param name="YearBefore">The same months of the year before (上年同期).</param>
/// <param name="Change">From the year before to this one: in percentage points (百分点) where the unit is %, else in %; null where either is no
/// number, or the year before is 0.</param>
/// <param name="Cumulated">Since 1 January (自年初累计); null where the period itself begins there.</param>
/// <param name="CumulatedYearBefore">The same since 1 January of the year before.</param>
/// <param name="CumulatedChange">As <paramref name="Change"/>, of the cumulated figures.</param>
public sealed record Comparison(
    PeriodFigure YearBefore, string? Change, PeriodFigure? Cumulated = null, PeriodFigure? CumulatedYearBefore = null, string? CumulatedChange = null);

/// <summary>Whole numbers as decimal text, so that nothing is rounded.</summary>
public sealed record Exact(string Numerator, string Denominator, string Unit);

/// <summary>Where the plan began (现状值).</summary>
public sealed record Baseline(
    int? Year, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, string Text);

/// <param name="Basis">Whether the comparator is printed (<c>explicit</c>) or our reading (<c>inferred</c>, <c>running_text</c>).</param>
/// <param name="Assigned">True where the city assigned it.</param>
public sealed record Target(int? Year, string Text, string? Value, string? Comparator, string? Basis, string? Part, bool Assigned);

/// <summary>One of several measures or targets in one row.</summary>
public sealed record ReportPart(
    string Part, string Code, string Unit, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Exact? Exact, string? Computed, string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason, string? Waiting, IReadOnlyList<Target> Targets,
    string? Reported = null, Comparison? Compared = null, Adoption? Adopted = null, Coverage? Coverage = null,
    IReadOnlyList<FigureVariant>? Variants = null, string? Expected = null, string? Rule = null);

/// <summary>A target that stands in the plan's running text.</summary>
public sealed record TextTarget(
    string Quote, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Code, int? Year, string? Target, string? Comparator,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Exact? Exact, string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason, string? Waiting, int? TableNo, int? SourceLine,
    string? Expected = null);

/// <summary>The mass identity of one stream over a period, in grams (物料平衡): in equals out, always.</summary>
/// <param name="MovedIn">Of a region: came from sites of other regions. What is on its way stands with the site it left.</param>
/// <param name="MovedOut">Of a region: went to sites of other regions.</param>
/// <param name="Code">Where it was asked by code.</param>
/// <param name="Region">Where it was asked of a region: its sites are those that its bureau, or one below it, supervises.</param>
public sealed record StreamIdentity(
    string Stream, long Opening, long Generated, long ResiduesBorn, long BroughtIn, long Gains, long ReclassifiedIn,
    long Utilised, long Incinerated, long Landfilled, long Otherwise, long StorageLoss, long Weighing, long ReclassifiedOut,
    long SentOut, long ClosingStock, long ClosingTransit, long ClosingDiscrepancy, long MovedIn = 0, long MovedOut = 0,
    WasteCode? Code = null, string? Region = null)
{
    public long In => Opening + Generated + ResiduesBorn + BroughtIn + Gains + ReclassifiedIn + MovedIn;

    public long Out => Utilised + Incinerated + Landfilled + Otherwise + StorageLoss + Weighing + ReclassifiedOut + SentOut + MovedOut
        + ClosingStock + ClosingTransit + ClosingDiscrepancy;
}

/// <summary>The mass identity of all treatments up to a line, in grams: waste in + additions = products + residues + losses + emplaced + left open.</summary>
/// <param name="Count">How many treatments there were.</param>
/// <param name="Unbalanced">The lines of treatments that do not come to zero: none, or the ledger is broken.</param>
/// <param name="LeftOpen">What corrections left on the plants' discrepancy accounts; below zero where more came out than went in.</param>
public sealed record TreatmentIdentity(
    long Line, long Count, long WasteIn, long Additions, long Products, long Residues, long Losses, long Emplaced,
    IReadOnlyList<long> Unbalanced, long LeftOpen = 0);

/// <summary>An adopted plan in a list.</summary>
/// <param name="Name">The document's title.</param>
/// <param name="LastTargetYear">The last year with a figure to reach: what a report is of when no year is asked for.</param>
/// <param name="Anomalies">What the source gets wrong, as found when it was read; kept, not mended.</param>
/// <param name="Line">The line that adopted it.</param>
/// <param name="Editions">All its editions, in the order they were adopted in; the rest of what is said is of the last.</param>
/// <param name="Found">What rules find odd in it (核对提示), each with its place in the document.</param>
public sealed record PlanSummary(
    string Plan, string Name, string Region, string RegionName, IReadOnlyList<int> TargetYears, int LastTargetYear, int Rows, int TextTargets,
    IReadOnlyList<string> Anomalies, long Line, IReadOnlyList<PlanEdition>? Editions = null, IReadOnlyList<Note>? Found = null);

/// <summary>A plan that somebody would like to look at before it is adopted (方案预览).</summary>
/// <param name="Document">The JSON of <c>schemas/plans</c>.</param>
public sealed record PreviewPlan(string Plan, string Region, System.Text.Json.JsonElement Document);

/// <summary>How a plan would be read, were it adopted now. Nothing is written.</summary>
/// <param name="Name">The document's title.</param>
/// <param name="Anomalies">What its document says the source gets wrong.</param>
/// <param name="Found">What the answer to its adoption would note: codes that the catalogue lacks, and what rules find odd, each with its place.</param>
public sealed record PlanPreview(
    string Plan, string Name, string Region, string RegionName, IReadOnlyList<int> TargetYears, int Rows, int TextTargets, IReadOnlyList<string> Anomalies,
    IReadOnlyList<Note> Found);
