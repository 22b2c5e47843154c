using System.Globalization;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What was measured stands beside its grams: value by factor, rounded half up, worked out here once more in decimals.</summary>
public class CrowdMeasuresTest
{
    [Fact]
    public void What_a_line_posts_is_what_was_said_by_its_factor() => Played.ForAnyPlan(static played =>
    {
        var replay = new Replay();
        foreach (var line in played.Lines)
        {
            if (line.Corrects is null) Posted(line, replay);
            else Righted(line);
            replay.Take(line);
        }
    });

    [Fact]
    public void A_manifest_keeps_each_weight_as_it_was_said_beside_its_grams()
    {
        var shown = 0;
        Played.ForAnyPlan(played => shown += Kept(played));
        Assert.True(shown > 0);
    }

    /// <summary>How many weights were received in units that are no mass.</summary>
    static int Kept(Played played)
    {
        var traced = new Traced(played.Lines);
        var shown = 0;
        foreach (var line in played.Lines.Where(static l => l.Filing() is not null))
        {
            var view = traced.View(line.Manifest!.Number);
            foreach (var (item, said) in view.Items.Zip(line.Filing()!.Items))
            {
                var where = $"{view.Number}, item {item.Item}";
                Assert.Equal(said.Quantity, item.DeclaredAs);
                Same(item.DeclaredAs, item.Declared, where);
                if (item is { LoadedAs: { } loaded, SharedWeighing: false, Loaded: { } carried }) Same(loaded, carried, where);
                if (item is { ReceivedAs: { } received, SharedWeighing: false, Received: { } taken }) Same(received, taken, where);
                shown += item.ReceivedAs is { Factor: not null } ? 1 : 0;
            }
        }

        return shown;
    }

    static void Posted(Line line, Replay before)
    {
        var where = $"line {line.Number}, {line.Act}";
        switch (line.Act)
        {
            case "generate-waste":
                Same(line.As<GenerateWaste>().Quantity, line.Moves.Single().Grams, where);
                break;
            case "record-opening-stock":
                Same(line.As<RecordOpeningStock>().Quantity, line.Moves.Single().Grams, where);
                break;
            case "bring-in-waste":
                Same(line.As<BringInWaste>().Quantity, line.Moves.Single().Grams, where);
                break;
            case "split-lot":
                Each(line.As<SplitLot>().Parts.Select(static p => p.Quantity), line.Moves, where);
                break;
            case "send-out-waste" when line.As<SendOutWaste>() is { Lots: [{ Quantity: { } sent }] }:
                Same(sent, line.Moves.Single().Grams, where);
                break;
            case "take-stock" when line.As<TakeStock>() is { Lot: { } lot } count:
                Same(count.Counted, before.Of(lot).Grams + line.Moves.Sum(static m => m.From == Accounts.Gain ? m.Grams : -m.Grams), where);
                break;
            case "treat-waste":
                Treated(line.As<TreatWaste>(), line, where);
                break;
            case "pick-up-waste":
                foreach (var (item, quantity) in line.As<PickUpWaste>().Loaded ?? []) Into(Places.Transit, item, quantity, line, where);
                break;
            case "receive-waste":
                foreach (var item in line.As<ReceiveWaste>().Items ?? []) Into(Places.Storage, item.Item, item.Quantity, line, where);
                break;
            case "meter-waste":
                Assert.Null(line.As<MeterWaste>().Flow(out var flow));
                Into(Places.Storage, 1, flow, line, where);
                break;
        }
    }

    /// <summary>What a corrected line says now is what stands of it now.</summary>
    static void Righted(Line line)
    {
        if (line.Corrects is not { Is: { } now } c) return;
        var where = $"line {line.Number}, which corrects {c.Act}";
        switch (c.Act)
        {
            case "generate-waste":
                From(Accounts.Generated, now.Said.Deserialize<GenerateWaste>(Wire.Options)!.Quantity);
                break;
            case "record-opening-stock":
                From(Accounts.Opening, now.Said.Deserialize<RecordOpeningStock>(Wire.Options)!.Quantity);
                break;
            case "bring-in-waste":
                From(Accounts.BroughtIn, now.Said.Deserialize<BringInWaste>(Wire.Options)!.Quantity);
                break;
        }

        void From(string account, Quantity said) => Same(said, now.Moves.Sum(m => (m.From == account ? m.Grams : 0) - (m.To == account ? m.Grams : 0)), where);
    }

    static void Treated(TreatWaste act, Line line, string where)
    {
        Each(act.Inputs.Count == 1 && act.Inputs[0].Quantity is { } put ? [put] : [], [new("", "", line.Moves.Where(static m => m.Class is not null).Sum(static m => m.Grams))], where);
        Each((act.Additions ?? []).Select(static a => a.Quantity), line.Moves.Where(static m => m.From.StartsWith(Accounts.Addition, StringComparison.Ordinal)), where);
        Each((act.Products ?? []).Select(static p => p.Quantity), line.Moves.Where(static m => m.To.StartsWith(Accounts.Product, StringComparison.Ordinal)), where);
        Each((act.Residues ?? []).Select(static r => r.Quantity), line.Moves.Where(static m => m.From == Accounts.Treatment && LotId.TryRead(m.To, out _)), where);
    }

    /// <summary>One move for each that is above zero, in their order; nothing is asked of moves for which nothing was said.</summary>
    static void Each(IEnumerable<Quantity> said, IEnumerable<Move> moves, string where)
    {
        var all = said.Select(Naive).Where(static g => g > 0).ToList();
        if (all.Count > 0) Assert.True(all.SequenceEqual(moves.Select(static m => m.Grams)), $"{where}: {string.Join(' ', all)} g are said");
    }

    /// <summary>All that came into an item's new lot; where it made none, mass is not known yet or nothing of it came.</summary>
    static void Into(string place, int item, Quantity? said, Line line, string where)
    {
        if (said is null || line.Lots.FirstOrDefault(l => l.Place == place && l.Item == item) is not { } lot) return;
        Same(said, line.Moves.Where(m => m.To == lot.Lot.ToString()).Sum(static m => m.Grams), $"{where}, item {item}");
    }

    static void Same(Quantity said, long grams, string where) => Assert.True(Naive(said) == grams, $"{where}: {said} is {Naive(said)} g and not {grams}");

    static long Naive(Quantity said) => (long)Math.Round(
        decimal.Parse(said.Value, CultureInfo.InvariantCulture) * said.Unit switch
        {
            "g" => 1,
            "kg" => 1_000,
            "t" => 1_000_000,
            _ => 1_000 * decimal.Parse(said.Factor!, CultureInfo.InvariantCulture),
        },
        MidpointRounding.AwayFromZero);
}
