using System.Collections.Frozen;

namespace WasteFlow.Indicators;

/// <summary>What can be measured in the flows (计量项). Masses are in tonnes in formulas, in grams in the fold.</summary>
/// <param name="Name">As formulas write it.</param>
/// <param name="Counts">True for numbers of sites, false for masses.</param>
/// <param name="Filters">The filters it knows.</param>
public sealed record Measure(string Name, bool Counts, IReadOnlyList<string> Filters)
{
    private static readonly string[] OfMass = ["stream", "code", "kind", "class", "tag", "region", "by", "period"];
    private static readonly string[] OfReceipts = [.. OfMass, "method"];
    private static readonly string[] OfOutcomes = [.. OfReceipts, "basis", "outcomes", "roots"];
    private static readonly string[] OfCarriedSites = ["stream", "code", "kind", "class", "tag", "region", "receipt", "period"];
    private static readonly string[] OfSites = ["kind", "class", "tag", "region", "permit", "insurance", "inspected", "passed"];

    /// <summary>Came into being at a producer in the period.</summary>
    public static readonly Measure Generated = new("generated", false, OfMass);

    /// <summary>Born of treatment: new roots of the facility (次生废物). The only measure that has residues in it.</summary>
    public static readonly Measure Residues = new("residues", false, OfMass);

    /// <summary>Of waste that was utilised: its residues that were burnt or buried in the period, by the share of the waste in what they came of.
    /// Stream, code and site are those of that waste.</summary>
    public static readonly Measure ResidueDisposed = new("residue_disposed", false, OfReceipts);

    /// <summary>Found in stock-takes, or loaded above the store's record (盘盈).</summary>
    public static readonly Measure Gains = new("gains", false, OfMass);

    /// <summary>In storage at the end of the period, wherever it stands.</summary>
    public static readonly Measure Stored = new("stored", false, OfMass);

    /// <summary>Generated in the period and still stored at its end; on the basis of acceptance without what a final receiver has accepted.</summary>
    public static readonly Measure StoredNew = new("stored_new", false, [.. OfMass, "basis"]);

    /// <summary>Generated before 1 January and still stored at the end of the period (往年贮存量).</summary>
    public static readonly Measure StoredOld = new("stored_old", false, OfMass);

    /// <summary>On vehicles at the end of the period, with the site it left (在途).</summary>
    public static readonly Measure InTransit = new("in_transit", false, OfMass);

    /// <summary>Differences that stand open at the end of the period, at the site that received; below zero for surpluses.</summary>
    public static readonly Measure Open = new("open", false, OfMass);

    /// <summary>Left its producer's store by a manifest, net of what came back (转移量).</summary>
    public static readonly Measure Transferred = new("transferred", false, OfMass);

    /// <summary>Utilised at the site it was generated at (自行利用).</summary>
    public static readonly Measure OwnUse = new("own_use", false, [.. OfReceipts, "outcomes"]);

    /// <summary>Lost in storage (盘亏).</summary>
    public static readonly Measure Lost = new("lost", false, OfMass);

    /// <summary>Closed as weighing differences, above zero where less arrived (磅差).</summary>
    public static readonly Measure Weighing = new("weighing", false, OfMass);

    /// <summary>Came from outside the system (调入); by facility, since it has no producer in it.</summary>
    public static readonly Measure BroughtIn = new("brought_in", false, OfMass);

    /// <summary>Left the system (调出).</summary>
    public static readonly Measure SentOut = new("sent_out", false, OfMass);

    public static readonly Measure Utilised = new("utilised", false, OfOutcomes);

    /// <summary>Of the utilised mass, what came from earlier years' stock (利用往年贮存量). Net: per producer site, code and year
    /// max(0, utilised + disposed − generated), at most utilised. First in, first out (<c>prev=fifo</c>): what stood at the beginning of the year goes
    /// first, month by month, shared over what was utilised, disposed of, lost and sent out; a month that takes back is below zero.</summary>
    public static readonly Measure UtilisedPrevious = new("utilised_prev", false, [.. OfMass, "basis", "outcomes", "prev"]);

    public static readonly Measure Incinerated = new("incinerated", false, OfOutcomes);

    public static readonly Measure Landfilled = new("landfilled", false, OfOutcomes);

    public static readonly Measure Otherwise = new("otherwise", false, OfOutcomes);

    /// <summary>Accepted net mass, at the first receipt after it left its producer.</summary>
    public static readonly Measure Received = new("received", false, OfReceipts);

    /// <summary>Of what <see cref="Received"/> counts, soil and other foreign matter as far as receipts tell them (含杂率).</summary>
    public static readonly Measure Impure = new("impure", false, OfReceipts);

    /// <summary>Net mass accepted at treatment plants, by manifests whose method is a final one (清运量).</summary>
    public static readonly Measure TreatedNet = new("treated_net", false, OfReceipts);

    /// <summary>How many of the sites that <see cref="Sites"/> counts are collected from (纳入收集体系): a load of theirs, or of the route that serves them, was
    /// accepted in the twelve months to the period's end, or ever where a contract on its waste is valid on that day: by whom it went to first, or with
    /// <c>receipt=final</c> by a receiver whose method is a final one, whatever stores it went through.</summary>
    public static readonly Measure CollectedSites = new("collected_sites", true, OfCarriedSites);

    /// <summary>How many sites the register has on the period's last day; closed ones are not counted. With <c>permit</c> and <c>insurance</c> those that hold one
    /// of these kinds that day (<c>any</c>: of whichever kind). With <c>inspected</c> those that were inspected as such in the period, closed since or not, and
    /// with <c>passed</c> those of them that passed every time.</summary>
    public static readonly Measure Sites = new("sites", true, OfSites);

    /// <summary>Permitted daily capacity, in tonnes a day, of facilities on the period's last day: by origin the region's share of those that serve it
    /// (服务范围), by facility the whole of those that lie in it.</summary>
    public static readonly Measure Capacity = new("capacity", false, ["kind", "class", "tag", "by", "period"]);

    /// <summary>Whether it is read off the register alone.</summary>
    public bool IsOfRegister => this == Sites || this == Capacity;

    public static readonly FrozenDictionary<string, Measure> All = new[]
    {
        Generated, Residues, ResidueDisposed, Gains, Stored, StoredNew, Utilised, UtilisedPrevious, Incinerated, Landfilled, Otherwise, Received, Impure, TreatedNet,
        StoredOld, InTransit, Open, Transferred, OwnUse, Lost, Weighing, BroughtIn, SentOut, CollectedSites, Sites, Capacity,
    }.ToFrozenDictionary(static m => m.Name, StringComparer.Ordinal);
}
