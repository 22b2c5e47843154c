using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>How a draft takes from stores: the oldest first, or shared over all where the site's store is mixed.</summary>
public sealed partial class Draft
{
    /// <summary>The lots of a store that hold anything, oldest first; each is looked up only when it is come to.</summary>
    public IEnumerable<LotState> Store(SiteId site, string stream, WasteCode code) =>
        (Find<StoreState>(Keys.Store(site, stream, code))?.Lots ?? []).Select(e => Lot(e.Lot)!);

    /// <summary>Whether this site keeps stock of the stream in the ledger.</summary>
    public bool Holds(SiteId site, string stream) => Find<HoldsState>(Keys.Holds(site, stream)) is not null;

    public void KeepsStock(SiteId site, string stream)
    {
        if (!Holds(site, stream))
        {
            Put(Keys.Holds(site, stream), new HoldsState(true));
        }
    }

    /// <summary>So much of each lot's free mass as makes up <paramref name="grams"/>; null when there is less.</summary>
    public static IReadOnlyList<LotPortion>? OldestFirst(IEnumerable<LotState> lots, long grams)
    {
        var portions = new List<LotPortion>();
        var missing = grams;
        foreach (var lot in lots)
        {
            var part = Math.Min(missing, lot.Free);
            if (part > 0)
            {
                portions.Add(new(lot.Lot, part));
                missing -= part;
            }

            if (missing == 0)
            {
                return portions;
            }
        }

        return null;
    }

    /// <summary>The same amount shared over all lots by their free mass; null when there is less.</summary>
    public static IReadOnlyList<LotPortion>? Shared(IReadOnlyList<LotState> lots, long grams)
    {
        if (lots.Sum(static l => l.Free) < grams)
        {
            return null;
        }

        if (grams == 0)
        {
            return [];
        }

        var shares = Atoms.Apportion(grams, [.. lots.Select(static l => l.Free)]);
        return [.. lots.Select((l, i) => new LotPortion(l.Lot, shares[i])).Where(static p => p.Grams > 0)];
    }

    /// <summary>Whether what leaves the store has the shares of all that is in it: by the site's own setting, else by the stream's row.</summary>
    public bool IsMixed(SiteId site, string stream) => (Site(site)?.Store ?? Law.Stream(stream)?.Store) == "mixed";

    /// <summary>As the site keeps its store.</summary>
    public IReadOnlyList<LotPortion>? FromStore(SiteId site, string stream, WasteCode code, long grams) => From(Store(site, stream, code), grams, IsMixed(site, stream));

    /// <summary>So much of the lots' free mass: of all its share where they are mixed, else the oldest first; null when there is less.</summary>
    public static IReadOnlyList<LotPortion>? From(IEnumerable<LotState> lots, long grams, bool mixed) =>
        mixed ? Shared([.. lots], grams) : OldestFirst(lots, grams);

    private void EnterStore(LotState lot)
    {
        var key = Keys.Store(lot.Holder, lot.Stream, lot.Code);
        var there = Find<StoreState>(key)?.Lots ?? [];
        var entries = new List<StoreEntry>(there.Count + 1);
        entries.AddRange(there);
        var at = entries.Count;
        while (at > 0 && (entries[at - 1].Since, entries[at - 1].Lot).CompareTo((lot.Since, lot.Lot)) > 0)
        {
            at--;
        }

        entries.Insert(at, new(lot.Lot, lot.Since));
        Put(key, new StoreState(entries));
    }

    private void LeaveStore(LotState lot)
    {
        var key = Keys.Store(lot.Holder, lot.Stream, lot.Code);
        var entries = (Find<StoreState>(key)?.Lots ?? []).Where(e => e.Lot != lot.Lot);
        Put(key, new StoreState([.. entries]));
    }
}

/// <summary>A part of a lot, in grams.</summary>
public sealed record LotPortion(LotId Lot, long Grams);
