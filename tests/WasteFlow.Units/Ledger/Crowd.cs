using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Several parties that act at random: mostly sensibly, often too late, too early or too much.</summary>
sealed class Crowd(Table table, Replay replay, int seed)
{
    static readonly string[] Streams = [Table.Industrial, Table.Industrial, Table.Medical, Table.Kitchen, Table.Hazardous];
    static readonly SiteId[] Sites = [Table.Works, Table.Yard, Table.Plant, Table.OtherPlant];
    static readonly EnterpriseId[] Carriers = [Table.Carrier, Table.NextCarrier];

    readonly Random dice = new(seed);
    readonly List<ManifestNumber> manifests = [];
    readonly List<(long Line, IAct Act)> acts = [];
    readonly List<(long Line, ProposeCorrection Act)> proposals = [];

    /// <summary>The next act; whether it will be taken is for the ledger to say.</summary>
    public IAct Next() => dice.Next(100) switch
    {
        < 3 => Correct(),
        < 12 => Generate(),
        < 13 => Meter(),
        < 14 => table.Opening(0, Pick(Sites), Pick(Streams)) with { Quantity = Mass() },
        < 16 => BringIn(),
        < 32 => File(),
        < 36 => AnswerOrTakeBack(),
        < 52 => PickUp(),
        < 55 => Hand(),
        < 59 => On(m => new ArriveWaste(table.Id(), table.Now, m.Number, Usually(m.Carrier, Pick(Carriers)))),
        < 75 => Receive(),
        < 78 => On(m => table.Return(m.Number) with { Mover = m.Mover }, static m => m.State is States.Refused or States.Partly),
        < 80 => On(m => table.Divert(m.Number) with { NewReceiver = Pick(Sites), Method = Table.Of(m.Stream).Method }),
        < 82 => On(Differ, static m => m.AnyOpen),
        < 83 => On(m => table.Cancel(m.Number)),
        < 84 => On(m => table.Expire(m.Number)),
        < 88 => Combine(),
        < 91 => Split(),
        < 96 => Treat(),
        < 97 => Count(),
        < 98 => Reclassify(),
        < 99 => Assay(),
        _ => SendOut(),
    };

    public void Learn(Accepted answer, IAct act)
    {
        acts.Add((answer.Line, act));
        if (act is ProposeCorrection proposed && answer.Notes.Any(static n => n.Code == "consent_awaited")) proposals.Add((answer.Line, proposed));
        if (answer is { Manifest: { } number } && !manifests.Contains(number)) manifests.Add(number);
    }

    IAct Differ(ManifestState m) => (1 + dice.Next(2)) switch
    {
        var item when dice.Next(3) == 0 => table.Settle(m.Number, item),
        var item when dice.Next(4) == 0 => table.Contest(m.Number, PartyRoles.Mover, m.Mover, item),
        var item when dice.Next(2) == 0 => table.Agree(m.Number, PartyRoles.Mover, m.Mover, item),
        var item => table.Agree(m.Number, PartyRoles.Receiver, m.Receiver, item),
    };

    /// <summary>Something said some time ago was wrong: late corrections meet lots that have gone on.</summary>
    IAct Correct()
    {
        for (var tries = 0; acts.Count > 0 && tries < 60; tries++)
        {
            var (line, act) = acts[dice.Next(acts.Count)];
            switch (act)
            {
                case GenerateWaste a: return Correct(line, dice.Next(5) == 0 ? "/code" : "/quantity", a.Site, a.Quantity, Table.Rock);
                case RecordOpeningStock a: return Correct(line, "/quantity", a.Site, a.Quantity, Table.Rock);
                case BringInWaste a: return Correct(line, "/quantity", a.Site, a.Quantity, Table.Rock);
                case TreatWaste { Products: not null } a: return Correct(line, dice.Next(2) == 0 ? "/products/0/quantity" : "/residues/0/quantity", a.Site, Grams(5_000), null);
                case ReceiveWaste { Items: not null } a: return By(line, "/items/0/quantity", table.Manifest(a.Manifest), a.Items[0].Quantity ?? Grams(500));
                case ReceiveWaste { SharedWeight: { } shared } a: return By(line, "/sharedWeight", table.Manifest(a.Manifest), shared);
                case PickUpWaste { Loaded: { } loaded } a: return By(line, "/loaded/0/quantity", table.Manifest(a.Manifest), loaded[0].Quantity);
            }
        }

        return table.Generate(1);
    }

    ProposeCorrection Correct(long line, string pointer, SiteId site, Quantity quantity, WasteCode? code) =>
        table.Correct(line, pointer, pointer == "/code" ? code!.Value : Off(quantity), PartyRoles.Holder, site);

    ProposeCorrection By(long line, string pointer, ManifestState m, Quantity quantity) => dice.Next(2) == 0
        ? table.Correct(line, pointer, Off(quantity), PartyRoles.Mover, m.Mover)
        : table.Correct(line, pointer, Off(quantity), PartyRoles.Receiver, m.Receiver);

    Quantity Off(Quantity said) => About(long.Parse(said.Value, System.Globalization.CultureInfo.InvariantCulture) + 1);

    /// <summary>Answers the oldest proposal as whoever is asked, or takes back one of the last acts.</summary>
    IAct AnswerOrTakeBack()
    {
        if (proposals.Count == 0 || dice.Next(2) == 0)
        {
            return acts.Count == 0 ? table.Generate(1) : table.TakeBack(acts[Math.Max(0, acts.Count - 1 - dice.Next(3))].Line);
        }

        var (line, act) = proposals[0];
        var said = acts.Last(a => a.Line == act.Line).Act;
        var m = table.Manifest(said is ReceiveWaste r ? r.Manifest : ((PickUpWaste)said).Manifest);
        if (dice.Next(3) > 0) proposals.RemoveAt(0);
        var role = said is PickUpWaste && dice.Next(2) == 0 ? PartyRoles.Carrier : act.As == PartyRoles.Mover ? PartyRoles.Receiver : PartyRoles.Mover;
        var party = role == PartyRoles.Carrier ? m.Carrier : Table.Owner(role == PartyRoles.Mover ? m.Mover : m.Receiver);
        return dice.Next(4) == 0
            ? new RefuseCorrection(table.Id(), table.Now, party, role, line, "not so")
            : new ConsentToCorrection(table.Id(), table.Now, party, role, line);
    }

    IAct BringIn()
    {
        var (stream, code, _) = Table.Of(Pick(Streams));
        return new BringInWaste(table.Id(), table.Now, Pick(Sites), stream, code, Mass(), "Kaifeng", "slip");
    }

    GenerateWaste Generate()
    {
        var act = table.Generate(0, Pick(Sites)) with { Quantity = Mass() };
        var grams = long.Parse(act.Quantity.Value, System.Globalization.CultureInfo.InvariantCulture);
        var label = $"box-{act.ActId:N}";
        return dice.Next(3) > 0 ? act : act with
        {
            Containers = [new(label), new(label + "-a", Grams(grams / 2), In: label), new(label + "-b", Grams(grams - grams / 2), "bag", dice.Next(2) == 0 ? label : null)],
        };
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
        return table.File(lot.Stream, null, mover, Pick(Sites), new ManifestItem(lot.Code, Grams(grams), "building-material", Containers: labels)) with { Carrier = Pick(Carriers) };
    }

    IAct Meter()
    {
        var (stream, code, method) = Table.Of(Pick(Streams));
        var (from, flow) = (dice.Next(1000), dice.Next(2000) - 10);
        return new MeterWaste(
            table.Id(), table.Now, Pick(Sites), Pick(Sites), Pick(Carriers), "pipeline", stream, code, method, "meter", $"{from}", $"{from + flow}", "g",
            Sent: dice.Next(2) == 0 ? null : About(Math.Max(1, flow)));
    }

    IAct File()
    {
        var old = manifests.Count > 0 && dice.Next(6) == 0 ? table.Manifest(Recent()) : null;
        if (old is { State: States.Refused or States.Partly })
        {
            var items = old.Items.Where(static i => i.Transit is not null || i.Refused > 0)
                .Select(static i => new ManifestItem(i.Code, i.DeclaredAs, i.Method)).ToArray();
            return table.File(old.Stream, old.Number, old.Mover, Pick(Sites), items) with { Carrier = old.Carrier };
        }

        var (stream, code, method) = Table.Of(Pick(Streams));
        var mover = Pick(Sites);
        if (dice.Next(5) == 0 && Boxed(mover) is { } boxed) return Somehow(boxed);
        var several = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => new ManifestItem(code, Mass(), method, Named(mover, stream), Origin(stream))).ToArray();
        return Somehow(table.File(stream, null, mover, Pick(Sites), several) with { Carrier = Pick(Carriers) });
    }

    /// <summary>Mostly on a vehicle, some by pipe, with a scan, or entered afterwards.</summary>
    FileManifest Somehow(FileManifest act) => dice.Next(16) switch
    {
        0 => act with { Carriage = "pipeline", Vehicle = null },
        1 => act with { Scanned = true, Approval = "standing" },
        2 => act with { Paper = "0001234" },
        _ => act,
    };

    IReadOnlyList<LotId>? Named(SiteId mover, string stream)
    {
        var lots = Stored(mover).Where(l => replay.Born[l].Stream == stream).ToList();
        return lots.Count > 0 && dice.Next(3) == 0 ? [Pick(lots)] : null;
    }

    SiteId? Origin(string stream) => stream == Table.Kitchen && dice.Next(2) == 0 ? Pick(Sites) : null;

    IAct PickUp() => On(m => new PickUpWaste(
        table.Id(), table.Now, m.Number, Usually(m.Carrier, Pick(Carriers)), "豫A12345",
        dice.Next(3) == 0 ? null : [.. m.Items.Select((x, i) => new ItemQuantity(i + 1, About(x.Declared)))]));

    IAct Hand() => On(m => new HandOverWaste(table.Id(), table.Now, m.Number, m.Carrier, Pick(Carriers), "豫B54321"));

    IAct Receive() => On(m => dice.Next(5) == 0
        ? new ReceiveWaste(table.Id(), table.Now, m.Number, m.Receiver, SharedWeight: About(m.Items.Sum(static i => i.Loaded ?? i.Declared)))
        : new ReceiveWaste(table.Id(), table.Now, m.Number, Usually(m.Receiver, Pick(Sites)), [.. m.Items.Select(Word)]));

    ItemReceipt Word(ItemState item, int index)
    {
        var aboard = item.Loaded ?? item.Declared;
        return dice.Next(6) switch
        {
            0 => Table.Refuse(index + 1),
            1 => new(index + 1, "partly", Grams(aboard / 2), Grams(dice.NextInt64(aboard / 2 + 2)), "wet"),
            _ => new(index + 1, "accepted", About(aboard)),
        };
    }

    IAct Combine()
    {
        var site = Pick(Sites);
        var alike = Stored(site).GroupBy(l => (replay.Born[l].Code, replay.Born[l].Stream)).Where(static g => g.Count() > 1).ToList();
        return table.Combine(site, alike.Count == 0 ? [.. Stored(site).Take(2)] : [.. Pick(alike).Take(2 + dice.Next(4))]);
    }

    IAct Split()
    {
        var (site, lot) = Any();
        var parts = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => new LotPart(Grams(1 + dice.NextInt64(replay.Of(lot).Grams))));
        return table.Split(site, lot, [.. parts]);
    }

    IAct Treat()
    {
        var site = Pick(Sites);
        var stream = Pick(Streams);
        var (_, code, method) = Table.Of(stream);
        var lots = Stored(site).Where(l => replay.Born[l].Code == code && replay.Born[l].Stream == stream).Take(1 + dice.Next(3)).ToList();
        var all = lots.Sum(l => replay.Of(l).Grams);
        var store = dice.Next(3) == 0 && all > 1;
        var put = store ? 1 + dice.NextInt64(all - 1) : all;
        var lime = dice.Next(2) == 0 ? dice.NextInt64(1000) : 0;
        var residue = dice.NextInt64(put + lime + 1) / (1 + dice.Next(4));
        var other = dice.Next(10) == 0 ? 1 : 0;
        return new TreatWaste(
            table.Id(), table.Now, site, method,
            store ? [new(Stream: stream, Code: code, Quantity: Grams(put))] : [.. lots.Select(static l => new TreatmentInput(l))],
            [new("lime", Grams(lime))], [new("aggregate", Grams(put + lime - residue + other))],
            [new(Table.Industrial, Table.Rock, Grams(residue))]);
    }

    IAct Count()
    {
        var (site, lot) = Any();
        return new TakeStock(table.Id(), table.Now, site, About(replay.Of(lot).Grams), "monthly", lot);
    }

    IAct Reclassify()
    {
        var (site, lot) = Any();
        return new ReclassifyWaste(table.Id(), table.Now, site, lot, Table.Industrial, Pick([Table.Slag, Table.Rock]), "assayed", "report");
    }

    IAct Assay()
    {
        var (site, lot) = Any();
        return new AssayWaste(table.Id(), table.Now, site, lot, dice.Next(1000), null, "lab");
    }

    IAct SendOut()
    {
        var (site, lot) = Any();
        return table.SendOut(site, new LotTake(lot, dice.Next(2) == 0 ? null : About(replay.Of(lot).Grams / 2 + 1)));
    }

    /// <summary>One of the latest manifests, so that ways are gone to their end; one that the act is for, where there is one.</summary>
    IAct On(Func<ManifestState, IAct> act, Func<ManifestState, bool>? wanted = null)
    {
        if (manifests.Count == 0) return File();
        var fitting = wanted is null ? [] : manifests.TakeLast(40).Select(table.Manifest).Where(wanted).ToList();
        var manifest = fitting.Count > 0 ? Pick(fitting) : table.Manifest(Recent());
        return act(manifest);
    }

    ManifestNumber Recent() => manifests[Math.Max(0, manifests.Count - 1 - dice.Next(12))];

    IReadOnlyList<LotId> Stored(SiteId site) => [.. replay.Held.Where(l => replay.Born[l].Holder == site && replay.Born[l].Place == Places.Storage)];

    (SiteId Site, LotId Lot) Any()
    {
        var lots = replay.Held.Where(l => replay.Born[l].Place == Places.Storage).ToList();
        return lots.Count == 0 ? (Table.Works, new LotId(1, 1)) : Pick(lots) is var lot ? (replay.Born[lot].Holder, lot) : default;
    }

    T Pick<T>(IReadOnlyList<T> from) => from[dice.Next(from.Count)];

    T Usually<T>(T right, T other) => dice.Next(12) == 0 ? other : right;

    /// <summary>From one gram to a hundred kilograms, small ones often: they are the hard ones to share.</summary>
    Quantity Mass() => Grams(1 + dice.NextInt64(dice.Next(3) == 0 ? 50 : 100_000));

    /// <summary>Mostly the same, sometimes off within tolerance, sometimes far off.</summary>
    Quantity About(long grams) => Grams(dice.Next(4) switch
    {
        0 => grams + dice.NextInt64(grams / 50 + 2),
        1 => grams - dice.NextInt64(grams / 50 + 1),
        2 when dice.Next(2) == 0 => dice.NextInt64(grams * 2 + 1),
        _ => grams,
    });

    static Quantity Grams(long grams) => new(grams.ToString(System.Globalization.CultureInfo.InvariantCulture), "g");
}
