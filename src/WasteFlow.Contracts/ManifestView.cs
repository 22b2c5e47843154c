using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A manifest as it stands at a line: its parties, its items with all weights, and its lines.</summary>
/// <param name="State">See <c>schemas/codes/transitions.csv</c>.</param>
/// <param name="Carriage">How it goes without a vehicle: a row of <c>schemas/codes/carriages.csv</c>; null for a vehicle.</param>
/// <param name="NationalNumber">The number that the national system gave it (国家联单编号), as entered last; null makes it a flow record only.</param>
/// <param name="Consignor">Who entrusted the carrier (托运人): <c>mover</c> or <c>receiver</c>; null where nobody said.</param>
/// <param name="Legs">The carriers' parts of the way (运输信息), as each said it when it took the load; null before the first.</param>
/// <param name="Differences">What corrections of its lines left and nobody has settled; null where nothing is.</param>
public sealed record ManifestView(
    long Line, ManifestNumber Number, string State, string Stream, SiteId Mover, EnterpriseId MoverEnterprise,
    EnterpriseId Carrier, string? Vehicle, SiteId Receiver, EnterpriseId ReceiverEnterprise, ManifestNumber? LinkedTo,
    Instant FiledAt, IReadOnlyList<ManifestItemView> Items, IReadOnlyList<ManifestLineView> Lines, string? Carriage = null,
    string? NationalNumber = null, IReadOnlyList<OpenDifference>? Differences = null, string? Consignor = null,
    IReadOnlyList<ManifestLeg>? Legs = null);

/// <summary>One carrier's part of the way: what it said of itself when it took the load.</summary>
/// <param name="Line">The line of its pick-up, or of the hand-over to it.</param>
/// <param name="Waybill">The number of its dangerous-goods waybill (危险货物运单).</param>
public sealed record ManifestLeg(
    long Line, EnterpriseId Carrier, string Vehicle, string? Driver = null, string? Escort = null, string? Waybill = null);

/// <summary>All weights are kept, in grams; null until known.</summary>
/// <param name="Open">Mass that did not arrive, beyond tolerance, and that nobody has settled.</param>
/// <param name="LoadedMoisture">Water by mass at the mover's end, in parts per thousand, as far as known by now: an assay made at either
/// end, before or after, serves both unless each has its own.</param>
/// <param name="ReceivedMoisture">Likewise at the receiver's end.</param>
/// <param name="LoadedDry">What was loaded without its water, in grams; null where no moisture is known.</param>
/// <param name="ReceivedDry">Likewise of what was received.</param>
/// <param name="Surplus">Mass that arrived beyond what was loaded and tolerance, and that nobody has settled.</param>
/// <param name="LoadedAs">What was loaded as it was measured or estimated; the declared quantity where nothing else was said of it,
/// null where one scale said only what was taken of it and what was turned away.</param>
/// <param name="ReceivedAs">What was received, likewise; the whole weighing where it was shared.</param>
/// <param name="Containers">The labels that the mover named.</param>
/// <param name="SharedWeighing">True where one weighing was shared over several items.</param>
/// <param name="Goods">Its class and number as dangerous goods, as the consignor said them.</param>
public sealed record ManifestItemView(
    int Item, WasteCode Code, string Method, SiteId Origin, Quantity DeclaredAs, long Declared, long? Loaded, long? Received,
    long? Refused, long Open, long Surplus, string? Decision, IReadOnlyList<LotId> Lots, int? LoadedMoisture = null,
    int? ReceivedMoisture = null, long? LoadedDry = null, long? ReceivedDry = null,
    Quantity? LoadedAs = null, Quantity? ReceivedAs = null, bool SharedWeighing = false,
    IReadOnlyList<string>? Containers = null, DangerousGoods? Goods = null);

/// <summary>One line of a manifest.</summary>
/// <param name="Contested">What the party says against it, for which somebody else entered it (代录).</param>
public sealed record ManifestLineView(
    long Line, string Act, Actor By, Instant HappenedAt, Instant RecordedAt, string? State, IReadOnlyList<Note> Notes, string? Contested = null);

/// <summary>A manifest in a list.</summary>
public sealed record ManifestRow(
    ManifestNumber Number, string State, string Stream, SiteId Mover, EnterpriseId Carrier, SiteId Receiver,
    string? Vehicle, long Declared, Instant FiledAt, Instant LastAt, long Line, string? NationalNumber = null);

/// <summary>The ledger's last line and its hash (64 hexadecimal digits).</summary>
public sealed record LedgerHead(long Line, string Hash);
