using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Where waste went, or came from (追溯): acts are nodes, lots are edges. Roots, or outcomes plus open, sum to the whole.</summary>
/// <param name="Line">The ledger's line it is true at.</param>
/// <param name="Of">The manifest or lot asked for, or a treatment's line; a site or region is followed by its days, <c>works 2026-06-01/..</c>.</param>
/// <param name="Direction"><c>forward</c> or <c>back</c>.</param>
/// <param name="Outcomes">Where mass ended; on the way back the outcomes that were asked for, if any.</param>
/// <param name="Open">What has not ended; on the way back the lots that were asked for.</param>
public sealed record Trace(
    long Line, string Of, string Direction, IReadOnlyList<TraceNode> Nodes, IReadOnlyList<TraceEdge> Edges,
    IReadOnlyList<TraceRoot> Roots, IReadOnlyList<TraceOutcome> Outcomes, IReadOnlyList<TraceOpen> Open);

/// <param name="Id">The line's number as text; edges name it.</param>
/// <param name="Holder">Null where the reader may not know it.</param>
public sealed record TraceNode(string Id, string Act, string Kind, SiteId? Holder, Instant At, long Grams);

public sealed record TraceEdge(string From, string To, LotId? Lot, long Grams);

public sealed record TraceRoot(LotId Lot, SiteId? Producer, WasteCode Code, string Kind, long Grams);

/// <param name="Method">A method code, or the account the mass ended in (<c>weighing</c>, <c>storage-loss</c>, <c>sent-out</c>).</param>
/// <param name="Class">An outcome class, or <c>difference</c>, <c>loss</c>, <c>sent-out</c>.</param>
public sealed record TraceOutcome(LotId Lot, string Method, string Class, SiteId? Holder, long Grams);

/// <param name="Place">Storage, transit or discrepancy.</param>
public sealed record TraceOpen(SiteId? Holder, LotId Lot, string Place, long Grams);
