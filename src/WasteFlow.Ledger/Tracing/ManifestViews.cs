using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Tracing;

/// <summary>A manifest as its readers see it.</summary>
internal static class ManifestViews
{
    public static ManifestView Of(TracedManifest manifest, long line, FoldDocuments documents)
    {
        var lots = manifest.Lots.Select(l => documents.Get<TracedLot>(ChainFold.Key(l))!).ToLookup(static l => l.Born.Item);
        var items = manifest.Said.Items.Select((said, i) => new ManifestItemView(
            i + 1, said.Code, said.Method, said.Origin ?? manifest.Said.Mover, said.Quantity, manifest.Items[i].Declared, manifest.Items[i].Loaded,
            manifest.Items[i].Received, manifest.Items[i].Refused,
            lots[i + 1].Where(static l => l.Born.Place == Places.Discrepancy).Sum(static l => l.LeftAt(long.MaxValue)),
            manifest.Items[i].Decision, [.. lots[i + 1].Select(static l => l.Born.Lot)]));
        return new ManifestView(
            line, manifest.Number, manifest.State, manifest.Said.Stream, manifest.Said.Mover, manifest.MoverEnterprise, manifest.Carrier,
            manifest.Vehicle, manifest.Receiver, manifest.ReceiverEnterprise, manifest.Said.LinkedTo, manifest.Said.HappenedAt,
            [.. items], manifest.Lines);
    }
}
