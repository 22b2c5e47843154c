using System.Collections.Concurrent;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Visits;

/// <summary>What the Registry calls sites and enterprises, for one page; the id where it does not tell.</summary>
/// <param name="client">Makes a client of the reader's: each of the questions that go at once needs its own.</param>
public sealed class Names(Func<WasteFlowClient> client)
{
    private const int AtOnceMax = 8;

    private readonly ConcurrentDictionary<SiteId, RegisterSite?> sites = new();
    private readonly ConcurrentDictionary<EnterpriseId, RegisterEnterprise?> enterprises = new();

    /// <summary>Asks for every site once, and for the enterprise of each.</summary>
    public async Task Load(IEnumerable<SiteId?> siteIds, IEnumerable<EnterpriseId?> enterpriseIds, CancellationToken cancel)
    {
        await Each(siteIds.OfType<SiteId>().Distinct().Where(s => !sites.ContainsKey(s)), async (c, id) =>
            sites[id] = (await c.Site(id, cancel)).Value, cancel);

        // What is on the road is held by its carrier, an enterprise without a site.
        var carriers = sites.Where(static s => s.Value is null).Select(static s => (EnterpriseId?)new EnterpriseId(s.Key.Text));
        var owners = sites.Values.Where(static s => s is not null).Select(static s => (EnterpriseId?)s!.Enterprise);
        await Each(enterpriseIds.Concat(owners).Concat(carriers).OfType<EnterpriseId>().Distinct().Where(e => !enterprises.ContainsKey(e)), async (c, id) =>
            enterprises[id] = (await c.Enterprise(id, cancel)).Value, cancel);
    }

    public RegisterSite? Site(SiteId site) => sites.GetValueOrDefault(site);

    public RegisterEnterprise? Enterprise(EnterpriseId enterprise) => enterprises.GetValueOrDefault(enterprise);

    public string Of(SiteId site) => Site(site)?.Name ?? Of(new EnterpriseId(site.Text));

    public string Of(EnterpriseId enterprise) => Enterprise(enterprise)?.Name ?? enterprise.Text;

    private Task Each<T>(IEnumerable<T> ids, Func<WasteFlowClient, T, Task> ask, CancellationToken cancel) => Parallel.ForEachAsync(
        ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancel }, async (id, _) => await ask(client(), id));
}
