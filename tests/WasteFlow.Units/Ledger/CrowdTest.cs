using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Whatever parties do, in whatever order: no lot below zero, state equals replay, forward equals back equals the whole.</summary>
public class CrowdTest
{
    static readonly bool Full = Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full";

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Full ? 40 : 3)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Mass_is_kept_whatever_they_do(int seed)
    {
        await using var table = await Table.Laid();
        var replay = new Replay();
        foreach (var line in table.Lines) replay.Take(line);
        var crowd = new Crowd(table, replay, seed);
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var n = 0; n < (Full ? 5000 : 2500); n++)
        {
            var act = crowd.Next();
            var answer = await table.Ask(act);
            var said = $"{Acts.NameOf(act.GetType())} {answer.Refused?.Code ?? "taken"}";
            answers[said] = answers.GetValueOrDefault(said) + 1;
            if (answer.Accepted is not { } accepted) continue;
            replay.Take(JsonSerializer.Deserialize<Line>(table.Journal.Read(accepted.Line - 1, 1)[0].Bytes, Wire.Options)!);
            crowd.Learn(accepted, act);
            if (n % 250 == 0) Same(table, replay);
        }

        Same(table, replay);
        var found = await table.Verified();
        Assert.True(found.Bad is null, $"line {found.Bad}: {found.Why}");
        Whole(table, replay);
        FiguresAfter.Same(table.Lines);
        EveryActIsTakenAndRefused(answers);
    }

    /// <summary>What the ledger decides against is what its lines make; what is reserved is what filed manifests have reserved.</summary>
    static void Same(Table table, Replay replay)
    {
        var reserved = table.Journal.States.Where(static s => s.Key.StartsWith("manifest/", StringComparison.Ordinal))
            .Select(static s => JsonSerializer.Deserialize<ManifestState>(s.Value, Wire.Options)!)
            .Where(static m => m.State == States.Filed)
            .SelectMany(static m => m.Items).SelectMany(static i => i.Reserved)
            .GroupBy(static p => p.Lot).ToDictionary(static g => g.Key, static g => g.Sum(static p => p.Grams));
        foreach (var lot in table.Lots)
        {
            Assert.Equal(replay.Of(lot.Lot).Grams, lot.Grams);
            Assert.Equal((replay.Born[lot.Lot].Holder, replay.Born[lot.Lot].Place, replay.Born[lot.Lot].Code), (lot.Holder, lot.Place, lot.Code));
            Assert.Equal(reserved.GetValueOrDefault(lot.Lot), lot.Reserved);
            Assert.True(lot.Free >= 0, $"{lot}");
        }

        foreach (var (key, body) in table.Journal.States.Where(static s => s.Key.StartsWith("store/", StringComparison.Ordinal)))
        {
            var parts = key.Split('/');
            Assert.Equal(
                replay.Held.Where(l => replay.Born[l] is { Place: Places.Storage } b && b.Holder.Text == parts[1] && b.Stream == parts[2] && b.Code.Text == parts[3])
                    .OrderBy(l => replay.Born[l].Since).ThenBy(static l => l),
                JsonSerializer.Deserialize<StoreState>(body, Wire.Options)!.Lots.Select(static e => e.Lot));
        }
    }

    /// <summary>For every root what went forward is what every lot and account says came from it.</summary>
    static void Whole(Table table, Replay replay)
    {
        var lines = table.Lines;
        var traced = new Traced(lines);
        var edited = new Edited(lines);
        var open = 0L;
        var ended = 0L;
        foreach (var (root, grams) in edited.Born)
        {
            var forward = traced.Forward(root);
            traced.Forward(root, through: true);
            if (edited.Came[root] != grams) continue;
            Assert.Equal(grams, forward.Roots.Sum(static r => r.Grams));
            foreach (var stands in forward.Open)
            {
                Assert.Equal(edited.Of(stands.Lot).Items.Single(a => a.Root == root).Grams, stands.Grams);
                Assert.Equal(stands.Place, replay.Born[stands.Lot].Place);
            }

            open += forward.Open.Sum(static o => o.Grams);
            ended += forward.Outcomes.Sum(static o => o.Grams);
        }

        Assert.True(open > 0 && ended > 0);
        foreach (var lot in replay.Held)
        {
            Assert.Equal(edited.Of(lot).Items, traced.Roots(lot));
            Assert.Equal(replay.Of(lot).Grams, edited.Of(lot).Grams);
            var back = traced.Back(lot);
            Assert.Equal(edited.Came[lot], back.Open.Single().Grams);
            Assert.All(back.Roots, r => Assert.True(r.Grams <= edited.Born[r.Lot], $"{r}"));
            traced.Back(lot, through: true);
        }
    }

    /// <summary>The crowd is only worth something if it went every way.</summary>
    static void EveryActIsTakenAndRefused(Dictionary<string, int> answers)
    {
        var table = string.Join(Environment.NewLine, answers.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => $"{a.Value,5} {a.Key}"));
        string[] onManifests =
        [
            "file-manifest", "pick-up-waste", "hand-over-waste", "arrive-waste", "receive-waste", "return-waste", "divert-waste",
            "settle-discrepancy", "cancel-manifest", "propose-correction", "consent-to-correction",
            "take-back-act",
        ];
        string[] onLots = ["combine-lots", "split-lot", "treat-waste", "take-stock", "reclassify-waste", "send-out-waste"];
        Assert.All(onManifests.Concat(onLots), a => Assert.True(answers.ContainsKey($"{a} taken"), $"{a} was never taken:{Environment.NewLine}{table}"));
        Assert.All(onManifests, a => Assert.True(answers.Keys.Any(k => k.StartsWith(a + " ", StringComparison.Ordinal) && k != a + " taken"),
            $"{a} was never refused:{Environment.NewLine}{table}"));
    }
}
