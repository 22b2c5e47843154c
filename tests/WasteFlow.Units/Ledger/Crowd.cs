using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Several parties that act as a plan says: mostly sensibly, often too late, too early or too much.</summary>
sealed partial class Crowd(Table table, Replay replay, Tally tally, IReadOnlyList<SiteId> sites, IReadOnlyList<EnterpriseId> carriers)
{
    static readonly string[] Streams = [Table.Industrial, Table.Industrial, Table.Medical, Table.Kitchen, Table.Hazardous];

    readonly List<ManifestNumber> manifests = [];
    readonly Dictionary<ManifestNumber, string> states = [];
    readonly List<(long Line, IAct Act)> acts = [];
    readonly List<(long Line, ProposeCorrection Act)> proposals = [];
    readonly List<(long Line, ManifestNumber? Manifest, SiteId? Site)> left = [];
    readonly Dictionary<long, ManifestNumber> metered = [];
    readonly HashSet<long> used = [];
    Random dice = new(0);
    Step step = new(Deed.File, 0, 1, 0, false);

    SiteId Me => sites[step.Party % sites.Count];

    /// <summary>The act of a step; whether it will be taken is for the ledger to say.</summary>
    public IAct Next(Step next)
    {
        (step, dice) = (next, new(next.Choice));
        return next.Deed switch
        {
            Deed.LeastMet => Meet() ?? File(),
            Deed.Correct => Correct(),
            Deed.Answer => Answer(),
            Deed.TakeBack => TakeBack(),
            Deed.Generate => Generate(),
            Deed.Meter => Meter(),
            Deed.Open => table.Opening(0, Me, Pick(Streams)) with { Quantity = Mass() },
            Deed.BringIn => BringIn(),
            Deed.File => File(),
            Deed.PickUp => On(PickUp, static m => m is { State: States.Filed, Carriage: null }, often: true),
            Deed.HandOver => On(Hand),
            Deed.Arrive => On(Arrive, static m => m.State == States.InTransit, often: true),
            Deed.Receive => On(Receive, static m => m.State is States.InTransit or States.Arrived, often: true),
            Deed.Return => On(m => table.Return(m.Number) with { Mover = m.Mover }, static m => m.State is States.Refused or States.Partly),
            Deed.Divert => On(Divert),
            Deed.Differ => On(Differ, static m => m.AnyOpen),
            Deed.Settle => Settle(),
            Deed.Cancel => On(m => table.Cancel(m.Number)),
            Deed.Expire => On(m => table.Expire(m.Number)),
            Deed.Combine => Combine(),
            Deed.Split => Split(),
            Deed.Treat => Treat(),
            Deed.Count => Count(),
            Deed.Reclassify => Reclassify(),
            Deed.Assay => Assay(),
            Deed.SendOut => SendOut(),
            _ => throw new InvalidOperationException($"The crowd does not know how to {next.Deed}."),
        };
    }

    /// <summary>What came of an act: its line.</summary>
    public void Learn(Accepted answer, IAct act, Line line)
    {
        acts.Add((answer.Line, act));
        foreach (var move in line.Moves)
        {
            if (LotId.TryRead(move.From, out var from)) used.Add(from.Line);
        }

        if (line.Corrects is { Leaves: not null } c)
        {
            left.Add((line.Number, line.Manifest?.Number, c.Was.Said.TryGetProperty("site", out var site) ? new SiteId(site.GetString()!) : null));
        }

        if (act is ProposeCorrection proposed && answer.Notes.Any(static n => n.Code == "consent_awaited")) proposals.Add((answer.Line, proposed));
        if (answer is not { Manifest: { } number, State: { } state }) return;
        if (act is MeterWaste) metered[answer.Line] = number;
        if (!states.ContainsKey(number)) manifests.Add(number);
        states[number] = state;
    }

    IAct BringIn()
    {
        var (stream, code, _) = Table.Of(Pick(Streams));
        return new BringInWaste(table.Id(), table.Now, Me, stream, code, Mass(), "Kaifeng", "slip");
    }

    GenerateWaste Generate()
    {
        var act = table.Generate(0, Me) with { Quantity = Mass() };
        var grams = GramsOf(act.Quantity);
        var label = $"box-{act.ActId:N}";
        return dice.Next(3) > 0 ? act : act with
        {
            Containers = [new(label), new(label + "-a", Exactly(grams / 2), In: label), new(label + "-b", Exactly(grams - grams / 2), "bag", dice.Next(2) == 0 ? label : null)],
        };
    }

    IAct Meter()
    {
        var (stream, code, method) = Table.Of(Pick(Streams));
        var (from, flow) = (dice.Next(1000), dice.Next(2000) - 10);
        var (unit, factor) = Pick<(string, string?)>([("g", null), ("m3", "0.0011"), ("piece", "0.001")]);
        return new MeterWaste(
            table.Id(), table.Now, Me, Pick(sites), Pick(carriers), "pipeline", stream, code, method, "meter", $"{from}", $"{from + flow}", unit, factor,
            Sent: dice.Next(2) == 0 ? null : About(Math.Max(1, flow), new("1", unit, factor)));
    }

    IAct Combine()
    {
        var site = Me;
        var alike = Stored(site).GroupBy(l => (replay.Born[l].Code, replay.Born[l].Stream)).Where(static g => g.Count() > 1).ToList();
        return table.Combine(site, alike.Count == 0 ? [.. Stored(site).Take(2)] : [.. Pick(alike).Take(2 + dice.Next(4))]);
    }

    IAct Split()
    {
        var (site, lot) = Any();
        var parts = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => new LotPart(In(Pick(Measures), 1 + dice.NextInt64(replay.Of(lot).Grams))));
        return table.Split(site, lot, [.. parts]);
    }

    IAct Treat()
    {
        var site = Me;
        var stream = Pick(Streams);
        var (_, code, method) = Table.Of(stream);
        if (stream == Table.Industrial && dice.Next(2) == 0) (code, method) = (Table.Rock, Pick([method, Burning]));
        var lots = Stored(site).Where(l => replay.Born[l].Code == code && replay.Born[l].Stream == stream).Take(1 + dice.Next(3)).ToList();
        var all = lots.Sum(l => replay.Of(l).Grams);
        var store = dice.Next(3) == 0 && all > 1;
        var put = store ? 1 + dice.NextInt64(all - 1) : all;
        var lime = dice.Next(2) == 0 ? dice.NextInt64(1000) : 0;
        var residue = dice.NextInt64(put + lime + 1) / (1 + dice.Next(4));
        var other = dice.Next(10) == 0 ? 1 : 0;
        return new TreatWaste(
            table.Id(), table.Now, site, method,
            store ? [new(Stream: stream, Code: code, Quantity: Exactly(put))] : [.. lots.Select(static l => new TreatmentInput(l))],
            [new("lime", Exactly(lime))], [new("aggregate", Exactly(put + lime - residue + other))],
            [new(Table.Industrial, Table.Rock, Exactly(residue))]);
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
}
