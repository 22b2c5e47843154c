using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>A manifest as it stands after the last line.</summary>
/// <param name="PickUp">How the pick-up is known: <c>none</c>, <c>said</c>, <c>implied</c> by a receipt that came first, or <c>confirmed</c> after that.</param>
/// <param name="Takes">The allowances it holds as pending.</param>
/// <param name="LastAt">The latest time that an act after the filing claims; null where none is later than it.</param>
/// <param name="Round">The round that it was weighed with, where several manifests shared one weighing.</param>
/// <param name="Carriage">How it goes without a vehicle; null for a vehicle.</param>
/// <param name="Line">The line that changed it last.</param>
/// <param name="Law">The last line that had changed the law when it was filed; null where none had.</param>
/// <param name="Freed">What a refusal of the whole load set free, item by item: sent on under the same number, it is held again.</param>
/// <param name="Before">As it was before that line: what a signer who takes his act back restores.</param>
public sealed record ManifestState(
    ManifestNumber Number, string State, string Stream, SiteId Mover, EnterpriseId Carrier, string? Vehicle, SiteId Receiver,
    ManifestNumber? LinkedTo, Instant FiledAt, string PickUp, IReadOnlyList<ItemState> Items, IReadOnlyList<AllowanceTake> Takes,
    string? Carriage = null, Instant? LastAt = null, RoundState? Round = null, long Line = 0, ManifestState? Before = null,
    long? Law = null, IReadOnlyList<AllowanceTake>? Freed = null)
{
    /// <summary>What it holds once it has been turned away whole; takes without an item are from before, and go on as they did.</summary>
    public IReadOnlyList<AllowanceTake>? FreedIf(bool all) => all && Takes.Any(static t => t.Item is not null) ? [.. Takes.Where(static t => t.Item is not null)] : null;

    public bool AnyOpen => Items.Any(static i => i.Short is not null || i.Surplus > 0);
}

/// <summary>A collection round as its manifests remember it: which they are, by the first, and what they weighed together.</summary>
public sealed record RoundState(ManifestNumber First, int Manifests, long Grams)
{
    /// <summary>The manifests in the order in which the weight is shared, however they were named.</summary>
    public static IReadOnlyList<ManifestNumber> Order(IEnumerable<ManifestNumber> named) =>
        [.. named.OrderBy(static m => m.Text, StringComparer.Ordinal)];
}

/// <summary>One item with all its weights, in grams; null until known.</summary>
/// <param name="Reserved">What of which lots the filing reserved; empty where mass becomes known later.</param>
/// <param name="Containers">The labels that the filing named.</param>
/// <param name="Transit">The lot in the carrier's custody.</param>
/// <param name="Short">The lot that stands open for mass that did not arrive.</param>
/// <param name="Surplus">Mass that arrived beyond tolerance and is not settled.</param>
/// <param name="AgreedBy">The side that has agreed to the open difference, while the other has not.</param>
/// <param name="Contested">A side does not agree to it: the bureau decides.</param>
/// <param name="LoadedAs">The load as it was measured, where its unit is no mass; null for all else.</param>
public sealed record ItemState(
    WasteCode Code, string Method, SiteId Origin, Quantity DeclaredAs, long Declared, IReadOnlyList<LotPortion> Reserved,
    bool LedgerKept, LotId? Transit = null, long? Loaded = null, long? Received = null, long? Refused = null,
    string? Decision = null, LotId? Short = null, long Surplus = 0, LotId? ReceivedAs = null, IReadOnlyList<string>? Containers = null,
    string? AgreedBy = null, bool? Contested = null, Quantity? LoadedAs = null);

/// <summary>The states of a manifest.</summary>
public static class States
{
    public const string Filed = "filed";
    public const string InTransit = "in-transit";
    public const string Arrived = "arrived";
    public const string Received = "received";
    public const string Partly = "partly-received";
    public const string Refused = "refused";
    public const string Returned = "returned";
    public const string Diverted = "diverted";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";
    public const string Expired = "expired";
}
