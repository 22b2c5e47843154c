using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Several parties that act at random: mostly sensibly, often too late, too early or too much.</summary>
sealed partial class Crowd(Table table, Replay replay, Tally tally, int seed)
{
    static readonly string[] Streams = [Table.Industrial, Table.Industrial, Table.Medical, Table.Kitchen, Table.Hazardous];
    static readonly SiteId[] Sites = [Table.Works, Table.Yard, Table.Plant, Table.OtherPlant];
    static readonly EnterpriseId[] Carriers = [Table.Carrier, Table.NextCarrier];

    readonly Random dice = new(seed);
    readonly List<ManifestNumber> manifests = [];
    readonly Dictionary<ManifestNumber, string> states = [];
    readonly List<(long Line, IAct Act)> acts = [];
    readonly List<(long Line, ProposeCorrection Act)> proposals = [];

    /// <summary>The next act; whether it will be taken is for the ledger to say.</summary>
    public IAct Next() => dice.Next(4) == 0 && Meet() is { } met ? met : dice.Next(100) switch
    {
        < 5 => Correct(),
        < 12 => Generate(),
        < 13 => Meter(),
        < 14 => table.Opening(0, Pick(Sites), Pick(Streams)) with { Quantity = Mass() },
        < 16 => BringIn(),
        < 32 => File(),
        < 36 => AnswerOrTakeBack(),
        < 52 => On(PickUp, static m => m is { State: States.Filed, Carriage: null }, often: true),
        < 55 => On(Hand),
        < 59 => On(Arrive, static m => m.State == States.InTransit, often: true),
        < 75 => On(Receive, static m => m.State is States.InTransit or States.Arrived, often: true),
        < 78 => On(m => table.Return(m.Number) with { Mover = m.Mover }, static m => m.State is States.Refused or States.Partly),
        < 80 => On(Divert),
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
        if (answer is not { Manifest: { } number, State: { } state }) return;
        if (!states.ContainsKey(number)) manifests.Add(number);
        states[number] = state;
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

    IAct Meter()
    {
        var (stream, code, method) = Table.Of(Pick(Streams));
        var (from, flow) = (dice.Next(1000), dice.Next(2000) - 10);
        return new MeterWaste(
            table.Id(), table.Now, Pick(Sites), Pick(Sites), Pick(Carriers), "pipeline", stream, code, method, "meter", $"{from}", $"{from + flow}", "g",
            Sent: dice.Next(2) == 0 ? null : About(Math.Max(1, flow)));
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
        if (stream == Table.Industrial && dice.Next(2) == 0) code = Table.Rock;
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
