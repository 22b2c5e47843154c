using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What holds whatever parties do, in whatever order. Plans are FsCheck's: the shortest that breaks a sentence is said, with its seed.</summary>
public class CrowdTest
{
    [Fact]
    public void After_every_line_no_lot_is_below_zero_and_all_moves_balance() => Played.ForAnyPlan(static played =>
    {
        var replay = new Replay();
        foreach (var line in played.Lines) replay.Take(line);
    });

    [Fact]
    public void Every_line_posts_where_the_table_of_accounts_says() => Played.ForAnyPlan(static played =>
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in played.Lines)
        {
            foreach (var born in line.Lots) places[born.Lot.ToString()] = born.Place;
            if (line.Corrects is not null) continue;
            foreach (var end in line.Moves.SelectMany(static m => new[] { m.From, m.To }).Distinct(StringComparer.Ordinal))
            {
                var row = places.TryGetValue(end, out var place) ? AccountRows.OfPlace(place) : AccountRows.Find(end);
                Assert.True(row?.Acts.Contains(line.Act) == true, $"line {line.Number}, {line.Act}, posts to {end} ({place})");
            }
        }
    });

    [Fact]
    public void After_every_commit_the_ledger_holds_of_a_lot_what_the_lines_say() => Played.ForAnyPlan(static played => Assert.Empty(played.Astray));

    [Fact]
    public void What_the_ledger_decides_against_is_what_its_lines_make() => Played.ForAnyPlan(static played =>
    {
        foreach (var held in played.Looks)
        {
            var replay = new Replay();
            foreach (var line in played.Lines.Take((int)held.Line)) replay.Take(line);
            Same(held.States, replay);
        }
    });

    [Fact]
    public void Whatever_stands_open_is_somebodys_to_settle() => Played.ForAnyPlan(static played =>
    {
        foreach (var held in played.Looks) Answered(held.States, played.Lines.Take((int)held.Line));
    });

    [Fact]
    public void The_same_said_once_more_gives_the_same_journal_and_the_same_state() => Played.ForAnyPlan(static played => Wait(async () =>
    {
        await using var again = await Table.Again(played.Lines);
        Assert.Equal(played.Table.Journal.Head(), again.Journal.Head());
        Assert.Equal(played.Table.Journal.States, again.Journal.States);
    }));

    [Fact]
    public void Verifying_finds_nothing_wrong() => Played.ForAnyPlan(static played => Wait(async () =>
    {
        var found = await played.Table.Verified();
        Assert.True(found.Bad is null, $"line {found.Bad}: {found.Why}");
    }));

    [Fact]
    public void Forward_equals_backward_equals_the_whole() => Played.ForAnyPlan(static played =>
    {
        var replay = new Replay();
        foreach (var line in played.Lines) replay.Take(line);
        Whole(played.Lines, new Edited(played.Lines), replay);
    });

    [Fact]
    public void What_is_told_as_of_a_line_is_what_was_told_when_it_was_the_last() => Played.ForAnyPlan(static played =>
    {
        foreach (var held in played.Looks.SkipLast(1)) AsOf(played.Lines, (int)held.Line);
    });

    [Fact]
    public void Figures_are_those_of_a_history_in_which_nobody_was_ever_wrong() => Played.ForAnyPlan(static played => FiguresAfter.Same(played.Lines));

    [Fact]
    public void A_manifest_answers_as_the_row_of_its_state_says() => Played.ForAnyPlan(static played =>
    {
        foreach (var (act, met, refused) in played.Asks.Where(static a => a.Met is not null && Transitions.Rows.ContainsKey((a.Act, a.Met))))
        {
            var verdict = Transitions.Rows[(act, met!)].Verdict;
            var said = $"{act} of a manifest that is {met} was answered {refused ?? "taken"}, and its row says {verdict}";
            if (Transitions.Of(act, met!) == Transitions.Verdict.No) Assert.True(refused == verdict || Objections.BeforeTheState(act).Contains(refused), said);
            else Assert.True(refused is null || Objections.Of(act).Contains(refused), said);
        }
    });

    [Fact]
    public void Whatever_is_refused_is_refused_for_a_reason_that_the_act_has() => Played.ForAnyPlan(static played =>
        Assert.All(played.Asks.Where(static a => a.Refused is not null), static a => Assert.True(
            Objections.Of(a.Act).Contains(a.Refused) || Transitions.Rows.Any(r => r.Key.Act == a.Act && r.Value.Verdict == a.Refused), $"{a.Act} was refused with {a.Refused}")));

    /// <summary>In 100,000 acts: every row of transitions.csv 100 times, 1,000 corrections of what was used since, 100 remainders settled, 500 deep diamonds; in fewer as many fewer.</summary>
    [Fact]
    public void The_crowd_goes_every_way()
    {
        var all = new Tally();
        var plans = new List<Plan>();
        Played.ForAnyPlan(played =>
        {
            all.Add(played.Tally);
            plans.Add(played.Plan);
        });
        Console.WriteLine(string.Join(Environment.NewLine,
        [
            "histogram",
            $"seed {Played.Seed}, {plans.Count} plans by {plans.Sum(static p => p.Sites + p.Carriers)} parties, {plans.Sum(static p => p.Steps.Count(static s => s.Together))} acts in an envelope with others",
            all.ToString(),
            "end of histogram",
        ]));
        EveryActIsTakenAndRefused(all);
        ItWasWorthSomething(all);
    }

    static void Wait(Func<Task> what) => Task.Run(what).GetAwaiter().GetResult();

    /// <summary>What the ledger decides against is what its lines make; what is reserved is what filed manifests have reserved.</summary>
    static void Same(IReadOnlyDictionary<string, byte[]> states, Replay replay)
    {
        var reserved = All<ManifestState>(states, "manifest/")
            .Where(static m => m.State == States.Filed)
            .SelectMany(static m => m.Items).SelectMany(static i => i.Reserved)
            .GroupBy(static p => p.Lot).ToDictionary(static g => g.Key, static g => g.Sum(static p => p.Grams));
        foreach (var lot in All<LotState>(states, "lot/"))
        {
            Assert.Equal(replay.Of(lot.Lot).Grams, lot.Grams);
            Assert.Equal((replay.Born[lot.Lot].Holder, replay.Born[lot.Lot].Place, replay.Born[lot.Lot].Code), (lot.Holder, lot.Place, lot.Code));
            Assert.Equal(reserved.GetValueOrDefault(lot.Lot), lot.Reserved);
            Assert.True(lot.Free >= 0, $"{lot}");
        }

        foreach (var (key, body) in states.Where(static s => s.Key.StartsWith("store/", StringComparison.Ordinal)))
        {
            var parts = key.Split('/');
            Assert.Equal(
                replay.Held.Where(l => replay.Born[l] is { Place: Places.Storage } b && b.Holder.Text == parts[1] && b.Stream == parts[2] && b.Code.Text == parts[3])
                    .OrderBy(l => replay.Born[l].Since).ThenBy(static l => l),
                JsonSerializer.Deserialize<StoreState>(body, Wire.Options)!.Lots.Select(static e => e.Lot));
        }
    }

    /// <summary>The discrepancy account and the lots of open differences are, to the gram, what manifests and corrections have to settle.</summary>
    static void Answered(IReadOnlyDictionary<string, byte[]> states, IEnumerable<Line> lines)
    {
        var items = All<ManifestState>(states, "manifest/").SelectMany(static m => m.Items).ToList();
        var left = All<DifferenceState>(states, "difference/").Where(static d => d.EndedBy is null).ToList();
        Assert.Equal(
            lines.SelectMany(static l => l.Moves).Sum(static m => (m.To == Accounts.Discrepancy ? m.Grams : 0) - (m.From == Accounts.Discrepancy ? m.Grams : 0)),
            left.Sum(static d => d.Leaves.Treatment + d.Leaves.Account.Sum(static p => p.Grams)) - items.Sum(static i => i.Surplus));
        Assert.Equal(
            All<LotState>(states, "lot/").Where(static l => l is { Place: Places.Discrepancy, Grams: > 0 }).Select(static l => l.Lot).Order(),
            left.SelectMany(static d => d.Leaves.Lots).Concat(items.Select(static i => i.Short).OfType<LotId>().Where(l => Of(states, l).Grams > 0)).Order());
    }

    static LotState Of(IReadOnlyDictionary<string, byte[]> states, LotId lot) => JsonSerializer.Deserialize<LotState>(states[Keys.Lot(lot)], Wire.Options)!;

    static IEnumerable<T> All<T>(IReadOnlyDictionary<string, byte[]> states, string under) =>
        states.Where(s => s.Key.StartsWith(under, StringComparison.Ordinal)).Select(static s => JsonSerializer.Deserialize<T>(s.Value, Wire.Options)!);

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
        }

        Through(edited, replay, traced);
    }

    /// <summary>
    /// Through treatments, what stands somewhere of an origin is the same from either end, but for the grams that shares are rounded by at each step;
    /// what covered a residue, and what was added, comes of no origin.
    /// </summary>
    static void Through(Edited edited, Replay replay, Traced traced)
    {
        var origins = new HashSet<LotId>();
        var there = new Dictionary<(LotId Root, LotId Lot), (long Grams, int Steps)>();
        foreach (var root in edited.Born.Keys.Where(r => edited.Came[r] == edited.Born[r]))
        {
            var forward = traced.Forward(root, through: true);
            if (forward.Roots.Single().Kind == "residue") continue;
            origins.Add(root);
            foreach (var open in forward.Open) there[(root, open.Lot)] = (open.Grams, forward.Nodes.Count);
        }

        foreach (var lot in replay.Held.Where(l => edited.Of(l).Grams == edited.Came[l]))
        {
            var back = traced.Back(lot, through: true);
            Assert.DoesNotContain(back.Roots, static r => r.Kind == "residue");
            foreach (var root in back.Roots.GroupBy(static r => r.Lot).Where(r => origins.Contains(r.Key)))
            {
                var (grams, steps) = there.GetValueOrDefault((root.Key, lot));
                var behind = root.Sum(static r => r.Grams);
                Assert.True(
                    Math.Abs(grams - behind) <= steps + back.Nodes.Count,
                    $"{grams} g of {root.Key} stand in {lot} and {behind} g are traced back, by {steps} and {back.Nodes.Count} steps");
            }
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
            "take-back-act", "agree-to-discrepancy", "contest-discrepancy",
        ];
        string[] onLots = ["combine-lots", "split-lot", "treat-waste", "take-stock", "reclassify-waste", "send-out-waste"];
        Assert.All(onManifests.Concat(onLots), a => Assert.True(tally.Answers.ContainsKey($"{a} taken"), $"{a} was never taken:{Environment.NewLine}{tally}"));
        Assert.All(onManifests, a => Assert.True(tally.Answers.Keys.Any(k => k.StartsWith(a + " ", StringComparison.Ordinal) && k != a + " taken"),
            $"{a} was never refused:{Environment.NewLine}{tally}"));
    }

    static void ItWasWorthSomething(Tally tally)
    {
        Assert.Equal(Played.Size.Plans * Played.Size.Steps, tally.Asked);
        Assert.True(Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") != "full" || tally.Asked >= 100_000, $"{tally.Asked} acts are not many");
        Assert.True(tally.Taken * 2 >= tally.Asked, $"only {tally.Taken} of {tally.Asked} were taken{Environment.NewLine}{tally}");
        Assert.All(tally.Cells, c => Enough(c.Key, c.Value.Hit, 100));
        Enough("corrections of lots that were used since", tally.CorrectionsOfConsumed, 1_000);
        Enough("remainders of corrections that were settled", tally.RemaindersSettled, 100);
        Enough($"diamonds of depth {Shapes.Deep} or more", tally.DeepDiamonds, 500);
        Enough("residues of residues", tally.ResiduesOfResidues, 100);
        Enough("loads that differed in a unit of both ends", tally.DifferedInUnits, 300);
        Assert.All(new[] { "m3", "piece", "head", "box" }, u => Enough($"quantities in {u}", tally.Units.GetValueOrDefault(u), 2_000));

        void Enough(string what, int count, int inAHundredThousand)
        {
            var wanted = Math.Max(1, (int)((long)inAHundredThousand * Math.Min(tally.Asked, 100_000) / 100_000));
            Assert.True(count >= wanted, $"{what}: {count}, not {wanted}{Environment.NewLine}{tally}");
        }
    }
}
