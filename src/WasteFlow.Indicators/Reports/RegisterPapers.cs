using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Permits, policies, contracts, service areas and inspections, by whose they are.</summary>
internal sealed class RegisterPapers
{
    private readonly ILookup<SiteId, GrantPermit> permits;
    private readonly ILookup<EnterpriseId, RegisterInsurance> insurances;
    private readonly ILookup<EnterpriseId, RegisterContract> contracts;
    private readonly ILookup<SiteId, Inspected> inspections;
    private readonly ILookup<SiteId, (RegisterServiceArea Area, ServiceShare Share)> servedSites;

    public RegisterPapers(FoldDocuments documents)
    {
        permits = Terms<GrantPermit>(RegisterLines.Permits, documents).ToLookup(static p => p.Site);
        insurances = Terms<RegisterInsurance>(RegisterLines.Insurances, documents).ToLookup(static i => i.Enterprise);
        contracts = Terms<RegisterContract>(RegisterLines.Contracts, documents)
            .SelectMany(static c => c.With.Append(c.Enterprise).Distinct().Select(p => (Party: p, Contract: c))).ToLookup(static c => c.Party, static c => c.Contract);
        inspections = documents.Scan<Inspected>(RegisterLines.Inspections).ToLookup(static i => i.Value.Act.Site, static i => i.Value);
        Areas = [.. documents.Scan<RegisterServiceArea>(RegisterLines.Areas).Select(static a => a.Value)];
        servedSites = Areas.SelectMany(static a => a.Shares.Where(static s => s.Site is not null).Select(s => (a, s))).ToLookup(static s => s.s.Site!.Value);
    }

    public IReadOnlyList<RegisterServiceArea> Areas { get; }

    /// <summary>A site's permits, of whatever days.</summary>
    public IEnumerable<GrantPermit> PermitsOf(SiteId site) => permits[site];

    /// <summary>Numbers of the permits of a site that hold on a day.</summary>
    public IEnumerable<string> Permits(SiteId site, IReadOnlyList<string> kinds, LocalDate day) =>
        permits[site].Where(p => p.From <= day && day <= p.Until && Is(p.Kind, kinds)).Select(static p => p.Permit);

    /// <summary>Numbers of an enterprise's policies that hold on a day.</summary>
    public IEnumerable<string> Insurances(EnterpriseId enterprise, IReadOnlyList<string> kinds, LocalDate day) =>
        insurances[enterprise].Where(i => i.From <= day && day <= i.Until && Is(i.Kind, kinds)).Select(static i => i.Policy);

    /// <summary>A site's inspections of some days, follow-ups (复查) apart.</summary>
    public IEnumerable<Inspected> Inspections(SiteId site, IReadOnlyList<string> units, LocalDate first, LocalDate last) => inspections[site].Where(i =>
        i.Act.FollowsUp is null && units.Contains(i.Act.Unit, StringComparer.Ordinal) && Calendar.DayOf(i.Act.HappenedAt) is var day && first <= day && day <= last);

    /// <summary>Numbers of the contracts of an enterprise on taking its waste that are valid on a day and name a code.</summary>
    public IEnumerable<string> Contracts(EnterpriseId enterprise, LocalDate day, Func<string, bool> covers) => contracts[enterprise]
        .Where(c => c.Kind is "disposal" or "collection" && c.From <= day && day <= c.Until && c.Codes.Any(covers)).Select(static c => c.Contract);

    /// <summary>The routes and points that serve a site on a day.</summary>
    public IEnumerable<SiteId> ServedBy(SiteId site, LocalDate day) => servedSites[site].Where(s => s.Share.IsCurrent(day)).Select(static s => s.Area.Site);

    private static IEnumerable<T> Terms<T>(string prefix, FoldDocuments documents) where T : class =>
        documents.Scan<T>(prefix).SelectMany(p => Renewals.Of<T>(p.Key, documents));

    private static bool Is(string? kind, IReadOnlyList<string> kinds) => kinds.Contains(Filter.Any, StringComparer.Ordinal) || (kind is not null && kinds.Contains(kind, StringComparer.Ordinal));
}
