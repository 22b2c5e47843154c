namespace WasteFlow.Indicators;

/// <summary>What the fold counts, in grams. Outcomes stand under the names of <see cref="Contracts.Classes"/>.</summary>
public static class Cells
{
    public const string Generated = "generated";
    public const string Opening = "opening";
    public const string BroughtIn = "brought-in";
    public const string Gain = "gain";
    public const string Residue = "residue";

    /// <summary>Accepted at the first receipt after the waste left its producer.</summary>
    public const string Received = "received";

    /// <summary>Of what was received, soil and other foreign matter as the receipt found it (含杂率).</summary>
    public const string Impure = "impure";

    /// <summary>Accepted by a manifest whose method is a final one.</summary>
    public const string Accepted = "accepted";

    /// <summary>Outcomes on the basis of acceptance; see <see cref="AcceptedAs"/>.</summary>
    public const string AcceptedUtilised = "accepted-utilised";
    public const string AcceptedIncinerated = "accepted-incinerated";
    public const string AcceptedLandfilled = "accepted-landfilled";
    public const string AcceptedOtherwise = "accepted-otherwise";

    /// <summary>
    /// Residues of waste that was utilised, when they are burnt or buried; under the stream, code and producer of the waste they came of.
    /// </summary>
    public const string ResidueDisposed = "residue-disposed";

    /// <summary>Changes of what stands in storage, signed: all months up to one sum to the stock at its end.</summary>
    public const string Stock = "stock";

    /// <summary>Of the stock, what its final receiver has accepted: below zero, so that together with <see cref="Stock"/> it leaves what on the basis of
    /// acceptance is still stored, and has not been counted as used or disposed of.</summary>
    public const string StockAccepted = "stock-accepted";

    /// <summary>Likewise of what is on a vehicle (在途); it stands with the site it was picked up at until it is received.</summary>
    public const string Transit = "transit";

    /// <summary>Likewise of differences that stand open (未结差异), at the site that received; below zero for surpluses.</summary>
    public const string Open = "open";

    /// <summary>Left its producer's store by a manifest (转移), net of what came back.</summary>
    public const string Transferred = "transferred";

    /// <summary>Lost in storage, as a stock-take said (盘亏).</summary>
    public const string Lost = "lost";

    /// <summary>Closed as a weighing difference (磅差), signed: above zero where less arrived.</summary>
    public const string Weighing = "weighing";

    /// <summary>Left the system (调出).</summary>
    public const string SentOut = "sent-out";

    /// <summary>Became of this stream and code, or ceased to be (重新归类).</summary>
    public const string ReclassifiedIn = "reclassified-in";

    public const string ReclassifiedOut = "reclassified-out";

    /// <summary>Came from another site, or went to one: terms of a region's identity where that site is of another region.</summary>
    public const string MovedIn = "moved-in";

    public const string MovedOut = "moved-out";

    /// <summary>An outcome counted when its final receiver accepted the load; what nobody accepts (own waste) when it is treated.</summary>
    public static string AcceptedAs(string outcome) => outcome switch
    {
        Contracts.Classes.Utilised => AcceptedUtilised,
        Contracts.Classes.Incinerated => AcceptedIncinerated,
        Contracts.Classes.Landfilled => AcceptedLandfilled,
        _ => AcceptedOtherwise,
    };
}

/// <summary>Which roots count for what: a rate leaves residues and what came from outside the system out of both its terms.</summary>
public static class RootGroups
{
    /// <summary>Generated, in the opening stock, or found at a scale or in a stock-take.</summary>
    public const string Primary = "primary";

    /// <summary>Born of treatment (次生废物).</summary>
    public const string Residue = "residue";

    /// <summary>Brought in from outside the system (调入).</summary>
    public const string Outside = "outside";

    /// <summary>Of no root: differences that were closed without a lot.</summary>
    public const string None = "none";
}
