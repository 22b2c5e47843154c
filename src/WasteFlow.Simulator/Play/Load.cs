using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>One item on a vehicle.</summary>
/// <param name="Pile">Where it is taken from; null where loading or receipt makes its mass known.</param>
/// <param name="Parcels">The containers it is made of, with what is taken of each, where containers are told apart.</param>
/// <param name="Declared">Grams the manifest says.</param>
public sealed record Load(
    WasteCode Code, Pile? Pile, IReadOnlyList<(Parcel Parcel, long Grams)> Parcels, long Declared, Quantity DeclaredAs, Place? Origin)
{
    /// <summary>Grams on the vehicle, as the system is told; 0 while its mass is not known.</summary>
    public long OnBoard { get; set; }

    /// <summary>Kilograms of a cubic metre of it, decimal text, where its volume can be told; null where only scales tell.</summary>
    public string? CubicMetre { get; init; }

    public IReadOnlyList<string> LeftBy { get; } =
        Parcels.Count > 0 ? [.. Parcels.SelectMany(static p => p.Parcel.LeftBy).Distinct(StringComparer.Ordinal)] : [.. Pile?.LeftBy ?? []];

    /// <summary>Whether some of it is in containers; null where nobody tells them apart.</summary>
    public bool? Packed => Parcels.Count == 0 ? null : Parcels.Any(static p => p.Parcel.Packed);

    public ManifestItem AsItem(string method) => new(
        Code, DeclaredAs, method, Parcels.Count == 0 ? null : [.. Parcels.Select(static p => p.Parcel.Lot!.Value)], Origin?.Id);

    public void Reserve(int sign)
    {
        if (Parcels.Count == 0)
        {
            Pile?.Reserve(null, sign * Declared);
        }

        foreach (var (parcel, grams) in Parcels)
        {
            Pile!.Reserve(parcel, sign * grams);
        }
    }
}

/// <summary>A trip as it is planned.</summary>
public sealed record Journey(
    string Stream, Known Known, Place Mover, Party Carrier, Truck Truck, Place Receiver, string Method, IReadOnlyList<Load> Loads,
    string? Approval = null, Soil? Soil = null)
{
    public long Declared => Loads.Sum(static l => l.Declared);

    /// <summary>One scale's word for several origins.</summary>
    public bool Shared => Loads.Count > 1 && Loads.All(static l => l.Origin is not null);
}
