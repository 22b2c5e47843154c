using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Whatever a crowd does, what is traced of producers' days and of treatments is what the lines say, to the gram.</summary>
public class CrowdDaysTest
{
    /// <summary>A lot into which an account gave more is no root alone: its own trace tells more than the root's part, so the lines are asked for that.</summary>
    [Fact]
    public void A_producers_trace_is_the_sum_of_its_lots_traces() => Played.ForAnyPlan(static played =>
    {
        var (traced, edited) = (new Traced(played.Lines), new Edited(played.Lines));
        foreach (var (producer, roots) in ByProducer(played.Lines, edited))
        {
            var trace = traced.Producer(producer);
            Assert.Equal(roots.Select(r => (r, edited.Born[r])), trace.Roots.GroupBy(static r => r.Lot).Select(static g => (g.Key, g.Sum(static r => r.Grams))));
            var (alone, mixed) = (roots.Where(r => edited.Born[r] == edited.Came[r]).ToList(), roots.Where(r => edited.Born[r] != edited.Came[r]).ToHashSet());
            var single = alone.Select(r => traced.Forward(r)).ToList();
            Assert.Equal(Summed(Ends(single).Concat(Ends(edited, mixed))), Summed(Ends([trace])));
            Assert.Equal(Summed(Stands(single).Concat(Stands(edited, mixed))), Summed(Stands([trace])));
        }
    });

    [Fact]
    public void All_producers_together_are_the_whole_ledger() => Played.ForAnyPlan(static played =>
    {
        var (traced, edited) = (new Traced(played.Lines), new Edited(played.Lines));
        var all = ByProducer(played.Lines, edited).Select(p => traced.Producer(p.Producer)).ToList();
        Assert.Equal(edited.Born.Values.Sum(), all.Sum(static t => t.Roots.Sum(static r => r.Grams)));
        var stands = all.SelectMany(static t => t.Open).GroupBy(static o => o.Lot).ToDictionary(static g => g.Key, static g => g.Sum(static o => o.Grams));
        foreach (var lot in edited.Came.Keys) Assert.Equal(edited.Of(lot).Grams, stands.GetValueOrDefault(lot));
    });

    [Fact]
    public void Two_spans_of_days_are_all_of_them() => Played.ForAnyPlan(static played =>
    {
        var (traced, edited) = (new Traced(played.Lines), new Edited(played.Lines));
        var cut = Calendar.DayOf(played.Lines[played.Lines.Count / 2].RecordedAt);
        var both = 0;
        foreach (var (producer, _) in ByProducer(played.Lines, edited))
        {
            Trace[] parts = [traced.Producer(producer, to: cut), traced.Producer(producer, from: cut.PlusDays(1))];
            Assert.Equal(Summed(Ends([traced.Producer(producer)])), Summed(Ends(parts)));
            both += parts.All(static p => p.Roots.Count > 0) ? 1 : 0;
        }

        Assert.True(both > 0);
    });

    [Fact]
    public void A_treatment_leads_back_to_what_it_took_and_through_treatments_to_what_ended_there() => Played.ForAnyPlan(static played =>
    {
        var (traced, edited) = (new Traced(played.Lines), new Edited(played.Lines));
        var took = edited.Flows.Where(static f => f.Move.To == Accounts.Treatment && LotId.TryRead(f.Move.From, out _)).ToLookup(static f => f.Line);
        var gave = edited.Flows.Where(static f => f.Move.From == Accounts.Treatment && LotId.TryRead(f.Move.To, out _)).ToLookup(static f => f.Line, static f => f.Move.Grams);
        Assert.Contains(took, t => gave.Contains(t.Key));
        foreach (var treatment in took)
        {
            var trace = traced.Treatment(treatment.Key);
            Assert.Equal(
                treatment.SelectMany(static f => f.Atoms.Items).GroupBy(static a => a.Root).Select(static g => (g.Key, g.Sum(static a => a.Grams))).Order(),
                trace.Roots.Select(static r => (r.Lot, r.Grams)).Order());
            var ended = traced.Treatment(treatment.Key, through: true).Outcomes.Sum(static o => o.Grams);
            Assert.True(ended <= treatment.Sum(static f => f.Move.Grams) && (gave.Contains(treatment.Key) || ended == treatment.Sum(static f => f.Move.Grams)), $"line {treatment.Key}");
        }
    });

    [Fact]
    public void What_is_told_of_days_as_of_a_line_is_what_was_told_when_it_was_the_last() => Played.ForAnyPlan(static played =>
    {
        var now = new Traced(played.Lines);
        foreach (var line in played.Looks.SkipLast(1).Select(static l => l.Line))
        {
            Line[] lines = [.. played.Lines.Take((int)line)];
            var (then, edited) = (new Traced(lines), new Edited(lines));
            foreach (var (producer, _) in ByProducer(lines, edited))
            {
                var (told, tells) = (then.Producer(producer, through: true), now.Producer(producer, through: true, atLine: line));
                Assert.Equal(told.Roots, tells.Roots);
                Assert.Equal(Summed(Ends([told])), Summed(Ends([tells])));
                Assert.Equal(Summed(Stands([told])), Summed(Stands([tells])));
            }
        }
    });

    static IEnumerable<(SiteId Producer, LotId[] Roots)> ByProducer(IReadOnlyList<Line> lines, Edited edited)
    {
        var born = lines.SelectMany(static l => l.Lots).GroupBy(static l => l.Lot).ToDictionary(static g => g.Key, static g => g.First());
        return edited.Born.Keys.GroupBy(r => born[r].Origin ?? born[r].Holder).Select(static g => (g.Key, g.Order().ToArray()));
    }

    /// <summary>The lots that mass ended from, the outcomes and their grams.</summary>
    static IEnumerable<(string, long)> Ends(IEnumerable<Trace> traces) => traces.SelectMany(static t => t.Outcomes).Select(static o => ($"{o.Lot} {o.Class}", o.Grams));

    static IEnumerable<(string, long)> Ends(Edited edited, HashSet<LotId> roots) =>
        from flow in edited.Flows
        where LotId.TryRead(flow.Move.From, out _) && !LotId.TryRead(flow.Move.To, out _)
        from atom in flow.Atoms.Items
        where roots.Contains(atom.Root)
        select ($"{flow.Move.From} {flow.Move.Class ?? Word(flow.Move.To)}", atom.Grams);

    static string Word(string account) => account switch { Accounts.Weighing => "difference", Accounts.StorageLoss => "loss", _ => account };

    static IEnumerable<(string, long)> Stands(IEnumerable<Trace> traces) => traces.SelectMany(static t => t.Open).Select(static o => ($"{o.Lot}", o.Grams));

    static IEnumerable<(string, long)> Stands(Edited edited, HashSet<LotId> roots) =>
        edited.Came.Keys.SelectMany(l => edited.Of(l).Items.Where(a => roots.Contains(a.Root)).Select(a => ($"{l}", a.Grams)));

    static IEnumerable<(string, long)> Summed(IEnumerable<(string Of, long Grams)> all) =>
        all.GroupBy(static e => e.Of, StringComparer.Ordinal).Select(static g => (g.Key, g.Sum(static e => e.Grams))).OrderBy(static e => e.Key, StringComparer.Ordinal);
}
