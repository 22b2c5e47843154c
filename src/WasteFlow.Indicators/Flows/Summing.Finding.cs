using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Where what is posted is added up, found once: a line asks for few places, and who goes back a million lines for many.</summary>
internal sealed partial class Summing
{
    /// <summary>Of so few the one that is wanted is found by looking at each.</summary>
    private const int FewMax = 16;

    private Dictionary<(CellWord Month, CellWord Producer, CellWord Facility), SumPair>? manyPlaces;
    private Dictionary<SumAt, SumMonth>? manyChanged;
    private Dictionary<(int Year, CellWord Site), SiteReach>? manyReached;
    private Dictionary<CellWord, RegisterSite?>? sites;

    private SiteReach Reach(int year, CellWord site)
    {
        if (manyReached is not null)
        {
            if (manyReached.TryGetValue((year, site), out var known))
            {
                return known;
            }
        }
        else
        {
            foreach (var there in reached)
            {
                if (there.Year == year && there.Site == site)
                {
                    return there.Reach;
                }
            }
        }

        var reach = documents.Get<SiteReach>(Names.ReachOf(year, site)) ?? SiteReach.Empty();
        reached.Add((year, site, reach));
        manyReached?.Add((year, site), reach);
        if (manyReached is null && reached.Count > FewMax)
        {
            manyReached = reached.ToDictionary(static r => (r.Year, r.Site), static r => r.Reach);
        }

        return reach;
    }

    private SumPair PairOf((CellWord Month, CellWord Producer, CellWord Facility) at)
    {
        if (manyPlaces is not null)
        {
            return manyPlaces.TryGetValue(at, out var known) ? known : manyPlaces[at] = New(at);
        }

        foreach (var place in places)
        {
            if (place.At == at)
            {
                return place.Pair;
            }
        }

        var pair = New(at);
        places.Add((at, pair));
        if (places.Count > FewMax)
        {
            manyPlaces = places.ToDictionary(static p => p.At, static p => p.Pair);
        }

        return pair;
    }

    private SumPair New((CellWord Month, CellWord Producer, CellWord Facility) at)
    {
        if (moving is not null)
        {
            return Of(NamesOf(at.Producer, at.Facility));
        }

        ref var names = ref index.Names.Of(at.Producer, at.Facility);
        return Of(names ??= NamesOf(at.Producer, at.Facility));

        SumPair Of(SumNames found) => new(
            Sum(Attribution.Origin, found.OriginDivision, at.Month), found.OriginClass, Sum(Attribution.Facility, found.FacilityDivision, at.Month), found.FacilityClass);
    }

    private SumNames NamesOf(CellWord producer, CellWord facility)
    {
        var own = facility == producer;
        var (from, to) = (Site(producer), Site(facility));
        return new(
            from is null ? null : CellWord.Of(from.Supervisor), CellWord.Of(from is null ? "" : SiteClass.TextOf(from, from.Simulated, own)),
            to is null ? null : CellWord.Of(to.Supervisor), CellWord.Of(to is null ? "" : SiteClass.TextOf(to, from is { Simulated: true }, own)));
    }

    private SumMonth? Sum(Attribution by, CellWord? division, CellWord month)
    {
        if (division is not { } of)
        {
            return null;
        }

        var at = new SumAt(by, of, month);
        if (manyChanged is not null)
        {
            if (manyChanged.TryGetValue(at, out var known))
            {
                return known;
            }
        }
        else
        {
            foreach (var there in changed)
            {
                if (there.At == at)
                {
                    return there.Sums;
                }
            }
        }

        var sums = documents.Get<SumMonth>(Names.SumOf(at)) ?? new([]);
        changed.Add((at, sums));
        manyChanged?.Add(at, sums);
        if (manyChanged is null && changed.Count > FewMax)
        {
            manyChanged = changed.ToDictionary(static c => c.At, static c => c.Sums);
        }

        if (!index.Divisions.TryGetValue(of.Text, out var months))
        {
            index.Divisions.Add(of.Text, months = new(StringComparer.Ordinal));
        }

        indexed |= months.Add(month.Text);
        return sums;
    }

    private RegisterSite? Site(CellWord site)
    {
        sites ??= [];
        if (!sites.TryGetValue(site, out var found))
        {
            var id = new SiteId(site.Text);
            sites.Add(site, found = moving is { } moved && moved.Site == id ? moved.As : documents.Get<RegisterSite>($"{EntryLines.Sites}{id}"));
        }

        return found;
    }

    /// <param name="Origin">Null where the register has no such producer.</param>
    /// <param name="Facility">Null where it has no such facility.</param>
    private sealed record SumPair(SumMonth? Origin, CellWord OriginClass, SumMonth? Facility, CellWord FacilityClass)
    {
        /// <summary>The producer has been put among the facility's guests.</summary>
        public bool IsGuest { get; set; }
    }
}
