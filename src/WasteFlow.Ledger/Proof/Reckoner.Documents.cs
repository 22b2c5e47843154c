using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>The documents that the writer must be deciding against, after the last line.</summary>
internal sealed partial class Reckoner
{
    /// <summary>Every document that is not at its end, with the line that changed it last.</summary>
    public IEnumerable<(string Key, long Line, object Document)> Standing()
    {
        foreach (var lot in lots.Values)
        {
            yield return (Keys.Lot(lot.Id), lot.Line, lot.Document());
        }

        foreach (var (key, queue) in stores)
        {
            yield return (StoreKey(key), queue.Max(static l => l.Line), new StoreState([.. queue.Select(static l => l.Entry())]));
        }

        foreach (var (held, at) in holds)
        {
            yield return (Keys.Holds(new(held.Site), held.Stream), at, new HoldsState(true));
        }

        foreach (var (site, at) in sites.Values)
        {
            yield return (Keys.Site(site.Site), at, site);
        }

        foreach (var (enterprise, at) in enterprises)
        {
            yield return (Keys.Enterprise(new(enterprise)), at, new EnterpriseState(new(enterprise)));
        }

        foreach (var (fact, at) in facts.Values)
        {
            yield return (CorrectionKeys.Fact(fact.Line), at, fact);
        }

        foreach (var (proposal, at) in proposals.Values)
        {
            yield return (CorrectionKeys.Proposal(proposal.Proposal), at, proposal);
        }

        foreach (var (difference, at) in differences.Values)
        {
            yield return (CorrectionKeys.Difference(difference.Line), at, difference);
        }

        foreach (var manifest in manifests.Values)
        {
            yield return (Keys.Manifest(manifest.State.Number), manifest.Line, manifest.Document());
        }

        foreach (var (name, (account, at)) in allowances)
        {
            yield return (Keys.Allowance(name), at, new AllowanceState(name, WarnOnly: true, account.Granted, account.Pending, account.Posted, account.Unit, account.Factor));
        }

        foreach (var (label, (place, at)) in containers)
        {
            yield return (Keys.Container(label), at, place);
        }

        foreach (var (meter, (reading, at)) in meters)
        {
            yield return (Keys.Meter(new(meter.Site), meter.Meter), at, new MeterState(reading));
        }

        if (laws is not null)
        {
            yield return (Keys.Law, laws.Lines[^1], laws);
        }

        foreach (var (counter, (last, at)) in series)
        {
            yield return (Keys.Series(counter.Key), at, new SeriesState(last));
        }
    }

    private static string StoreKey(StoreName store) =>
        Keys.Store(new SiteId(store.Site), store.Stream, new WasteCode(store.Code));
}
