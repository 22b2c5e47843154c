using WasteFlow.Simulator.City;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Truth;

/// <summary>What lies at one place of one stream and code, as somebody with a slate by the gate would keep it.</summary>
/// <param name="byLot">Whether containers are told apart here; otherwise it is a heap and only its mass counts.</param>
public sealed class Pile(Place place, string stream, WasteCode code, bool byLot)
{
    private readonly List<Parcel> parcels = [];

    // All that ever came here, and all that ever left.
    private long came;
    private long left;

    public Place Place { get; } = place;

    public string Stream { get; } = stream;

    public WasteCode Code { get; } = code;

    public bool ByLot { get; } = byLot;

    public long Grams { get; private set; }

    /// <summary>Promised to manifests that have not left yet.</summary>
    public long Reserved { get; private set; }

    public long Free => Grams - Reserved;

    /// <summary>The streams whose treatment left something that lies here, in a heap; a container knows its own.</summary>
    public SortedSet<string> LeftBy { get; } = new(StringComparer.Ordinal);

    /// <summary>Containers that nobody has been promised, the oldest first.</summary>
    public IReadOnlyList<Parcel> FreeParcels => [.. parcels.Where(static p => p.Reserved == 0 && p.Grams > 0)];

    /// <param name="packed">Whether some of it is in containers; as a rule it is, unless a treatment left it.</param>
    public Parcel Put(LotId? lot, long grams, IEnumerable<string>? leftBy = null, bool? packed = null)
    {
        Grams += grams;
        string[] treated = [.. leftBy ?? []];
        var parcel = new Parcel(lot, grams, treated, came, packed ?? treated.Length == 0);
        came += grams;
        LeftBy.UnionWith(parcel.LeftBy);
        if (ByLot && grams > 0)
        {
            parcels.Add(parcel);
        }

        return parcel;
    }

    public void Reserve(Parcel? parcel, long grams)
    {
        Reserved += grams;
        if (parcel is not null)
        {
            parcel.Reserved += grams;
        }
    }

    /// <summary>Whether nothing of a load has been taken or promised since it came: a heap gives the oldest first.</summary>
    public bool IsUntouched(Parcel parcel) => ByLot ? FreeParcels.Contains(parcel) && parcel.Grams == parcel.First : left <= parcel.From && Free >= parcel.Grams;

    /// <summary>Says that a load was more by so many grams, or less, than was said first.</summary>
    public void PutRight(Parcel parcel, long grams)
    {
        Grams += grams;
        came += grams;
        parcel.Grams += grams;
    }

    /// <summary>Takes grams away; from one container where they are told apart.</summary>
    public void Take(Parcel? parcel, long grams)
    {
        Grams -= grams;
        left += grams;
        if (parcel is null)
        {
            return;
        }

        parcel.Grams -= grams;
        if (parcel.Grams == 0)
        {
            parcels.Remove(parcel);
        }
    }
}

/// <summary>One container or load in a pile.</summary>
/// <param name="leftBy">The streams whose treatment left what is in it.</param>
/// <param name="from">How much had come to the pile before it.</param>
/// <param name="packed">Whether some of it is in containers.</param>
public sealed class Parcel(LotId? lot, long grams, IReadOnlyList<string> leftBy, long from, bool packed)
{
    /// <summary>Whether some of it is in containers, so that it goes whole where they are told apart.</summary>
    public bool Packed { get; } = packed;

    /// <summary>How much was said to be in it first.</summary>
    public long First { get; } = grams;

    public long From { get; } = from;

    public IReadOnlyList<string> LeftBy { get; } = leftBy;

    /// <summary>What the house calls it, to name it by; never a source of mass.</summary>
    public LotId? Lot { get; } = lot;

    public long Grams { get; set; } = grams;

    public long Reserved { get; set; }
}
