using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>A lot's whole history: what came in when it was made, and what left it, in order. Lots are filled once, by the line that makes them.</summary>
/// <param name="Initial">Root → grams when it was made.</param>
/// <param name="Told">The word its moisture has of its own; null where it only has what its sources had.</param>
public sealed record TracedLot(
    LotBorn Born, string Act, Instant At, IReadOnlyList<TracedIn> Ins, IReadOnlyList<Atom> Initial, IReadOnlyList<TracedOut> Outs,
    MoistureWord? Told = null)
{
    public long Line => Born.Lot.Line;

    public long Grams => Initial.Sum(static a => a.Grams);

    /// <summary>Root → grams of what is left.</summary>
    public Atoms Left() => Atoms.Of(Initial).Less(Outs.SelectMany(static o => o.Atoms));

    /// <summary>What was left after the line <paramref name="at"/>.</summary>
    public long LeftAt(long at) => Grams - Outs.Where(o => o.Line <= at).Sum(static o => o.Grams);
}

/// <summary>That the moisture of a lot was said of it itself, at its weighing or by an assay (化验).</summary>
/// <param name="AssayedAt">The line of the last assay; null where there was none.</param>
/// <param name="Gone">Nothing of the lot was left at that line: the sample can only be of what had gone on.</param>
public sealed record MoistureWord(long? AssayedAt, bool Gone);

/// <param name="From">A lot, or an account, which made the lot a root for these grams.</param>
public sealed record TracedIn(string From, long Grams, IReadOnlyList<Atom> Atoms);

/// <param name="Site">Where it happened, for moves into accounts.</param>
/// <param name="Method">The method, for treatments.</param>
public sealed record TracedOut(
    long Line, string Act, Instant At, string To, long Grams, string? Class, string? Method, SiteId? Site, IReadOnlyList<Atom> Atoms);

/// <summary>A treatment's sums, for traces that look through it by the share of waste input.</summary>
public sealed record TracedTreatment(
    long Line, string Method, SiteId Site, Instant At, long WasteIn, long Additions, IReadOnlyList<LotGramsIn> Inputs, IReadOnlyList<LotId> Residues);

/// <summary>A lot that went into a treatment.</summary>
public sealed record LotGramsIn(LotId Lot, long Grams);

/// <summary>A manifest as its lines tell it.</summary>
/// <param name="Lots">Every lot of its items, in the order they were made.</param>
public sealed record TracedManifest(
    FileManifest Said, ManifestNumber Number, EnterpriseId MoverEnterprise, EnterpriseId ReceiverEnterprise, EnterpriseId Carrier, SiteId Receiver,
    string? Vehicle, string State, IReadOnlyList<TracedItem> Items, IReadOnlyList<LotId> Lots, IReadOnlyList<ManifestLineView> Lines);

/// <summary>An item's weights so far, in grams.</summary>
/// <param name="Surplus">What the discrepancy account still owes for mass that arrived beyond tolerance.</param>
/// <param name="LoadedAs">As it was measured or estimated.</param>
/// <param name="ReceivedAs">Likewise; the whole weighing where it was shared.</param>
/// <param name="Shared">One weighing was shared over several items.</param>
public sealed record TracedItem(
    long Declared, long? Loaded, long? Received, long? Refused, string? Decision, long Surplus = 0, Quantity? LoadedAs = null,
    Quantity? ReceivedAs = null, bool Shared = false);

/// <summary>The manifest of a line that somebody entered for another party (代录).</summary>
public sealed record EnteredFor(ManifestNumber Manifest);
