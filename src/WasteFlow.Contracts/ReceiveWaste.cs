using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// The receiver weighs and decides (接受), item by item, or by one weighing shared over all items.
/// The weighed mass is posted; the difference goes to weighing difference or stands open as a discrepancy.
/// </summary>
/// <param name="Items">A decision for each item; null with <paramref name="SharedWeight"/>.</param>
/// <param name="SharedWeight">One weighing for the whole load, shared by declared mass; all items accepted.</param>
/// <param name="Round">The manifests of a collection round (收运班次) that were weighed together, this one among them: the weight is then that of all,
/// and each is received by an act of its own that says the same.</param>
/// <param name="Book">What only the receiver's books want to know.</param>
public sealed record ReceiveWaste(
    Guid ActId, Instant HappenedAt, ManifestNumber Manifest, SiteId Receiver, IReadOnlyList<ItemReceipt>? Items = null,
    Quantity? SharedWeight = null, IReadOnlyList<ManifestNumber>? Round = null, BookNote? Book = null) : IAct;

/// <summary>The receiver's word on one item.</summary>
/// <param name="Decision"><c>accepted</c>, <c>partly</c> or <c>refused</c>.</param>
/// <param name="Quantity">The receiver's weight of what it took; null for a refusal.</param>
/// <param name="Refused">For <c>partly</c>: the mass that stays on the vehicle.</param>
/// <param name="Reason">Why it was refused, wholly or in part.</param>
/// <param name="Containers">For <c>partly</c>: the labels of the containers that it takes, with all that stands in them; the others stay with what
/// was refused. Null where it takes all of them.</param>
public sealed record ItemReceipt(
    int Item, string Decision, Quantity? Quantity = null, Quantity? Refused = null, string? Reason = null,
    IReadOnlyList<string>? Containers = null);
