using WasteFlow.Simulator.City;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Truth;

/// <summary>All piles of the city.</summary>
public sealed class Yard
{
    private readonly SortedDictionary<string, Pile> piles = new(StringComparer.Ordinal);

    public Pile At(Place place, string stream, WasteCode code)
    {
        var key = $"{place.Id}/{stream}/{code}";
        if (!piles.TryGetValue(key, out var pile))
        {
            var byLot = place.Owner.Row.Trade == "collector" || Streams.Of(stream).Store == "itemised";
            piles[key] = pile = new(place, stream, code, byLot);
        }

        return pile;
    }

    /// <summary>What lies at a place, in a fixed order.</summary>
    public IEnumerable<Pile> At(Place place) => piles.Values.Where(p => p.Place.Id == place.Id && p.Grams > 0);
}
