using System.Globalization;
using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>The crowds of the property tests, computed a second time from their exported lines alone; as of a line means: from the journal cut there.</summary>
[Collection(OfCrowd.Name)]
public class CrowdTest(PlayedCrowd played)
{
    [Fact]
    public void The_chain_holds_and_ends_where_it_was_told() => Assert.All(played.Crowds, static crowd =>
    {
        Assert.Equal(0, crowd.Bad);
        Assert.Equal((crowd.Told["line"]!.GetValue<int>(), crowd.Told["hash"]!.GetValue<string>()), (crowd.Journal.Lines.Count, crowd.Journal.Hash));
        Assert.Equal(crowd.Journal.Hash, crowd.Journal.Trailer!["hash"]!.GetValue<string>());
    });

    [Fact]
    public void At_least_half_of_what_was_asked_became_a_line_and_some_lines_correct_others()
    {
        Assert.True(played.Crowds.Sum(static c => c.Journal.Lines.Count) * 2 >= played.Crowds.Sum(static c => c.Told["asked"]!.GetValue<int>()));
        Assert.All(played.Crowds, static c => Assert.Contains(c.Journal.Lines, static l => l.Corrects is { Is: not null }));
        Assert.All(played.Crowds, static c => Assert.Contains(c.Journal.Lines, static l => l.Corrects is { Is: null }));
        Assert.All(played.Crowds, static c => Assert.Contains(c.Journal.Lines, static l => l.Act == "treat-waste"));
    }

    [Fact]
    public void No_lot_is_below_zero_every_treatment_closes_and_every_correction_posts_its_difference() =>
        Assert.All(Looks(), static look => Assert.Empty(look.Custody.Wrong));

    /// <summary>Volumes, counts and masses; each comes to closed and to open differences.</summary>
    [Fact]
    public void What_was_measured_is_posted_by_its_factor_and_two_ends_are_compared_in_the_unit_that_both_used()
    {
        var weighings = played.Crowds.Select(static c => (c.Name, Of: new Weighings(c.Journal.Lines))).ToList();
        Assert.All(weighings, static w => Assert.Empty(w.Of.Wrong));
        Assert.All(
            new[] { "m3", "piece", "head", "box", "by mass closes", "by mass open", "by volume closes", "by volume open", "by count closes", "by count open" },
            how => Assert.Contains(weighings, w => w.Of.Judged.ContainsKey(how)));
    }

    [Fact]
    public void The_ledger_held_of_every_lot_what_the_lines_up_to_there_leave_in_it() => Assert.All(Looks(), static look =>
    {
        var holds = Table(look.Told["holds"]!);
        Assert.True(holds.Count > 50, $"only {holds.Count} lots");
        Assert.Equal(Text(look.Custody.Lots.Keys.ToDictionary(static l => l, look.Custody.Left, StringComparer.Ordinal)), Text(holds));
    });

    [Fact]
    public void Forward_from_a_root_is_where_its_grams_went_and_stand_and_sums_to_all_of_it() => Assert.All(Looks(), static look =>
    {
        var gone = look.Custody.Flows.Where(static f => Moved.IsLot(f.From) && !Moved.IsLot(f.To))
            .SelectMany(static f => f.Roots.Select(r => (Root: r.Key, End: Ways.ClassOf(f), r.Value))).ToLookup(static g => g.Root);
        var stands = look.Custody.Lots.Keys.SelectMany(l => look.Custody.In(l).Select(r => (Root: r.Key, End: l, r.Value))).ToLookup(static g => g.Root);
        foreach (var (root, grams) in Roots(look.Custody))
        {
            var told = look.Told["forward"]![root]!;
            Assert.Equal(Text(Sums(gone[Moved.Age(root)])), Text(Table(told["ends"]!)));
            Assert.Equal(Text(Sums(stands[Moved.Age(root)])), Text(Table(told["open"]!)));
            Assert.Equal(grams, Table(told["ends"]!).Values.Sum() + Table(told["open"]!).Values.Sum());
        }
    });

    [Fact]
    public void Back_from_a_lot_is_whose_came_into_it_and_sums_to_all_of_it() => Assert.All(Looks(), static look =>
    {
        var all = look.Custody.Flows.ToLookup(static f => f.To, static f => f.Grams, StringComparer.Ordinal);
        foreach (var lot in look.Custody.Lots.Keys)
        {
            var came = look.Custody.CameInto(lot).ToDictionary(static r => $"L{r.Key.Item1}-{r.Key.Item2}", static r => r.Value, StringComparer.Ordinal);
            Assert.Equal(Text(came), Text(Table(look.Told["back"]![lot]!)));
            Assert.Equal(all[lot].Sum(), came.Values.Sum());
        }
    });

    [Fact]
    public void What_came_of_a_producer_is_what_came_of_all_its_roots_and_of_its_later_days_what_came_of_those_of_them() => Assert.All(Looks(), static look =>
    {
        var since = DateOnly.ParseExact(look.Told["since"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var roots = look.Custody.Flows.Where(static f => Moved.IsLot(f.To) && !Moved.IsLot(f.From)).Select(static f => f.To).Distinct(StringComparer.Ordinal)
            .ToLookup(look.Custody.ProducerOf);
        Assert.True(roots.Count > 2);
        foreach (var (producer, told) in look.Told["producers"]!.AsObject())
        {
            Same(look.Custody, [.. roots[producer]], told!["all"]!);
            Same(look.Custody, [.. roots[producer].Where(r => look.Custody.DayOf(r) >= since)], told["since"]!);
        }

        Assert.Empty(roots.Select(static r => r.Key).Except(look.Told["producers"]!.AsObject().Select(static p => p.Key)));
        return;

        static void Same(Custody custody, string[] roots, JsonNode told)
        {
            var ages = roots.Select(Moved.Age).ToHashSet();
            var gone = custody.Flows.Where(static f => Moved.IsLot(f.From) && !Moved.IsLot(f.To))
                .SelectMany(f => f.Roots.Where(r => ages.Contains(r.Key)).Select(r => (r.Key, End: Ways.ClassOf(f), r.Value)));
            var stands = custody.Lots.Keys.SelectMany(l => custody.In(l).Where(r => ages.Contains(r.Key)).Select(r => (r.Key, End: l, r.Value)));
            Assert.Equal(Text(Sums(gone)), Text(Table(told["ends"]!)));
            Assert.Equal(Text(Sums(stands)), Text(Table(told["open"]!)));
        }
    });

    [Fact]
    public void Back_from_a_treatment_is_whose_it_took()
    {
        Assert.All(played.Crowds, static c => Assert.True(c.Journal.Lines.Count(static l => l.Act == "treat-waste") > 5));
        Assert.All(Looks(), WhoseItTook);
    }

    static void WhoseItTook((string Name, int Line, Custody Custody, JsonNode Told) look)
    {
        var took = look.Custody.Flows.Where(static f => Moved.IsLot(f.From) && f.To == "treatment").ToLookup(static f => f.Line);
        foreach (var (line, told) in look.Told["treated"]!.AsObject())
        {
            var roots = took[long.Parse(line, CultureInfo.InvariantCulture)].SelectMany(static f => f.Roots).GroupBy(static r => $"L{r.Key.Item1}-{r.Key.Item2}", StringComparer.Ordinal)
                .ToDictionary(static g => g.Key, static g => g.Sum(static r => r.Value), StringComparer.Ordinal);
            Assert.Equal(Text(roots), Text(Table(told!)));
        }

        Assert.Empty(took.Select(static t => $"{t.Key}").Except(look.Told["treated"]!.AsObject().Select(static t => t.Key)));
    }

    [Fact]
    public void Through_a_treatment_goes_the_share_of_what_went_in() => Assert.All(Looks(), static look =>
    {
        foreach (var (lot, told) in look.Told["through"]!.AsObject())
        {
            var ends = Table(told!["ends"]!);
            foreach (var (open, grams) in Table(told["open"]!)) ends[open] = grams;
            Assert.Equal(look.Custody.CameInto(lot).Values.Sum(), ends.Values.Sum());
            var (exact, roundings) = Ways.Through(look.Custody, lot);
            foreach (var end in exact.Keys.Union(ends.Keys, StringComparer.Ordinal))
            {
                var share = exact.GetValueOrDefault(end, Fraction.Zero);
                Assert.True(share.IsWithin(ends.GetValueOrDefault(end), roundings), $"{look.Name}, line {look.Line}, {lot}, {end}: {ends.GetValueOrDefault(end)} told, {share} computed");
            }
        }
    });

    IEnumerable<(string Name, int Line, Custody Custody, JsonNode Told)> Looks() =>
        played.Crowds.SelectMany(static c => c.Looks.Select(l => (c.Name, l.Line, c.UpTo(l.Line), l.Told)));

    /// <summary>Lots whose whole mass came from outside the lots, and how much that was.</summary>
    static IEnumerable<(string Root, long Grams)> Roots(Custody custody) => custody.Flows.Where(static f => Moved.IsLot(f.To)).GroupBy(static f => f.To, StringComparer.Ordinal)
        .Where(static g => g.All(static f => !Moved.IsLot(f.From))).Select(static g => (g.Key, g.Sum(static f => f.Grams)));

    static Dictionary<string, long> Table(JsonNode sums) => sums.AsObject().ToDictionary(static s => s.Key, static s => s.Value!.GetValue<long>(), StringComparer.Ordinal);

    static Dictionary<string, long> Sums(IEnumerable<((long, int) Root, string End, long Grams)> of) =>
        of.GroupBy(static g => g.End, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static x => x.Grams), StringComparer.Ordinal);

    static string Text(IReadOnlyDictionary<string, long> sums) =>
        string.Join(", ", sums.Where(static s => s.Value != 0).OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key} {s.Value}"));
}
