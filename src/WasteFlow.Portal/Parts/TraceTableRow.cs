using WasteFlow.Waste;

namespace WasteFlow.Portal.Parts;

/// <summary>Like lots of a trace in one row: what is said of them, which they are, and their grams together.</summary>
public sealed record TraceTableRow(IReadOnlyList<string> Cells, IReadOnlyList<LotId> Lots, long Grams);
