using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A figure that an office entered, with every version of it (填报记录). The last version stands.</summary>
/// <param name="Name">The statistic, or the indicator's code.</param>
/// <param name="Part">The scope of a statistic, or the part of an indicator; null for the whole.</param>
/// <param name="Kind">Of an indicator's value: <c>reported</c>, <c>official</c>, <c>base</c> or <c>adopted</c>.</param>
public sealed record EnteredFigure(
    string Name, string Region, ReportingPeriod Period, string? Part, string? Kind, string Unit, IReadOnlyList<EntryVersion> Versions);

/// <summary>One version: a line of the ledger.</summary>
/// <param name="Person">Who entered it, by id.</param>
/// <param name="Value">Decimal text in the figure's unit; null where it is a <paramref name="Text"/>.</param>
public sealed record EntryVersion(
    long Line, Instant RecordedAt, string Person, string Department, string? Value, string? Text, string Document, string? Definition,
    string? PriceBasis, string? Reason, IReadOnlyList<string>? Evidence, bool ConfirmedZero, bool Simulated);
