using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What the crowd does with manifests.</summary>
sealed partial class Crowd
{
    /// <summary>The act that manifests in some state have met least, on one that is in it now: every row of transitions.csv has its turn, and is not overdone.</summary>
    IAct? Meet()
    {
        foreach (var (cell, _) in tally.Cells.Where(c => c.Value.Hit <= tally.Asked / 650).OrderBy(static c => c.Value.Hit))
        {
            var (act, state) = cell.Split(' ') is [var a, var s] ? (a, s) : default;
            var there = states.Where(m => m.Value == state).Select(static m => m.Key).Where(m => table.Manifest(m).State == state).Take(30).ToList();
            if (there.Count > 0) return Do(act!, table.Manifest(Pick(there)));
        }

        return null;
    }

    IAct Do(string act, ManifestState m) => act switch
    {
        "cancel-manifest" => table.Cancel(m.Number),
        "expire-manifest" => table.Expire(m.Number),
        "pick-up-waste" => PickUp(m),
        "hand-over-waste" => Hand(m),
        "arrive-waste" => Arrive(m),
        "receive-waste" => Receive(m),
        "return-waste" => table.Return(m.Number) with { Mover = m.Mover },
        "divert-waste" => Divert(m),
        "settle-discrepancy" => table.Settle(m.Number),
        "agree-to-discrepancy" => table.Agree(m.Number, PartyRoles.Receiver, m.Receiver),
        "contest-discrepancy" => table.Contest(m.Number, PartyRoles.Mover, m.Mover),
        _ => throw new InvalidOperationException($"The crowd does not know how to do {act}."),
    };

    IAct File()
    {
        var refused = dice.Next(4) == 0 ? states.Where(static m => m.Value is States.Refused or States.Partly).Select(static m => m.Key).ToList() : [];
        if (refused.Count > 0 && table.Manifest(Pick(refused)) is { State: States.Refused or States.Partly } old)
        {
            var items = old.Items.Where(static i => i.Refused > 0)
                .Select(static i => new ManifestItem(i.Code, i.DeclaredAs, i.Method)).ToArray();
            return table.File(old.Stream, old.Number, old.Mover, Pick(sites), items) with { Carrier = old.Carrier };
        }

        var (stream, code, method) = Table.Of(Pick(Streams));
        var mover = Me;
        if (dice.Next(5) == 0 && Boxed(mover) is { } boxed) return Somehow(boxed);
        var there = Stock(mover, code);
        if (there == 0) there = Stock(mover = Pick(sites), code);
        var several = Enumerable.Range(0, 1 + dice.Next(3))
            .Select(_ => new ManifestItem(code, there > 0 && dice.Next(6) > 0 ? In(Pick(Measures), 1 + dice.NextInt64(there) / 4) : Mass(), method, Named(mover, code), Origin(stream))).ToArray();
        return Somehow(table.File(stream, null, mover, Pick(sites), several) with { Carrier = Pick(carriers) });
    }

    /// <summary>A container, sometimes two, of one lot.</summary>
    FileManifest? Boxed(SiteId mover)
    {
        var lots = Stored(mover).Select(table.Lot).Where(static l => l is { Containers: not null, Free: > 0 }).ToList();
        if (lots.Count == 0) return null;
        var lot = Pick(lots);
        var labels = lot.Containers!.OrderBy(_ => dice.Next()).Take(1 + dice.Next(2)).ToArray();
        var inside = lot.Containers!.Select(table.Container).Where(c => labels.Contains(c.Label) || labels.Contains(c.In)).ToList();
        var grams = inside.Count == lot.Containers!.Count ? lot.Free : inside.Sum(static c => c.Grams);
        return table.File(lot.Stream, null, mover, Pick(sites), new ManifestItem(lot.Code, Exactly(grams), "building-material", Containers: labels)) with { Carrier = Pick(carriers) };
    }

    long Stock(SiteId site, WasteCode code) => Stored(site).Where(l => replay.Born[l].Code == code).Sum(l => replay.Of(l).Grams);

    /// <summary>Mostly on a vehicle, some by pipe, with a scan, or entered afterwards.</summary>
    FileManifest Somehow(FileManifest act) => dice.Next(16) switch
    {
        0 => act with { Carriage = "pipeline", Vehicle = null },
        1 => act with { Scanned = true, Approval = "standing" },
        2 => act with { Paper = "0001234" },
        _ => act,
    };

    IReadOnlyList<LotId>? Named(SiteId mover, WasteCode code)
    {
        var lots = Stored(mover).Where(l => replay.Born[l].Code == code).ToList();
        return lots.Count > 0 && dice.Next(6) == 0 ? [Pick(lots)] : null;
    }

    SiteId? Origin(string stream) => stream == Table.Kitchen && dice.Next(2) == 0 ? Pick(sites) : null;

    PickUpWaste PickUp(ManifestState m) => new(
        table.Id(), table.Now, m.Number, Usually(m.Carrier, Pick(carriers)), "豫A12345",
        dice.Next(3) == 0 ? null : [.. m.Items.Select((x, i) => new ItemQuantity(i + 1, About(x.Declared, x.DeclaredAs)))]);

    HandOverWaste Hand(ManifestState m) => new(table.Id(), table.Now, m.Number, m.Carrier, Pick(carriers), "豫B54321");

    ArriveWaste Arrive(ManifestState m) => new(table.Id(), table.Now, m.Number, Usually(m.Carrier, Pick(carriers)));

    DivertWaste Divert(ManifestState m) => table.Divert(m.Number) with { NewReceiver = Pick(sites), Method = Table.Of(m.Stream).Method };

    ReceiveWaste Receive(ManifestState m) => dice.Next(5) == 0
        ? new(table.Id(), table.Now, m.Number, m.Receiver, SharedWeight: Soiled(About(m.Items.Sum(static i => i.Loaded ?? i.Declared))))
        : new(table.Id(), table.Now, m.Number, Usually(m.Receiver, Pick(sites)), dice.Next(8) == 0 ? [.. m.Items.Select(static (_, i) => Table.Refuse(i + 1))] : [.. m.Items.Select(Word)]);

    ItemReceipt Word(ItemState item, int index)
    {
        var aboard = item.Loaded ?? item.Declared;
        Quantity Kept(long grams) => dice.Next(3) == 0 ? Exactly(grams) : In((AsLoaded(item).Unit, AsLoaded(item).Factor), grams);
        return dice.Next(6) switch
        {
            0 => Table.Refuse(index + 1),
            1 => new(index + 1, "partly", Soiled(Kept(aboard / 2)), Kept(dice.NextInt64(aboard / 2 + 2)), "wet"),
            2 => new(index + 1, "accepted", Soiled(Kept(aboard - dice.NextInt64(aboard / 2 + 1)))),
            _ => new(index + 1, "accepted", Soiled(About(aboard, AsLoaded(item)))),
        };
    }

    /// <summary>Every third gate looks for soil; a correction of its word tells another share or none.</summary>
    Quantity Soiled(Quantity weighed) => GramsOf(weighed) is var grams && grams % 3 == 0 ? weighed with { ImpurityPerMille = (int)(grams % 1001) } : weighed;

    IAct Differ(ManifestState m) => (1 + dice.Next(2)) switch
    {
        var item when dice.Next(3) == 0 => table.Settle(m.Number, item),
        var item when dice.Next(4) == 0 => table.Contest(m.Number, PartyRoles.Mover, m.Mover, item),
        var item when dice.Next(2) == 0 => table.Agree(m.Number, PartyRoles.Mover, m.Mover, item),
        var item => table.Agree(m.Number, PartyRoles.Receiver, m.Receiver, item),
    };

    /// <summary>One of the latest manifests, so that ways are gone to their end; one that the act is for, where there is one.</summary>
    /// <param name="often">Not every time: it is to come too late and too early too.</param>
    IAct On(Func<ManifestState, IAct> act, Func<ManifestState, bool>? wanted = null, bool often = false)
    {
        if (manifests.Count == 0) return File();
        var fitting = wanted is null || (often && dice.Next(7) == 0) ? [] : manifests.TakeLast(40).Select(table.Manifest).Where(wanted).ToList();
        var manifest = fitting.Count > 0 ? Pick(fitting) : table.Manifest(Recent());
        return act(manifest);
    }

    ManifestNumber Recent() => manifests[Math.Max(0, manifests.Count - 1 - dice.Next(12))];
}
