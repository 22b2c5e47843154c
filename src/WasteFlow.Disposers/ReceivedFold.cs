using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Disposers;

/// <summary>Which lots are somebody else's waste, and under which manifest they came: what is one's own needs no permit to be treated.</summary>
public sealed class ReceivedFold : Fold
{
    public const string FoldName = "received";

    public override string Name => FoldName;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act is "receive-waste" or "meter-waste" or "bring-in-waste")
        {
            foreach (var born in line.Lots.Where(l => l.Place == Places.Storage && l.Holder == Holder(line)))
            {
                Put(born, new(born.Stream, born.Code, born.Manifest, born.Item), documents);
            }

            return;
        }

        foreach (var born in line.Lots)
        {
            if (Source(born.Lot.ToString(), line, documents) is { } source)
            {
                Put(born, source with { Stream = born.Stream, Code = born.Code }, documents);
            }
        }
    }

    /// <summary>How a lot came, or null where it is the holder's own.</summary>
    public static Received? Of(LotId lot, Register register) => register.Fold(FoldName).Get<Received>(Key(lot.ToString()));

    /// <summary>How the last lot of a code came into a site's store; which of them a run will take, only the ledger knows.</summary>
    public static Received? Of(SiteId site, string stream, WasteCode code, Register register) =>
        register.Fold(FoldName).Get<Received>(Key(site, stream, code));

    private static SiteId Holder(Line line) =>
        line.Receipt() is { } receipt ? receipt.Receiver : line.As<BringInWaste>().Site;

    // A lot made of others' waste, wholly or in part, is others' waste.
    private static Received? Source(string lot, Line line, FoldDocuments documents) => line.Moves
        .Where(m => m.To == lot)
        .Select(m => documents.Get<Received>(Key(m.From)))
        .FirstOrDefault(static r => r is not null);

    private static void Put(LotBorn born, Received received, FoldDocuments documents)
    {
        documents.Put(Key(born.Lot.ToString()), received);
        if (born.Place == Places.Storage)
        {
            documents.Put(Key(born.Holder, born.Stream, born.Code), received);
        }
    }

    private static string Key(string lot) => $"lot/{lot}";

    private static string Key(SiteId site, string stream, WasteCode code) => $"store/{site}/{stream}/{code}";
}

/// <summary>A lot that came from others, or was made of such.</summary>
/// <param name="Manifest">Null where it was brought in from outside the system.</param>
/// <param name="Item">The item's number on the manifest, from 1.</param>
public sealed record Received(string Stream, WasteCode Code, ManifestNumber? Manifest, int? Item);
