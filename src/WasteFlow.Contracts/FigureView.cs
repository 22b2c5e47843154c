using System.Text.Json.Serialization;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A figure opened (指标下钻): its two terms as formulas, and each measure in them.</summary>
/// <param name="Row">The plan's row.</param>
/// <param name="Part">One of several measures in the row; null for the whole.</param>
/// <param name="Line">The ledger's line that it is true at.</param>
/// <param name="Value">The adopted figure, as the report has it.</param>
/// <param name="Denominator">Null where nothing is divided by.</param>
/// <param name="Variants">By which variants it is worked out, and what it would be by the others.</param>
public sealed record FigureView(
    string Plan, string Region, int Row, string? Part, string Code, ReportingPeriod Period, long Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, string Unit, Exact? Exact, string? Reason, string? Waiting,
    FigureSide? Numerator, FigureSide? Denominator, IReadOnlyList<FigureVariant>? Variants = null);

/// <param name="Value">Worked out exactly, in tonnes where it is a mass; null where an input is missing.</param>
public sealed record FigureSide(string? Value, IReadOnlyList<FigureTerm> Terms);

/// <summary>One measure, statistic or base value of a formula.</summary>
/// <param name="No">Its number in the figure, from 1: the numerator's go first.</param>
/// <param name="Text">As a formula writes it.</param>
/// <param name="Value">In tonnes, sites or the statistic's own unit; null with a <paramref name="Reason"/>.</param>
/// <param name="Grams">Of a mass: the sum of its cells.</param>
/// <param name="Cells">How many cells it is made of; null where it is not made of flows.</param>
/// <param name="Sites">How many sites it counts, or has the capacity of; null where it counts none.</param>
public sealed record FigureTerm(
    int No, string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, long? Grams, int? Cells, string? Reason, string? Waiting,
    int? Sites = null);

/// <summary>A page of the cells that a term adds up.</summary>
/// <param name="Grams">Of all of them, not of the page alone.</param>
/// <param name="Next">What to begin the next page with; null on the last.</param>
public sealed record FigureCells(long Line, string Term, long Grams, int Count, IReadOnlyList<FigureCell> Cells, int? Next);

/// <param name="Cell">Names it, to ask for its lots.</param>
/// <param name="Producer">Whose waste it is, or a residue's plant.</param>
/// <param name="Facility">Where it happened.</param>
/// <param name="With">The method; for what moved the other site, for what was reclassified the other stream and code.</param>
/// <param name="Since">For what is stored: the month it was generated.</param>
public sealed record FigureCell(
    string Cell, string Month, SiteId Producer, string Measure, string Stream, WasteCode Code, SiteId Facility, string? With, string? Since, long Grams);

/// <summary>A page of the lots behind a cell, each with the line that posted it.</summary>
/// <param name="Grams">Of all of them: the cell's.</param>
public sealed record FigureLots(long Line, string Cell, long Grams, int Count, IReadOnlyList<FigureLot> Lots, int? Next);

/// <param name="Line">The line that posted it.</param>
/// <param name="Lot">Null where a difference was closed that had no lot.</param>
/// <param name="Manifest">Whose load the lot is or was.</param>
/// <param name="Grams">Below zero for what went out of a store, or was taken back.</param>
public sealed record FigureLot(long Line, LotId? Lot, ManifestNumber? Manifest, long Grams);

/// <summary>A page of the sites that a term counts, as the register had them on the period's last day.</summary>
/// <param name="Count">Of all of them.</param>
public sealed record FigureSites(long Line, string Term, int Count, IReadOnlyList<FigureCounted> Sites, int? Next);

/// <param name="Papers">Numbers of the permits, policies, contracts and inspections that it is counted by.</param>
/// <param name="DailyCapacity">Of a facility, in grams.</param>
/// <param name="PerMille">How much of the capacity is the region's; null where sites are counted.</param>
public sealed record FigureCounted(
    SiteId Site, string Name, string Kind, string Supervisor, string Status, IReadOnlyList<string> Papers, long? DailyCapacity = null, int? PerMille = null);

/// <summary>Which figures a manifest touches (反查), in the years it happened in.</summary>
/// <param name="Lines">The lines of the manifest, and those that moved or treated its lots.</param>
public sealed record ManifestFigures(ManifestNumber Manifest, long Line, IReadOnlyList<long> Lines, IReadOnlyList<TouchedFigure> Figures);

/// <param name="Term">The term's text.</param>
/// <param name="Numerator">Whether the term stands above the line.</param>
/// <param name="Grams">What of the term is this manifest's; of a number of sites what they are counted by.</param>
public sealed record TouchedFigure(string Plan, int Row, string? Part, string Code, ReportingPeriod Period, bool Numerator, string Term, long Grams);
