using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>How a line changes what is told of its manifest.</summary>
internal static class ManifestLines
{
    public static void Apply(Line line, ManifestStep step, FoldDocuments documents)
    {
        var key = ChainFold.Key(step.Number);

        // A filing makes the manifest: there is none to look for.
        var before = line.Act is "file-manifest" or "meter-waste" ? null : documents.Get<TracedManifest>(key);
        var manifest = before ?? Filed(line, step, documents);
        manifest = line.Act switch
        {
            "pick-up-waste" => PickedUp(line.Number, line.As<PickUpWaste>(), manifest),
            "hand-over-waste" => HandedOver(line.Number, line.As<HandOverWaste>(), manifest),
            "receive-waste" or "meter-waste" => Received(line.Receipt()!, line, manifest),
            "settle-discrepancy" when line.As<SettleDiscrepancy>().Item is { } item => Settled(item, line, manifest),
            "agree-to-discrepancy" when line.As<AgreeToDiscrepancy>().Item is { } item => Settled(item, line, manifest),
            "divert-waste" => Diverted(line.As<DivertWaste>(), manifest, documents),
            _ when line.Corrects is { } corrected => ManifestCorrections.Apply(corrected, manifest),
            _ => manifest,
        };
        manifest = Loaded(line, manifest);
        documents.Put(key, manifest with
        {
            Before = line.Corrects is null && before is not null ? new(before.Carrier, before.Receiver, before.ReceiverEnterprise, before.Vehicle, before.Items, before.Legs) : null,
            State = step.State,
            Lots = [.. manifest.Lots, .. line.Lots.Where(l => l.Manifest == step.Number).Select(static l => l.Lot)],
            Lines = [.. manifest.Lines, new(line.Number, line.Act, line.By, line.HappenedAt(), line.RecordedAt, step.State, line.Notes)],
        });
        if (line.By.StandInFor is not null)
        {
            documents.Put(ChainFold.StandInKey(line.Number), new EnteredFor(step.Number));
        }

        if (before is null && manifest.Said.Paper is { } paper && ManifestNumbers.ActOf(new(paper)) is not null)
        {
            documents.Put(ChainFold.LeftOnKey(new(paper)), new EnteredFor(step.Number));
        }

        if (line.Act == "file-manifest" && manifest.Said.LinkedTo is { } old && documents.Get<TracedManifest>(ChainFold.Key(old)) is { } linked
            && line.Notes.Any(static n => n.Code == "carries_on"))
        {
            documents.Put(ChainFold.Key(old), linked with { State = "diverted" });
        }
    }

    /// <summary>The party for which a line was entered objects to it.</summary>
    public static void Contested(ContestEntry said, FoldDocuments documents)
    {
        if (documents.Get<EnteredFor>(ChainFold.StandInKey(said.Line)) is not { } entered
            || documents.Get<TracedManifest>(ChainFold.Key(entered.Manifest)) is not { } manifest)
        {
            return;
        }

        documents.Put(ChainFold.Key(entered.Manifest), manifest with
        {
            Lines = [.. manifest.Lines.Select(l => l.Line == said.Line ? l with { Contested = said.Reason } : l)],
        });
    }

    /// <summary>The national system's number is entered beside ours.</summary>
    public static void Named(Line line, NameNationalNumber said, FoldDocuments documents)
    {
        if (documents.Get<TracedManifest>(ChainFold.Key(said.Manifest)) is not { } manifest)
        {
            return;
        }

        documents.Put(ChainFold.Key(said.Manifest), manifest with
        {
            NationalNumber = said.NationalNumber,
            Lines = [.. manifest.Lines, new(line.Number, line.Act, line.By, line.HappenedAt(), line.RecordedAt, null, line.Notes)],
        });
        if (line.By.StandInFor is not null)
        {
            documents.Put(ChainFold.StandInKey(line.Number), new EnteredFor(said.Manifest));
        }
    }

    private static TracedManifest Filed(Line line, ManifestStep step, FoldDocuments documents)
    {
        var said = line.Filing()!;
        return new(
            said, step.Number, Owner(said.Mover, documents), Owner(said.Receiver, documents), said.Carrier, said.Receiver, said.Vehicle, step.State,
            [.. said.Items.Select(static i => new TracedItem(Declared(i.Quantity), null, null, null, null))], [], [],
            NationalNumber: said.NationalNumber);
    }

    private static TracedManifest PickedUp(long line, PickUpWaste said, TracedManifest manifest) => manifest with
    {
        Vehicle = said.Vehicle,
        Legs = [.. manifest.Legs ?? [], new(line, said.Carrier, said.Vehicle, said.Driver, said.Escort, said.Waybill)],
    };

    private static TracedManifest HandedOver(long line, HandOverWaste said, TracedManifest manifest) => manifest with
    {
        Carrier = said.To,
        Vehicle = said.Vehicle,
        Legs = [.. manifest.Legs ?? [], new(line, said.To, said.Vehicle, said.Driver, said.Escort, said.Waybill)],
    };

    private static TracedManifest Diverted(DivertWaste said, TracedManifest manifest, FoldDocuments documents) =>
        manifest with { Receiver = said.NewReceiver, ReceiverEnterprise = Owner(said.NewReceiver, documents) };

    /// <summary>What came into the carrier's custody is what was loaded.</summary>
    private static TracedManifest Loaded(Line line, TracedManifest manifest)
    {
        if (line.Act is not ("pick-up-waste" or "receive-waste" or "file-manifest" or "meter-waste"))
        {
            return manifest;
        }

        var items = manifest.Items.ToArray();
        foreach (var lot in line.Lots.Where(static l => l is { Place: Places.Transit, Item: not null }))
        {
            var at = Math.Min(lot.Item!.Value, items.Length) - 1;
            items[at] = items[at] with
            {
                Loaded = line.Moves.Where(m => m.To == lot.Lot.ToString()).Sum(static m => m.Grams),
                LoadedAs = line.Act == "file-manifest" && manifest.Said.Scanned != true ? null
                    : line.Act == "meter-waste" && line.As<MeterWaste>().Sent is { } sent ? sent
                    : line.Act is "receive-waste" or "meter-waste" && manifest.Said.Carriage is not null ? items[at].ReceivedAs
                    : manifest.Said.Items[at].Quantity,
            };
        }

        if (line.Act == "pick-up-waste" && !line.Notes.Any(static n => n.Code == "pick_up_contradicts"))
        {
            Weighed(line.As<PickUpWaste>(), items);
        }

        return manifest with { Items = items };
    }

    /// <summary>What the carrier said of the load; where it only contradicts what was posted, the line alone keeps it.</summary>
    private static void Weighed(PickUpWaste said, TracedItem[] items)
    {
        foreach (var (item, quantity) in said.Loaded ?? [])
        {
            items[item - 1] = items[item - 1] with { Loaded = items[item - 1].Loaded ?? Declared(quantity), LoadedAs = quantity };
        }
    }

    private static TracedManifest Received(ReceiveWaste said, Line line, TracedManifest manifest)
    {
        var items = manifest.Items.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            var word = said.Items?.FirstOrDefault(w => w.Item == i + 1);
            var lots = line.Lots.Where(l => l.Place == Places.Storage && l.Item == i + 1).Select(static l => l.Lot.ToString()).ToHashSet(StringComparer.Ordinal);
            items[i] = items[i] with
            {
                Decision = word?.Decision ?? "accepted",
                ReceivedAs = word?.Quantity ?? said.SharedWeight,
                Shared = said.SharedWeight is not null && (items.Length > 1 || said.Round is not null),
                Received = line.Moves.Where(m => lots.Contains(m.To)).Sum(static m => m.Grams),
                Surplus = items[i].Surplus + line.Moves.Where(m => m.From == Accounts.Discrepancy && lots.Contains(m.To)).Sum(static m => m.Grams),
                Refused = word?.Refused is { } refused ? Declared(refused) : word?.Decision == "refused" ? items[i].Loaded ?? items[i].Declared : 0,
            };
        }

        return manifest with { Items = items };
    }

    /// <summary>What settles a surplus goes back to the account that gave it; who agrees first moves nothing yet.</summary>
    private static TracedManifest Settled(int item, Line line, TracedManifest manifest)
    {
        var items = manifest.Items.ToArray();
        var at = item - 1;
        items[at] = items[at] with { Surplus = items[at].Surplus - line.Moves.Where(static m => m.To == Accounts.Discrepancy).Sum(static m => m.Grams) };
        return manifest with { Items = items };
    }

    private static EnterpriseId Owner(SiteId site, FoldDocuments documents) =>
        documents.Get<SiteOwner>(ChainFold.SiteKey(site))?.Enterprise ?? new EnterpriseId(site.Text);

    internal static long Declared(Quantity quantity) =>
        Quantities.Grams(quantity.Value, quantity.Unit, quantity.Factor, "", out var grams) is null ? grams : 0;
}
