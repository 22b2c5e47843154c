using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The register as reports ask it, read once for all reports until a line changes it.</summary>
public sealed class Registered
{
    private const string Closed = "closed";
    private static readonly ConditionalWeakTable<RegisterEdition, Registered> Known = [];

    private readonly ConcurrentDictionary<string, RegionSites> regions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Region, LocalDate Day), DatedSites> dated = [];
    private readonly Dictionary<SiteId, ChangedSite> changed;

    private Registered(FoldDocuments documents)
    {
        Sites = documents.Scan<RegisterSite>(EntryLines.Sites).ToDictionary(static s => s.Value.Site, static s => s.Value);
        changed = documents.Scan<ChangedSite>(RegisterLines.Changed).ToDictionary(static c => c.Value.First.Site, static c => c.Value);
        Papers = new(documents);
    }

    public IReadOnlyDictionary<SiteId, RegisterSite> Sites { get; }

    /// <summary>What stands beside the sites.</summary>
    internal RegisterPapers Papers { get; }

    public static Registered Of(FoldDocuments documents) =>
        documents.Get<RegisterEdition>(RegisterEdition.Key) is { } edition ? Known.GetValue(edition, _ => new(documents)) : new(documents);

    /// <summary>The sites that count for a region, by their supervisors.</summary>
    public RegionSites In(string region) => regions.GetOrAdd(region, r =>
    {
        RegisterSite[] sites = [.. Sites.Values.Where(s => RegionFlows.IsIn(s.Supervisor, r))];
        return new(sites, sites.Select(static s => s.Site).ToHashSet());
    });

    /// <summary>Those that the register had for a region on a day, closed ones apart, each as it was that day.</summary>
    public DatedSites In(string region, LocalDate day) => dated.GetOrAdd((region, day), at =>
    {
        RegisterSite[] known = [.. Sites.Keys.Select(s => On(s, at.Day)).OfType<RegisterSite>().Where(s => RegionFlows.IsIn(s.Supervisor, at.Region))];
        var open = known.ToLookup(s => !IsClosed(s, at.Day));
        return new([.. open[true]], [.. open[false]]);
    });

    /// <summary>A site as it was on a day; null where it was not yet registered, or never.</summary>
    public RegisterSite? On(SiteId id, LocalDate day)
    {
        if (!Sites.TryGetValue(id, out var site))
        {
            return null;
        }

        var changes = changed.GetValueOrDefault(id);
        var first = changes?.First ?? site;
        return first.HappenedAt.InZone(Calendar.Zone).Date > day && (first.StatusSince is not { } since || since > day) ? null
            : changes is null ? site
            : changes.Changes.Where(c => c.From <= day).Aggregate(first, static (s, c) => c.Of(s));
    }

    internal static bool IsClosed(RegisterSite site, LocalDate day) => site.StatusOn(day).Equals(Closed, StringComparison.Ordinal);
}

/// <summary>Sites of one region.</summary>
public sealed record RegionSites(IReadOnlyList<RegisterSite> Sites, IReadOnlySet<SiteId> Ids);

/// <summary>Sites of one region on one day.</summary>
/// <param name="Closed">Those that were closed by then: they only count where it is asked what happened before.</param>
public sealed record DatedSites(IReadOnlyList<RegisterSite> Open, IReadOnlyList<RegisterSite> Closed)
{
    /// <summary>Whether the register had anything of the region.</summary>
    public bool IsThere => Open.Count + Closed.Count > 0;
}

/// <summary>The last line that changed the register.</summary>
public sealed record RegisterEdition(long Line)
{
    public const string Key = "register";
}
