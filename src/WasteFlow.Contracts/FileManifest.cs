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
/// <param name="LinkedTo">The manifest this one follows (关联联单): one of the same mover and stream that was refused, whole or in part, or returned.</param>
/// <param name="Approval">The number of the approval (核准、批准) it travels under.</param>
/// <param name="Carriage">How it goes where no vehicle carries it (直供): a row of <c>schemas/codes/carriages.csv</c>. The carrier is then the
/// mover's or the receiver's enterprise, and the receipt moves the mass without a pick-up.</param>
/// <param name="Scanned">True for a scan at loading (装车扫码) under a standing approval or contract that covers the load, or of a collection route in
/// the register: it leaves with this act, so the quantities are what is loaded.</param>
/// <param name="Paper">The number of the paper manifest it is entered from (纸质补录), or the provisional one that it left on while the
/// ledger gave no answer (临时编号): the transfer has happened, so no rule refuses it.</param>
/// <param name="NationalNumber">The number that the national system gave it (国家联单编号), where it is known already: 14 digits.</param>
/// <param name="Contract">The number of the contract (合同) that a scan stands on, where it names no approval.</param>
/// <param name="Emergency">Why and on whose word it went without a manifest in an emergency (应急转移), where it is entered afterwards.</param>
/// <param name="Book">What only the mover's books want to know of what leaves.</param>
/// <param name="Consignor">Who entrusts the carrier (托运人; Order 23 art. 31): <c>mover</c> or <c>receiver</c>; null where nobody said.</param>
public sealed record FileManifest(
    Guid ActId, Instant HappenedAt, SiteId Mover, EnterpriseId Carrier, SiteId Receiver, string Stream,
    IReadOnlyList<ManifestItem> Items, string? Vehicle = null, LocalDate? Departure = null, ManifestNumber? LinkedTo = null,
    string? Approval = null, string? Carriage = null, bool? Scanned = null, string? Paper = null, Emergency? Emergency = null,
    string? NationalNumber = null, string? Contract = null, BookNote? Book = null, string? Consignor = null) : IAct
{
    public static readonly IReadOnlyList<string> Consignors = ["mover", "receiver"];

    /// <summary>The transfer has happened already and is only entered: what speaks against it is written down and refuses nothing.</summary>
    public bool IsAfterTheFact() => Paper is not null || Emergency is not null;
}

/// <summary>Why a load left in an emergency before anything was filed.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="Document">The order, record or report that it left on.</param>
public sealed record Emergency(string Reason, string Document);

/// <summary>One line of waste on a manifest.</summary>
/// <param name="Quantity">Declared mass.</param>
/// <param name="Method">How the receiver will treat it: a row of <c>schemas/codes/methods.csv</c>.</param>
/// <param name="Lots">The lots it is taken from, where the mover's ledger keeps lots; else null: oldest first for a store, or posted at loading or receipt.</param>
/// <param name="Origin">Whose waste it is, in a shared round; null means the mover's.</param>
/// <param name="Containers">The labels of what it is in (标签码): of containers in the mover's store, which go along with all that stands in them; or,
/// where mass becomes known later, of those that will be loaded.</param>
/// <param name="Compartment">The compartment of the vehicle that it is in (隔舱); left out where the vehicle has one only.</param>
/// <param name="Goods">What the consignor determined it to be as dangerous goods (Order 23 art. 13).</param>
public sealed record ManifestItem(
    WasteCode Code, Quantity Quantity, string Method, IReadOnlyList<LotId>? Lots = null, SiteId? Origin = null,
    IReadOnlyList<string>? Containers = null, string? Compartment = null, DangerousGoods? Goods = null);

/// <summary>Class and number of dangerous goods (危险货物类别、编号；GB 6944, GB 12268), as the consignor said them: no list of them is at hand to hold them to.</summary>
/// <param name="Class">Class, with its division where it has one: <c>9</c>, <c>6.2</c>.</param>
/// <param name="Number">The UN number, four digits: <c>3291</c>.</param>
public sealed record DangerousGoods(string Class, string? Number = null);
