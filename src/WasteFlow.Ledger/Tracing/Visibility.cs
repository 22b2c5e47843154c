using System.Collections.Frozen;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>
/// What a reader may see of a chain: <c>schemas/codes/chain-visibility.csv</c>. A party sees the manifests it is on whole; of the chain beyond,
/// grams, acts and methods, but names only where its row says so. A bureau sees its region.
/// </summary>
public static class Visibility
{
    private static readonly FrozenDictionary<string, (bool Producers, bool Holders)> Rows = Tables.Rows("codes/chain-visibility.csv")
        .ToFrozenDictionary(static r => r["reader"], static r => (r["producers_named"] == "yes", r["holders_named"] == "yes"), StringComparer.Ordinal);

    public static bool Sees(Caller caller, TracedManifest manifest, FoldDocuments documents) =>
        IsInside(caller)
        || caller.Enterprise == manifest.MoverEnterprise || caller.Enterprise == manifest.ReceiverEnterprise || caller.Enterprise == manifest.Carrier
        || manifest.Said.Items.Any(i => i.Origin is { } origin && Owner(origin, documents)?.Enterprise == caller.Enterprise && caller.Enterprise is not null)
        || (caller.IsAuthority && AnyInRegion(caller, [manifest.Said.Mover, manifest.Receiver], documents)
            && (caller.Streams is null || caller.Streams.Contains(manifest.Said.Stream)));

    /// <summary>A lot on the way is seen by who may see its manifest, since a carrier is of no one region.</summary>
    public static bool Sees(Caller caller, TracedLot lot, FoldDocuments documents) =>
        lot.Born is not { Place: Places.Transit, Manifest: { } number }
        || documents.Get<TracedManifest>(ChainFold.Key(number)) is not { } manifest || Sees(caller, manifest, documents);

    /// <summary>Whether a site, or a carrier whose custody is asked for, is the reader's own or of his region.</summary>
    public static bool Owns(Caller caller, SiteId site, FoldDocuments documents) =>
        IsInside(caller)
        || IsMine(caller, site, documents)
        || (caller.IsAuthority && AnyInRegion(caller, [site], documents));

    /// <summary>
    /// Why the reader may not ask this, or null. All that a site had in its days is for the site and its bureau, and what a region had for the region's; whether a
    /// reader has a part in a lot, a manifest or a treatment shows in the trace.
    /// </summary>
    public static Refused? Objection(Caller caller, TraceQuestion asked, FoldDocuments documents) => asked switch
    {
        _ when (asked.Producer ?? asked.Disposer) is { } site && !Owns(caller, site, documents) => Refused.With("not_yours", "", ("reason", site.Text)),
        { Region: { } region } when !IsInside(caller) && !(caller.IsAuthority && (caller.Region is not { } own || Divisions.IsIn(region, own))) =>
            Refused.With("not_yours", "", ("reason", region)),
        _ => null,
    };

    /// <summary>Whether a site is supervised in a region.</summary>
    public static bool IsIn(SiteId site, string region, FoldDocuments documents) =>
        Owner(site, documents) is { } owner && Divisions.IsIn(owner.Supervisor, region);

    /// <summary>The trace with the names taken out that the reader may not know; refused where the reader has no part in it.</summary>
    public static Read<Trace> Of(Caller caller, TraceQuestion asked, Trace trace, FoldDocuments documents)
    {
        if (IsInside(caller) || caller is { IsAuthority: true, Region: null })
        {
            return trace;
        }

        var sites = trace.Nodes.Select(static n => n.Holder).Concat(trace.Roots.Select(static r => r.Producer)).OfType<SiteId>().Distinct().ToArray();
        if (caller.IsAuthority && (asked.Region is not null || asked.Producer is not null || asked.Disposer is not null || AnyInRegion(caller, sites, documents)))
        {
            return trace;
        }

        var mine = sites.Where(s => IsMine(caller, s, documents)).ToHashSet();
        if (mine.Count == 0 && asked.Producer is null && asked.Disposer is null)
        {
            return Refused.With("not_yours", "", ("reason", trace.Of));
        }

        var row = Rows[trace.Roots.Any(r => r.Producer is { } p && mine.Contains(p)) ? "producer" : "holder"];
        SiteId? Holder(SiteId? site) => row.Holders || (site is { } s && mine.Contains(s)) ? site : null;
        SiteId? Producer(SiteId? site) => row.Producers || (site is { } s && mine.Contains(s)) ? site : null;
        return trace with
        {
            Nodes = [.. trace.Nodes.Select(n => n with { Holder = Holder(n.Holder) })],
            Roots = [.. trace.Roots.Select(r => r with { Producer = Producer(r.Producer) })],
            Outcomes = [.. trace.Outcomes.Select(o => o with { Holder = Holder(o.Holder) })],
            Open = [.. trace.Open.Select(o => o with { Holder = Holder(o.Holder) })],
        };
    }

    /// <summary>A machine of the house itself; a party's machine has its enterprise.</summary>
    private static bool IsInside(Caller caller) => caller.Enterprise is null && (caller.Is(Roles.Machine) || caller.Is("inside"));

    private static bool IsMine(Caller caller, SiteId site, FoldDocuments documents) =>
        caller.Enterprise is { } mine && (site.Text == mine.Text || Owner(site, documents)?.Enterprise == mine);

    /// <summary>Who is registered nowhere, such as a carrier, is of no region; where all of them are, it is for every bureau.</summary>
    private static bool AnyInRegion(Caller caller, IReadOnlyList<SiteId> sites, FoldDocuments documents)
    {
        SiteOwner[] known = [.. sites.Select(s => Owner(s, documents)).OfType<SiteOwner>()];
        return caller.Region is not { } region || known.Length == 0 || known.Any(o => Divisions.IsIn(o.Supervisor, region));
    }

    private static SiteOwner? Owner(SiteId site, FoldDocuments documents) => documents.Get<SiteOwner>(ChainFold.SiteKey(site));
}
