using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>What a filing makes: its number, what it reserves of which lots, the allowances it holds.</summary>
internal sealed partial class Reckoner
{
    private readonly Dictionary<string, (SiteState State, long Line)> sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> enterprises = new(StringComparer.Ordinal);
    private readonly Dictionary<ManifestSeries, (long Last, long Line)> series = [];

    private readonly Dictionary<SiteMeter, (string Reading, long Line)> meters = [];

    /// <summary>A manifest that a meter's reading files and receives: its allowances are taken and posted by the same line.</summary>
    private string? Metered(MeterWaste act, ManifestNumber number)
    {
        meters[new(act.Receiver.Text, act.Meter)] = (act.To, line.Number);
        var filing = act.Filing();
        if (Counted(filing, number, out var stream) is { } wrong)
        {
            return wrong;
        }

        var takes = Takes(line.Allowances.AsSpan(0, line.Allowances.Length / 2));
        if (Item(filing, filing.Items[0], stream!) is not { } item)
        {
            return $"manifest {number} asks for more than is free";
        }

        var filed = new ManifestState(
            number, States.Filed, act.Stream, act.Mover, act.Carrier, null, act.Receiver, null, act.HappenedAt, "none", [item], takes, act.Carriage,
            Law: LastLaw);
        var receipt = act.Receipt(number);
        List<AllowanceMove> expected = [.. takes.Select(t => Taking(Filed(t with { Item = t.Item is null ? null : 1 }, _ => filing.Items[0].Quantity)))];
        var before = act.Sent is { } sent ? filed with { PickUp = "said", Items = Loaded(filed, _ => Grams(sent), _ => sent) } : Implied(filed, receipt);
        return Put(Received(before, receipt, expected, null), default, null) ?? Expect(expected);
    }

    private string? File(FileManifest act, ManifestNumber number)
    {
        if (Counted(act, number, out var stream) is { } uncounted)
        {
            return uncounted;
        }

        var takes = Takes(line.Allowances);
        var wrong = takes.Any(t => t.Item < 1 || t.Item > act.Items.Count) ? "it takes allowances for an item that it has not"
            : Expect([.. takes.Select(t => Taking(Filed(t, n => act.Items[n - 1].Quantity)))]);
        if (wrong is not null)
        {
            return wrong;
        }

        if (act.LinkedTo is { } linked && manifests.TryGetValue(linked.Text, out var old) && old.State.State is States.Refused or States.Partly)
        {
            return CarryOn(act, number, old.State, takes);
        }

        var items = new ItemState[act.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (Item(act, act.Items[i], stream!) is not { } item)
            {
                return $"item {i + 1} of manifest {number} asks for more than is free";
            }

            items[i] = item;
        }

        var filed = new ManifestState(
            number, States.Filed, act.Stream, act.Mover, act.Carrier, act.Vehicle, act.Receiver, act.LinkedTo, act.HappenedAt, "none", items, takes,
            act.Carriage, Line: line.Number, Law: LastLaw);
        return Put(act.Scanned == true
            ? filed with { State = States.InTransit, PickUp = "said", Items = Loaded(filed, n => items[n - 1].Declared) }
            : filed, default, null);
    }

    /// <summary>Its mover and stream are known, and its number is the next of its series.</summary>
    private string? Counted(FileManifest act, ManifestNumber number, out StreamRow? stream)
    {
        stream = law.On(Calendar.DayOf(act.HappenedAt)).Stream(act.Stream);
        if (!sites.TryGetValue(act.Mover.Text, out var mover) || stream is null)
        {
            return "its mover or its stream is not known";
        }

        var counter = ManifestNumbers.Series(
            stream, act.Items.Select(static i => i.Code), mover.State.Division, Calendar.DayOf(NodaTime.Instant.FromUnixTimeMilliseconds(line.At)).Year);
        var next = series.GetValueOrDefault(counter).Last + 1;
        if (counter.Number(next) != number)
        {
            return $"manifest {number} is not the next of its series";
        }

        series[counter] = (next, line.Number);
        return null;
    }

    private ItemState? Item(FileManifest act, ManifestItem asked, StreamRow stream)
    {
        var grams = Grams(asked.Quantity);
        // What a metered line receives makes its site keep stock from the next line on.
        var kept = stream.Known == "ledger" || asked.Lots is not null
            || (holds.TryGetValue(new(act.Mover.Text, act.Stream), out var since) && since < line.Number);
        var portions = !kept ? [] : asked.Containers is { } named ? Contained(named) : Portions(act, asked, grams);
        return portions is null ? null : new(asked.Code, asked.Method, asked.Origin ?? act.Mover, asked.Quantity, grams, portions, kept,
            Containers: asked.Containers);
    }

    /// <summary>The lots that were named, else the oldest of the store, as far as they are free; null when that is not enough.</summary>
    private List<LotPortion>? Portions(FileManifest act, ManifestItem asked, long grams)
    {
        var from = asked.Lots is { } named
            ? named.Select(l => lots.GetValueOrDefault(l))
            : stores.GetValueOrDefault(new(act.Mover.Text, act.Stream, asked.Code.Text)) ?? [];
        if (asked.Lots is null && IsMixed(act))
        {
            return Mixed([.. from.OfType<ReckonedLot>()], grams, act.IsAfterTheFact());
        }

        var portions = new List<LotPortion>(1);
        foreach (var lot in from)
        {
            var part = lot is null ? 0 : Math.Min(grams, lot.Grams - lot.Reserved);
            if (part > 0)
            {
                lot!.Reserved += part;
                Touch(lot);
                portions.Add(new(lot.Id, part));
                grams -= part;
            }

            if (grams == 0)
            {
                return portions;
            }
        }

        return act.IsAfterTheFact() ? portions : null;
    }

    /// <summary>Whether its store is one heap, as its site or else the stream's row of the day says.</summary>
    private bool IsMixed(FileManifest act) =>
        (sites[act.Mover.Text].State.Store ?? law.On(Calendar.DayOf(NodaTime.Instant.FromUnixTimeMilliseconds(line.At))).Stream(act.Stream)?.Store) == "mixed";

    /// <summary>Of every lot its share of what is free.</summary>
    private List<LotPortion>? Mixed(List<ReckonedLot> heap, long grams, bool afterTheFact)
    {
        var free = heap.Sum(static l => l.Grams - l.Reserved);
        if (free < grams && !afterTheFact)
        {
            return null;
        }

        var asked = Math.Min(grams, free);
        var parts = asked == 0 ? new long[heap.Count] : Atoms.Apportion(asked, [.. heap.Select(static l => l.Grams - l.Reserved)]);
        var portions = new List<LotPortion>(heap.Count);
        for (var i = 0; i < heap.Count; i++)
        {
            if (parts[i] > 0)
            {
                heap[i].Reserved += parts[i];
                Touch(heap[i]);
                portions.Add(new(heap[i].Id, parts[i]));
            }
        }

        return portions;
    }

    /// <summary>A new manifest that takes over what is still on the vehicle of a refused one.</summary>
    private string? CarryOn(FileManifest act, ManifestNumber number, ManifestState old, AllowanceTake[] takes)
    {
        var left = old.Items.Where(i => OnBoard(i) > 0).ToList();
        var items = new ItemState[act.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var asked = act.Items[i];
            if (left.Find(l => l.Code == asked.Code) is not { } carried)
            {
                return $"item {i + 1} of manifest {number} is not on the vehicle";
            }

            left.Remove(carried);
            var grams = OnBoard(carried);
            items[i] = carried.Transit is null
                ? new(carried.Code, asked.Method, carried.Origin, asked.Quantity, grams, [], carried.LedgerKept)
                : new(carried.Code, asked.Method, carried.Origin, asked.Quantity, grams, [], carried.LedgerKept, Lot(Places.Transit, i + 1), grams);
        }

        var ended = new KnownManifest(old with { State = States.Diverted, Line = line.Number }, old, line.Number);
        if (ended.State.AnyOpen || (ended.State.PickUp == "implied" && foreseen.Returns(old.Number)))
        {
            manifests[old.Number.Text] = ended;
        }
        else
        {
            manifests.Remove(old.Number.Text);
            over.Put(old.Number, ended.State.State);
            Ended?.Invoke(Keys.Manifest(old.Number), line.Number, ended.Document());
        }

        return Put(new ManifestState(
            number, States.InTransit, act.Stream, act.Mover, act.Carrier, act.Vehicle ?? old.Vehicle, act.Receiver, old.Number, act.HappenedAt,
            "said", items, takes, Line: line.Number, Law: LastLaw), default, null);
    }

    private long OnBoard(ItemState item) => item.Transit is { } lot ? Held(lot) : item.Refused ?? 0;
}
