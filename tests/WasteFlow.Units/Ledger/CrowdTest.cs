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

    static readonly int Seeds = Full ? 56 : 3;

    static readonly int Acts = Full ? 1800 : 1500;

    [Fact]
    public async Task Mass_is_kept_whatever_they_do()
    {
        var all = new Tally();
        await Parallel.ForEachAsync(Enumerable.Range(1, Seeds), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            try
            {
                var tally = await Play(seed);
                lock (all) all.Add(tally);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}", e);
            }
        });
        Console.WriteLine($"histogram{Environment.NewLine}{all}{Environment.NewLine}end of histogram");
        EveryActIsTakenAndRefused(all);
        ItWasWorthSomething(all);
    }

    static async Task<Tally> Play(int seed)
    {
        var tally = new Tally();
        await using var table = await Table.Laid();
        var replay = new Replay();
        foreach (var line in table.Lines) replay.Take(line);
        var crowd = new Crowd(table, replay, tally, seed);
        for (var n = 0; n < Acts; n++)
        {
            var act = crowd.Next();
            var name = Contracts.Acts.NameOf(act.GetType());
            var state = act.GetType().GetProperty("Manifest")?.GetValue(act) is ManifestNumber number ? table.Manifest(number).State : null;
            var answer = await table.Ask(act);
            tally.Answered(name, state, answer.Refused);
            if (answer.Accepted is not { } accepted) continue;
            Assert.True(
                state is null || !Transitions.Rows.ContainsKey((name, state)) || Transitions.Of(name, state) != Transitions.Verdict.No,
                $"{name} was taken of a manifest that is {state}");
            replay.Take(JsonSerializer.Deserialize<Line>(table.Journal.Read(accepted.Line - 1, 1)[0].Bytes, Wire.Options)!);
            crowd.Learn(accepted, act);
            if (n % 250 == 0) Same(table, replay);
        }

        Same(table, replay);
        var found = await table.Verified();
        Assert.True(found.Bad is null, $"line {found.Bad}: {found.Why}");
        var lines = table.Lines;
        await using var again = await Table.Again(lines);
        Assert.Equal(table.Journal.Head(), again.Journal.Head());
        Assert.Equal(table.Journal.States, again.Journal.States);
        var edited = new Edited(lines);
        Whole(lines, edited, replay);
        AsOf(lines, lines.Count / 3);
        AsOf(lines, lines.Count * 3 / 4);
        tally.Shaped(new(lines, edited));
        return tally;
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
    static void Whole(IReadOnlyList<Line> lines, Edited edited, Replay replay)
    {
        var traced = new Traced(lines);
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

    /// <summary>What is told as of a line is what was told when it was the last.</summary>
    static void AsOf(IReadOnlyList<Line> lines, int cut)
    {
        var now = new Traced(lines);
        var then = new Traced([.. lines.Take(cut)]);
        foreach (var lot in lines.Take(cut).SelectMany(static l => l.Lots).Select(static l => l.Lot).Distinct().Where(static (_, i) => i % 20 == 0))
        {
            foreach (var through in new[] { false, true })
            {
                Assert.Equal(Text(then.Forward(lot, through)), Text(now.Forward(lot, through, cut)));
                Assert.Equal(Text(then.Back(lot, through)), Text(now.Back(lot, through, cut)));
            }
        }

        static string Text(Trace trace) => JsonSerializer.Serialize(trace, Wire.Options);
    }

    /// <summary>The crowd is only worth something if it went every way.</summary>
    static void EveryActIsTakenAndRefused(Tally tally)
    {
        string[] onManifests =
        [
            "file-manifest", "pick-up-waste", "hand-over-waste", "arrive-waste", "receive-waste", "return-waste", "divert-waste",
            "settle-discrepancy", "cancel-manifest", "propose-correction", "consent-to-correction",
            "take-back-act",
        ];
        string[] onLots = ["combine-lots", "split-lot", "treat-waste", "take-stock", "reclassify-waste", "send-out-waste"];
        Assert.All(onManifests.Concat(onLots), a => Assert.True(tally.Answers.ContainsKey($"{a} taken"), $"{a} was never taken:{Environment.NewLine}{tally}"));
        Assert.All(onManifests, a => Assert.True(tally.Answers.Keys.Any(k => k.StartsWith(a + " ", StringComparison.Ordinal) && k != a + " taken"),
            $"{a} was never refused:{Environment.NewLine}{tally}"));
    }

    /// <summary>In 100,000 acts: every row of transitions.csv 100 times, 1,000 corrections of what was used since, 500 deep diamonds; in fewer as many fewer.</summary>
    static void ItWasWorthSomething(Tally tally)
    {
        Assert.Equal(Seeds * Acts, tally.Asked);
        Assert.True(!Full || tally.Asked >= 100_000, $"{tally.Asked} acts are not many");
        Assert.True(tally.Taken * 2 >= tally.Asked, $"only {tally.Taken} of {tally.Asked} were taken{Environment.NewLine}{tally}");
        Assert.All(tally.Cells, c => Enough(c.Key, c.Value.Hit, 100));
        Enough("corrections of lots that were used since", tally.CorrectionsOfConsumed, 1_000);
        Enough($"diamonds of depth {Shapes.Deep} or more", tally.DeepDiamonds, 500);
        Enough("residues of residues", tally.ResiduesOfResidues, 100);

        void Enough(string what, int count, int inAHundredThousand)
        {
            var wanted = Math.Max(1, (int)((long)inAHundredThousand * Math.Min(tally.Asked, 100_000) / 100_000));
            Assert.True(count >= wanted, $"{what}: {count}, not {wanted}{Environment.NewLine}{tally}");
        }
    }
}
