using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Where what is posted is added up, found once: a line asks for few places, and who goes back a million lines for many.</summary>
internal sealed partial class Summing
{
    /// <summary>Of so few the one that is wanted is found by looking at each.</summary>
    private const int FewMax = 16;

    private Dictionary<(CellWord Month, CellWord Producer, CellWord Facility), SumPair>? manyPlaces;
    private Dictionary<string, SumMonth>? manyChanged;
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
            return Of(NamesOf(at));
        }

        ref var names = ref index.Names.Of(at);
        return Of(names ??= NamesOf(at));

        SumPair Of(SumNames found) => new(Sum(found.Origin, found.OriginDivision, at.Month), found.OriginClass, Sum(found.Facility, found.FacilityDivision, at.Month), found.FacilityClass);
    }

    private SumNames NamesOf((CellWord Month, CellWord Producer, CellWord Facility) at)
    {
        var own = at.Facility == at.Producer;
        var (from, to) = (Site(at.Producer), Site(at.Facility));
        return new(
            from is null ? null : SumsIndex.KeyOf(Attribution.Origin, from.Supervisor, at.Month.Text), from?.Supervisor ?? "",
            CellWord.Of(from is null ? "" : SiteClass.TextOf(from, from.Simulated, own)),
            to is null ? null : SumsIndex.KeyOf(Attribution.Facility, to.Supervisor, at.Month.Text), to?.Supervisor ?? "",
            CellWord.Of(to is null ? "" : SiteClass.TextOf(to, from is { Simulated: true }, own)));
    }

    private SumMonth? Sum(string? key, string division, CellWord month)
    {
        if (key is null)
        {
            return null;
        }

        if (manyChanged is not null)
        {
            if (manyChanged.TryGetValue(key, out var known))
            {
                return known;
            }
        }
        else
        {
            foreach (var there in changed)
            {
                if (there.Key.Equals(key, StringComparison.Ordinal))
                {
                    return there.Sums;
                }
            }
        }

        var sums = documents.Get<SumMonth>(key) ?? new([]);
        changed.Add((key, sums));
        manyChanged?.Add(key, sums);
        if (manyChanged is null && changed.Count > FewMax)
        {
            manyChanged = changed.ToDictionary(static c => c.Key, static c => c.Sums, StringComparer.Ordinal);
        }

        if (!index.Divisions.TryGetValue(division, out var months))
        {
            index.Divisions.Add(division, months = new(StringComparer.Ordinal));
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
    private sealed record SumPair(SumMonth? Origin, CellWord OriginClass, SumMonth? Facility, CellWord FacilityClass);
}
