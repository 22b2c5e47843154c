using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>
/// What is known by now of a lot's moisture (含水率): a sample's result may come in after the waste has left (practice.md section 3), and then goes
/// after it, over the road, to the next lot that has a word of its own.
/// </summary>
internal static class LotMoisture
{
    /// <summary>Whether the line is a sample's result that tells moisture.</summary>
    public static bool Assayed(Line line) => line.Act == "assay-waste" && line.As<AssayWaste>().MoisturePerMille is not null;

    /// <summary>Whether the line says the moisture of the very load that the lot is made for.</summary>
    public static bool SaidOf(Line line, LotBorn born)
    {
        switch (line.Act)
        {
            case "pick-up-waste" when born.Place == Places.Transit:
                return line.As<PickUpWaste>().Loaded?.FirstOrDefault(w => w.Item == born.Item)?.Quantity.MoisturePerMille is not null;
            case "receive-waste" or "meter-waste" when born.Place == Places.Storage:
                var said = line.Receipt()!;
                return (said.SharedWeight ?? said.Items?.FirstOrDefault(w => w.Item == born.Item)?.Quantity)?.MoisturePerMille is not null;
            default:
                return false;
        }
    }

    /// <summary>In parts per thousand; null where nobody has said any.</summary>
    public static int? Of(TracedLot lot, FoldDocuments documents)
    {
        if (lot.Told is not null)
        {
            return lot.Born.MoisturePerMille;
        }

        var known = lot.Born.MoisturePerMille;
        return known is null || Corrected(lot, lot.Line, documents) ? FromSources(lot, documents) ?? known : known;
    }

    private static int? FromSources(TracedLot lot, FoldDocuments documents) => Moisture.Mixed(
        [.. Sources(lot, documents).Select(s => (s.Lot.Born.Place == Places.Transit ? Of(s.Lot, documents) : s.Lot.Born.MoisturePerMille, s.Grams))]);

    /// <summary>What was known when the waste left holds, unless the later sample can only be of what had left: the rest dries on where it lies.</summary>
    private static bool Corrected(TracedLot lot, long since, FoldDocuments documents) => Sources(lot, documents).Any(s =>
        s.Lot.Told is { } told ? told.AssayedAt > since && told.Gone : s.Lot.Born.Place == Places.Transit && Corrected(s.Lot, s.Lot.Line, documents));

    private static IEnumerable<(TracedLot Lot, long Grams)> Sources(TracedLot lot, FoldDocuments documents)
    {
        foreach (var source in lot.Ins)
        {
            if (LotId.TryRead(source.From, out var from))
            {
                yield return (documents.Get<TracedLot>(ChainFold.Key(from))!, source.Grams);
            }
        }
    }
}
