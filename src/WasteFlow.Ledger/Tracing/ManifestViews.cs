using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>A manifest as its readers see it.</summary>
public static class ManifestViews
{
    public static ManifestView Of(TracedManifest manifest, long line, FoldDocuments documents)
    {
        var lots = manifest.Lots.Select(l => documents.Get<TracedLot>(ChainFold.Key(l))!).ToLookup(static l => l.Born.Item);
        var open = Differences.Of(manifest.Number, null, documents);
        var items = manifest.Said.Items.Select((said, i) => Item(said, i, manifest, [.. lots[i + 1]], documents));
        return new ManifestView(
            line, manifest.Number, manifest.State, manifest.Said.Stream, manifest.Said.Mover, manifest.MoverEnterprise, manifest.Carrier,
            manifest.Vehicle, manifest.Receiver, manifest.ReceiverEnterprise, manifest.Said.LinkedTo, manifest.Said.HappenedAt,
            [.. items], manifest.Lines, manifest.Said.Carriage, manifest.NationalNumber, open.Count > 0 ? open : null,
            manifest.Said.Consignor, manifest.Legs);
    }

    private static ManifestItemView Item(
        ManifestItem said, int index, TracedManifest manifest, IReadOnlyList<TracedLot> lots, FoldDocuments documents)
    {
        var item = manifest.Items[index];
        var loaded = lots.FirstOrDefault(static l => l.Born.Place == Places.Transit) is { } transit ? LotMoisture.Of(transit, documents) : null;
        var received = Moisture.Mixed([.. lots.Where(static l => l.Born.Place == Places.Storage).Select(l => (LotMoisture.Of(l, documents), l.Grams))]);
        var (mover, receiver) = (loaded ?? received, received ?? loaded);
        return new ManifestItemView(
            index + 1, said.Code, said.Method, said.Origin ?? manifest.Said.Mover, said.Quantity, item.Declared, item.Loaded,
            item.Received, item.Refused, lots.Where(static l => l.Born.Place == Places.Discrepancy).Sum(static l => l.LeftAt(long.MaxValue)),
            item.Surplus, item.Decision, [.. lots.Select(static l => l.Born.Lot)], mover, receiver,
            item.Loaded is { } grams ? Moisture.Dry(grams, mover) : null, item.Received is { } taken ? Moisture.Dry(taken, receiver) : null,
            // One scale that said two weights measured neither what came nor what was loaded.
            manifest.Said.Carriage is not null && item.Refused > 0 ? null : item.LoadedAs, item.ReceivedAs, item.Shared, said.Containers, said.Goods);
    }
}
