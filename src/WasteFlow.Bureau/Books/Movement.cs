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
/// <param name="Packed">What kinds of containers it is in.</param>
/// <param name="Note">What the site's own people said for the books with the act; what was said with the filing or goes along with the lot is read there.</param>
/// <param name="Finished">When its treatment was done with.</param>
/// <param name="Person">Who of the site filed what somebody else then took or posted, or empty where nobody of it did; null: who entered the line is the site's own.</param>
/// <param name="FiledBy">The manifest that the site filed and somebody else then took or posted: its filing says what stands beside.</param>
/// <param name="MoisturePerMille">Water by mass as it was known when it left; of what came in its lot knows.</param>
public sealed record Movement(
    string Kind, WasteCode Code, long Grams, LotId? Lot = null, SiteId? With = null, string? Party = null, ManifestNumber? Manifest = null,
    string? Method = null, EnterpriseId? Carrier = null, string? Vehicle = null, string? Approval = null, IReadOnlyList<string>? Labels = null,
    int? Count = null, long? Impure = null, IReadOnlyList<string>? Packed = null, BookNote? Note = null, Instant? Finished = null,
    string? Person = null, string? Driver = null, string? Carriage = null, string? Route = null, ManifestNumber? FiledBy = null, int? MoisturePerMille = null)
{
    /// <summary>As a correction leaves it: labels, counts and whose person it was are as in the row before.</summary>
    public Movement After(SiteActs before) =>
        (before.Movements.FirstOrDefault(m => m.Kind == Kind && m.Lot == Lot) ?? before.Movements.FirstOrDefault(m => m.Kind == Kind)) is not { } was ? this : this with
        {
            Labels = Labels ?? was.Labels,
            Packed = Packed ?? was.Packed,
            Count = Count ?? was.Count,
            Finished = Finished ?? was.Finished,
            Person = was.Person,
        };
}

/// <summary>One line's movements at one site.</summary>
public sealed record SiteActs(long Line, Instant At, string Person, IReadOnlyList<Movement> Movements)
{
    /// <summary>Whether the site's own people said it.</summary>
    internal bool IsOwn => Movements.Any(static m => m.Person is null);
}

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
/// <param name="Note">What was said for the books with the act that filled it, as far as it goes along: what it is called, and its store. Where nothing was said, it is
/// what was said of the lots that it was made of.</param>
/// <param name="Entered">The day of the movement that it came into the holder's stock by; null where it was made of lots that were there.</param>
/// <param name="Of">The lots of the same holder that it was made of.</param>
public sealed record BookLot(
    WasteCode Code, SiteId Holder, string Place, bool Own, ManifestNumber? Manifest, int? Item, BookNote? Note = null, LocalDate? Entered = null,
    IReadOnlyList<LotId>? Of = null, int? MoisturePerMille = null);

/// <summary>A manifest as far as books have to know it.</summary>
/// <param name="Filer">Who filed it, where that is one of the mover's own people.</param>
public sealed record BookManifest(
    SiteId Mover, SiteId Receiver, EnterpriseId Carrier, string? Vehicle, string? Approval, IReadOnlyList<BookItem> Items,
    string? NationalNumber = null, string? Filer = null, BookNote? Note = null, string? Driver = null, string? Carriage = null, string? Route = null);

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
