using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// What a region's waste came from and what became of it in a period, as of one ledger line (固体废物流向表): for each stream what was there and came in
/// equals what ended and stands, to the gram.
/// </summary>
/// <param name="Kind">Always <c>flows</c>: the report's kind.</param>
/// <param name="Plan">The plan whose region it is of.</param>
/// <param name="Name">The plan's title.</param>
/// <param name="Simulated">Whether any site in it exists in a simulation only.</param>
/// <param name="Editions">The tables it was made under.</param>
/// <param name="Checksum">SHA-256 over its canonical JSON without editions, checksum and issue; the same in every format.</param>
/// <param name="Issue">Whether it is a draft or was issued (送审稿、定稿).</param>
public sealed record FlowStatement(
    string Kind, string Plan, string Name, string Region, string RegionName, ReportingPeriod Period, long Line, IReadOnlyList<StreamFlows> Streams, bool Simulated,
    ReportEditions? Editions = null, string? Checksum = null, ReportIssue? Issue = null);

/// <summary>One stream's flows in grams, those that are not zero.</summary>
/// <param name="Transferred">Left their producers' stores by manifests in the period, net of what came back (转移量). A memo beside the identity.</param>
/// <param name="Received">Accepted in the region in the period, at the first receipt after it left its producer (接受量). Likewise.</param>
public sealed record StreamFlows(string Stream, IReadOnlyList<FlowTerm> In, IReadOnlyList<FlowTerm> Out, long Transferred, long Received);

/// <param name="Term">In: <c>opening</c>, <c>generated</c>, <c>residue</c>, <c>brought-in</c>, <c>moved-in</c>, <c>gain</c>, <c>reclassified-in</c>. Out:
/// <c>utilised</c>, <c>incinerated</c>, <c>landfilled</c>, <c>otherwise</c>, <c>stock</c>, <c>lost</c>, <c>sent-out</c>, <c>reclassified-out</c>,
/// <c>transit</c>, <c>open</c>, <c>weighing</c>, <c>moved-out</c>.</param>
/// <param name="Place">Of what ended or stands: <c>origin</c> at the site it arose at, <c>received</c> elsewhere, <c>way</c> between the two; null for what came in.</param>
/// <param name="Grams">Below zero only for <c>open</c> and <c>weighing</c>, where more arrived than left.</param>
public sealed record FlowTerm(string Term, string? Place, long Grams);
