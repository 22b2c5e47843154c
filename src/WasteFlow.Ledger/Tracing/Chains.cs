using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>A treatment's sums, for traces that look through it by the share of waste input.</summary>
/// <param name="Since">The correcting line that these sums hold from; null where they hold from the beginning.</param>
/// <param name="Covered">What a correction found to have come out beyond what went in: it stands on the plant's discrepancy account.</param>
public sealed record TracedTreatment(
    long Line, string Method, SiteId Site, Instant At, long WasteIn, long Additions, IReadOnlyList<LotGramsIn> Inputs, IReadOnlyList<LotId> Residues,
    long? Since = null, long Covered = 0)
{
    /// <summary>All that residues have their shares of.</summary>
    public long AllIn() => WasteIn + Additions + Covered;
}

/// <summary>A lot that went into a treatment.</summary>
public sealed record LotGramsIn(LotId Lot, long Grams);

/// <summary>A manifest as its lines tell it.</summary>
/// <param name="Lots">Every lot of its items, in the order they were made.</param>
public sealed record TracedManifest(
    FileManifest Said, ManifestNumber Number, EnterpriseId MoverEnterprise, EnterpriseId ReceiverEnterprise, EnterpriseId Carrier, SiteId Receiver,
    string? Vehicle, string State, IReadOnlyList<TracedItem> Items, IReadOnlyList<LotId> Lots, IReadOnlyList<ManifestLineView> Lines,
    TracedHead? Before = null, string? NationalNumber = null, IReadOnlyList<ManifestLeg>? Legs = null);

/// <summary>What an act may change of a manifest, as it was before the last one: a signer may take that back.</summary>
public sealed record TracedHead(
    EnterpriseId Carrier, SiteId Receiver, EnterpriseId ReceiverEnterprise, string? Vehicle, IReadOnlyList<TracedItem> Items,
    IReadOnlyList<ManifestLeg>? Legs = null);

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
