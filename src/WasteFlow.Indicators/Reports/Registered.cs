using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The register as reports ask it, read once for all reports until a line changes it.</summary>
public sealed class Registered
{
    private static readonly ConditionalWeakTable<RegisterEdition, Registered> Known = [];

    private readonly ConcurrentDictionary<string, RegionSites> regions = new(StringComparer.Ordinal);

    private Registered(FoldDocuments documents) =>
        Sites = documents.Scan<RegisterSite>(EntryLines.Sites).ToDictionary(static s => s.Value.Site, static s => s.Value);

    public IReadOnlyDictionary<SiteId, RegisterSite> Sites { get; }

    public static Registered Of(FoldDocuments documents) =>
        documents.Get<RegisterEdition>(RegisterEdition.Key) is { } edition ? Known.GetValue(edition, _ => new(documents)) : new(documents);

    /// <summary>The sites that count for a region, by their supervisors.</summary>
    public RegionSites In(string region) => regions.GetOrAdd(region, r =>
    {
        RegisterSite[] sites = [.. Sites.Values.Where(s => RegionFlows.IsIn(s.Supervisor, r))];
        return new(sites, sites.Select(static s => s.Site).ToHashSet());
    });
}

/// <summary>Sites of one region.</summary>
public sealed record RegionSites(IReadOnlyList<RegisterSite> Sites, IReadOnlySet<SiteId> Ids);

/// <summary>The last line that changed a site in the register.</summary>
public sealed record RegisterEdition(long Line)
{
    public const string Key = "register";
}
