using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A mover files a manifest (填报联单): it reserves parts of its lots, and the allowances they need, for one vehicle trip to one receiver.
/// </summary>
/// <param name="Mover">The mover's site (移出人); in a shared round the collection area or the operator.</param>
/// <param name="Carrier">The carrier (承运人).</param>
/// <param name="Receiver">The receiver's site (接受人).</param>
/// <param name="Stream">The row of <c>schemas/codes/streams.json</c> under whose rules it travels.</param>
/// <param name="Items">One or more; each its own code.</param>
/// <param name="LinkedTo">The manifest this one follows, e.g. after a diversion.</param>
public sealed record FileManifest(
    Guid ActId, Instant HappenedAt, SiteId Mover, EnterpriseId Carrier, SiteId Receiver, string Stream,
    IReadOnlyList<ManifestItem> Items, string? Vehicle = null, LocalDate? Departure = null, ManifestNumber? LinkedTo = null,
    string? Approval = null) : IAct;

/// <summary>One line of waste on a manifest.</summary>
/// <param name="Quantity">Declared mass.</param>
/// <param name="Method">How the receiver will treat it: a row of <c>schemas/codes/methods.csv</c>.</param>
/// <param name="Lots">The lots it is taken from, where the mover's ledger keeps lots; else null: oldest first for a store, or posted at loading or receipt.</param>
/// <param name="Origin">Whose waste it is, in a shared round; null means the mover's.</param>
public sealed record ManifestItem(
    WasteCode Code, Quantity Quantity, string Method, IReadOnlyList<LotId>? Lots = null, SiteId? Origin = null,
    IReadOnlyList<string>? Containers = null);
