using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>What happens at the gate, and after a refusal.</summary>
public sealed partial class Trip
{
    /// <summary>
    /// What the gate's scale finds of every declared hundred, where it is the first scale: one figure for the whole trip, so that a
    /// shared weighing divides by what was declared without a remainder.
    /// </summary>
    private readonly int scale = dice.Number(88, 112);

    /// <summary>What stands open since the receipt; below zero for a surplus.</summary>
    private long opened;

    /// <summary>What the last load that was received is at the receiver's, and by how much his scale differed.</summary>
    private Parcel? landed;
    private long misread;

    private bool WasRefused => luck is Luck.RefusedGoesBack or Luck.RefusedGoesOn;

    private async Task Receive()
    {
        if (luck == Luck.GateFirst)
        {
            foreach (var load in journey.Loads)
            {
                Implied(load);
            }
        }

        if (!WasRefused)
        {
            Home();
        }

        var words = journey.Loads.Select((l, i) => Word(l, i + 1)).ToArray();
        var shared = journey.Shared && words.All(static w => w.Said.Decision == "accepted");
        var answer = await stage.Do(receiver.Owner.Gate!, Rooms.Receiving(journey.Method), journey.Stream, (id, now) => new ReceiveWaste(
            id, now, manifest!.Value, receiver.Id, shared ? null : [.. words.Select(w => w.Said with { Quantity = Found(w.Said.Quantity, w.Weighed) })],
            shared ? Found(Said.Mass(words.Sum(static w => w.Weighed)), words.Sum(static w => w.Weighed)) : null));
        if (answer is null)
        {
            return;
        }

        foreach (var (load, word) in journey.Loads.Zip(words))
        {
            Post(load, word, answer);
        }

        // Whose difference was put right has none to settle.
        if (shared || journey.Loads.Count > 1 || luck is not (Luck.Plain or Luck.Short or Luck.Surplus) || !Corrected(words[0], answer.Line))
        {
            Next();
        }
    }

    /// <summary>What was weighed, with the soil found in it.</summary>
    private Quantity? Found(Quantity? weighed, long grams) => weighed is not null && journey.Soil is { } soil ? weighed with { ImpurityPerMille = soil.Of(grams) } : weighed;

    /// <summary>What follows from what the gate said.</summary>
    private void Next()
    {
        if (stage.Example is null && luck == Luck.Plain && journey.Stream == "hazardous" && Rooms.Receiving(journey.Method) == Rooms.Collectors && !Mover.InPilot)
        {
            stage.Example = manifest;
        }

        switch (luck)
        {
            case Luck.GateFirst:
                After(dice.Number(60, 200), PickUpAfterwards);
                break;
            case Luck.RefusedGoesBack:
                Told.Coverage.Of(journey.Stream).RefusedAtGate++;
                After(dice.Number(60, 150), Return);
                break;
            case Luck.RefusedGoesOn:
                Told.Coverage.Of(journey.Stream).RefusedAtGate++;
                After(dice.Number(40, 100), Streams.Of(journey.Stream).Divert == "new-manifest" ? CarryOn : Divert);
                break;
            case Luck.Partly:
                Told.Coverage.Of(journey.Stream).RefusedAtGate++;
                After(dice.Number(60, 150), Return);
                break;
            case Luck.Short or Luck.Surplus when dice.Chance(600):
                var open = opened;
                After(dice.Number(1200, 2400), () => Settle(open));
                break;
            default:
                break;
        }
    }

    /// <summary>The gate's word on one item: what is said, what was weighed, and what stays on the vehicle.</summary>
    private GateWord Word(Load load, int item)
    {
        var first = item == 1;
        var expected = journey.Known == Known.Receipt ? load.Declared * scale / 100 : load.OnBoard;
        if (WasRefused)
        {
            return new(new(item, "refused", null, null, "性状与联单不符，检出禁止入厂物"), 0, expected, Term.Weighing);
        }

        if (luck == Luck.Partly && first)
        {
            var refused = Math.Max(100, expected * 3 / 10 / 100 * 100);
            var taken = expected - refused;
            return new(new(item, "partly", Said.Mass(taken), Said.Mass(refused), "部分包装破损，拒收"), taken, refused, Term.Weighing);
        }

        if (luck is Luck.Short or Luck.Surplus && first)
        {
            var beyond = Beyond(journey.Stream, expected);
            var weighed = luck == Luck.Short ? expected - beyond : expected + beyond;
            return new(new(item, "accepted", Said.Mass(weighed)), weighed, 0, Term.Discrepancy);
        }

        if (stage.Villain is not null && journey.Known != Known.Receipt)
        {
            return ByTwoScales(item, expected);
        }

        // A fill site has no scale: it measures the box of the truck, in tenths of a cubic metre.
        if (load.CubicMetre is { } each && receiver.Row.Remaining.Count > 0)
        {
            var measured = Said.WholeTenths(expected, each);
            return new(new(item, "accepted", Said.Counted(measured, "m3", each)), measured, 0, Term.Weighing);
        }

        var shown = journey.Known == Known.Receipt || dice.Chance(400) ? expected : expected + expected / 1000 * dice.Number(-10, 10) / 10;
        return new(new(item, "accepted", Said.Mass(shown)), shown, 0, Term.Weighing);
    }

    private void Post(Load load, GateWord word, Accepted answer)
    {
        var pile = Told.Yard.At(receiver, journey.Stream, load.Code);
        var lot = answer.LotAt(receiver, journey.Stream, load.Code, skip: SameCodeBefore(load));
        if (word.Weighed == 0)
        {
            return;
        }

        Quiet.AtGate(Told.Really, stage.Now, load.Origin ?? journey.Mover, journey.Stream, load.Code, word.Weighed, dice);
        if (journey.Known == Known.Receipt)
        {
            landed = Told.In(stage.Now, pile, Term.Generated, word.Weighed, lot);
            return;
        }

        var left = load.OnBoard - word.Stays;
        landed = Told.Down(stage.Now, pile, left, word.Weighed, word.Difference, lot, load.LeftBy, load.Packed);
        load.OnBoard = word.Stays;
        misread = left - word.Weighed;
        if (word.Difference == Term.Discrepancy)
        {
            opened = left - word.Weighed;
            Differs(left - word.Weighed, left);
            Told.Coverage.Of(journey.Stream).Short += luck == Luck.Short ? 1 : 0;
        }
    }

    /// <summary>Whether the receiver will say that his scale was misread.</summary>
    private bool Corrected(GateWord word, long line)
    {
        if (landed is not { } parcel || stage.Corrector is not { } corrector || Corrector.CountsContainers(journey.Stream) || !corrector.Finds(luck != Luck.Plain))
        {
            return false;
        }

        var first = journey.Known == Known.Receipt;
        corrector.AfterReceipt(
            receiver.Owner.Gate!, Rooms.Receiving(journey.Method), Mover.Clerk, Told.Yard.At(receiver, journey.Stream, journey.Loads[0].Code), parcel, line, stage.Now,
            first ? Term.Generated : word.Difference, first ? null : misread);
        return true;
    }

    private async Task Return()
    {
        Home();
        var answer = await stage.Do(Mover.Clerk, Rooms.Producers, journey.Stream, (id, now) =>
            new ReturnWaste(id, now, manifest!.Value, journey.Mover.Id));
        if (answer is null || journey.Known == Known.Receipt)
        {
            return;
        }

        foreach (var load in journey.Loads.Where(static l => l.OnBoard > 0))
        {
            Told.Down(stage.Now, load.Pile!, load.OnBoard, load.OnBoard, Term.Weighing,
                answer.LotAt(journey.Mover, journey.Stream, load.Code), load.LeftBy, load.Packed);
            load.OnBoard = 0;
        }
    }

    private async Task Divert()
    {
        var other = stage.Town.Other(receiver.Use, receiver)!;
        var answer = await stage.Do(Mover.Clerk, Rooms.Producers, journey.Stream, (id, now) =>
            new DivertWaste(id, now, manifest!.Value, other.Id, journey.Method, "原接受单位拒收，改送"));
        GoOn(answer, other, manifest);
    }

    /// <summary>Under a new manifest, since this stream's carrier delivers to the named receiver alone.</summary>
    private async Task CarryOn()
    {
        var other = stage.Town.Other(receiver.Use, receiver)!;
        var answer = await stage.Do(Mover.Clerk, Rooms.Producers, journey.Stream, (id, now) => new FileManifest(
            id, now, journey.Mover.Id, carrier.Id, other.Id, journey.Stream,
            [.. journey.Loads.Select(l => l.AsItem(journey.Method) with { Quantity = Said.Mass(l.OnBoard), Lots = null })],
            truck.Plate, now.InZone(Calendar.Zone).Date, manifest));
        GoOn(answer, other, answer?.Manifest);
    }

    private void GoOn(Accepted? answer, Place other, ManifestNumber? under)
    {
        if (answer is not null)
        {
            receiver = other;
            manifest = under;
            Diverted();
            luck = Luck.Plain;
            After(dice.Number(60, 140), Receive);
        }
    }

    private async Task Settle(long grams)
    {
        var answer = dice.Chance(400)
            ? await stage.Do(stage.Town.OfficerOf(receiver.Division), Rooms.Bureau, journey.Stream, (id, now) =>
                new SettleDiscrepancy(id, now, manifest!.Value, 1, "双方复核地磅记录，认定为计量差异"))
            : await Agree(Mover.Clerk, Rooms.Producers, PartyRoles.Mover, Mover) is null
                ? null
                : await Agree(receiver.Owner.Clerk, Rooms.Receiving(journey.Method), PartyRoles.Receiver, receiver.Owner);
        if (answer is not null)
        {
            Told.Settled(stage.Now, journey.Stream, grams);
            Told.Coverage.Of(journey.Stream).Settled++;
        }
    }

    private Task<Accepted?> Agree(Person by, string room, string role, Party party) => stage.Do(by, room, journey.Stream, (id, now) =>
        new AgreeToDiscrepancy(id, now, party.Id, role, manifest!.Value, 1));

    /// <summary>A receipt before the pick-up stands for it: what was declared was loaded.</summary>
    private void Implied(Load load)
    {
        if (load.OnBoard == 0)
        {
            Board(load, load.Declared);
        }
    }

    private int SameCodeBefore(Load load) => journey.Loads.TakeWhile(l => !ReferenceEquals(l, load)).Count(l => l.Code == load.Code);

    /// <summary>Well beyond what two scales may differ by.</summary>
    public static long Beyond(string stream, long grams) => Math.Max(grams * 9 / 100, Tolerances.Of(Streams.Of(stream), grams) * 3) / 100 * 100;

    private sealed record GateWord(ItemReceipt Said, long Weighed, long Stays, Term Difference);
}
