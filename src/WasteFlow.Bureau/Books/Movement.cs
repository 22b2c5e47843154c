using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What changed a site's stock, as its books (台账) tell it.</summary>
/// <param name="Kind">A word of <see cref="MovementKinds"/>.</param>
/// <param name="With">The other site: the receiver of what is sent, the mover of what is received.</param>
/// <param name="Party">The other party where it stands outside the system.</param>
/// <param name="Method">The planned method of what is sent or received, the real one of what is treated.</param>
/// <param name="Count">Boxes, drums, heads or truckloads, where somebody counted.</param>
/// <param name="Impure">Grams of soil and other foreign matter in it, where somebody found out.</param>
public sealed record Movement(
    string Kind, WasteCode Code, long Grams, LotId? Lot = null, SiteId? With = null, string? Party = null, ManifestNumber? Manifest = null,
    string? Method = null, EnterpriseId? Carrier = null, string? Vehicle = null, string? Approval = null, IReadOnlyList<string>? Labels = null,
    int? Count = null, long? Impure = null);

/// <summary>One line's movements at one site.</summary>
public sealed record SiteActs(long Line, Instant At, string Person, IReadOnlyList<Movement> Movements);

/// <summary>What a site said last that it expects of a waste, and of which months.</summary>
public sealed record DeclaredMonths(LocalDate From, int Months, DeclaredWaste Waste);

/// <summary>A month's sum of like movements of a site with one counterparty.</summary>
/// <param name="Impure">Grams of foreign matter among them, as far as it was found out.</param>
public sealed record MonthSum(string Kind, WasteCode Code, string? Method, long Grams, int Records, long? Impure = null);

public sealed record MonthSums(IReadOnlyList<MonthSum> Sums);

/// <summary>What a month changed in a site's stock, by code.</summary>
public sealed record MonthNet(IReadOnlyDictionary<string, long> Grams);

/// <summary>A lot as far as books have to know it.</summary>
/// <param name="Own">The holder's own waste, not somebody else's that it took in.</param>
public sealed record BookLot(WasteCode Code, SiteId Holder, string Place, bool Own, ManifestNumber? Manifest, int? Item);

/// <summary>A manifest as far as books have to know it.</summary>
public sealed record BookManifest(
    SiteId Mover, SiteId Receiver, EnterpriseId Carrier, string? Vehicle, string? Approval, IReadOnlyList<BookItem> Items,
    string? NationalNumber = null);

public sealed record BookItem(WasteCode Code, string Method, int? Count);

/// <summary>The kinds of movement. Each adds to its site's stock or takes from it.</summary>
public static class MovementKinds
{
    public const string Generated = "generated";
    public const string Residue = "residue";
    public const string Opening = "opening";
    public const string BroughtIn = "brought-in";
    public const string Gained = "gained";
    public const string Received = "received";
    public const string Returned = "returned";
    public const string MovedIn = "moved-in";
    public const string AdjustedIn = "adjusted-in";
    public const string Sent = "sent";
    public const string SentOut = "sent-out";
    public const string Treated = "treated";
    public const string TreatedOwn = "treated-own";
    public const string Lost = "lost";
    public const string MovedOut = "moved-out";
    public const string AdjustedOut = "adjusted-out";

    /// <summary>1 where it adds to the stock, −1 where it takes from it.</summary>
    public static int Sign(string kind) => kind is Sent or SentOut or Treated or TreatedOwn or Lost or MovedOut or AdjustedOut ? -1 : 1;

    /// <summary>Those that have somebody or somewhere to go to.</summary>
    public static bool IsOutward(string kind) => kind is Sent or SentOut or Treated or TreatedOwn;
}
