using System.Runtime.InteropServices;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What one line posts. A lot of many roots posts into few cells: what is of one lot and cell is one posting.</summary>
internal sealed class Posted
{
    /// <summary>So many are looked through one by one, which is less work than to keep an index of them.</summary>
    private const int FewMax = 24;

    /// <summary>An index for more than so many is let go: to clear it for each of the lines to come would cost more than it saves.</summary>
    private const int KeptMax = 1_024;

    private readonly List<(LotId? Lot, CellAt Cell, long Grams)> all = [];
    private readonly Dictionary<(LotId? Lot, CellAt Cell), int> places = [];

    /// <summary>In the order in which they were first posted; some may have come to zero.</summary>
    public ReadOnlySpan<(LotId? Lot, CellAt Cell, long Grams)> All => CollectionsMarshal.AsSpan(all);

    public void Add(CellAt cell, long grams, LotId? lot)
    {
        if (grams == 0)
        {
            return;
        }

        if (Place(lot, cell) is var at and >= 0)
        {
            CollectionsMarshal.AsSpan(all)[at].Grams += grams;
            return;
        }

        all.Add((lot, cell, grams));
    }

    /// <summary>Begins with the next line.</summary>
    public void Clear()
    {
        all.Clear();
        places.Clear();
        if (places.EnsureCapacity(0) > KeptMax)
        {
            places.TrimExcess();
        }
    }

    private int Place(LotId? lot, CellAt cell)
    {
        if (all.Count > FewMax)
        {
            Index();
            return places.GetValueOrDefault((lot, cell), -1);
        }

        var some = CollectionsMarshal.AsSpan(all);
        for (var i = some.Length - 1; i >= 0; i--)
        {
            if (some[i].Cell == cell && some[i].Lot == lot)
            {
                return i;
            }
        }

        return -1;
    }

    private void Index()
    {
        for (var i = places.Count; i < all.Count; i++)
        {
            places.Add((all[i].Lot, all[i].Cell), i);
        }
    }
}
