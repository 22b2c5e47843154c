namespace WasteFlow.Oracle;

/// <summary>The oracle on journals that fit on a page.</summary>
public class ByHandTest
{
    [Theory]
    [InlineData(10, new long[] { 1, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(7, new long[] { 10, 20, 30 }, new long[] { 1, 2, 4 })]
    [InlineData(5, new long[] { 1, 0, 9 }, new long[] { 1, 0, 4 })]
    [InlineData(1, new long[] { 5, 5 }, new long[] { 1, 0 })]
    public void Shares_sum_to_the_whole_and_the_earlier_wins_a_tie(long amount, long[] weights, long[] parts) => Assert.Equal(parts, Shares.Of(amount, weights));

    [Fact]
    public void A_changed_a_missing_and_a_swapped_line_are_found()
    {
        var rows = new Rows().Add("2025-03-01", [("L1-1", "a", "storage")], "generated L1-1 5").Add("2025-03-02", []).Add("2025-03-03", []).Add("2025-03-04", []).All;
        Journal.Read(rows, out var bad);
        Assert.Equal(0, bad);
        Journal.Read([rows[0].Replace("5", "6", StringComparison.Ordinal), .. rows.Skip(1)], out bad);
        Assert.Equal(2, bad);
        Journal.Read([rows[0], rows[2], rows[3]], out bad);
        Assert.Equal(2, bad);
        Journal.Read([rows[0], rows[2], rows[1], rows[3]], out bad);
        Assert.Equal(2, bad);
    }

    [Fact]
    public void A_day_begins_in_China()
    {
        var line = JournalLine.Read("""{"number":1,"prev":"","act":"x","said":{"happenedAt":"2025-02-28T16:00:00.000Z"},"lots":[],"moves":[]}""")!;
        Assert.Equal(new DateOnly(2025, 3, 1), line.Day);
    }

    [Fact]
    public void Roots_go_along_through_a_diamond()
    {
        var custody = new Rows()
            .Add("2025-03-01", [("L1-1", "a", "storage")], "generated L1-1 100")
            .Add("2025-03-01", [("L2-1", "a", "storage")], "generated L2-1 50")
            .Add("2025-03-01", [("L3-1", "a", "storage")], "L1-1 L3-1 100", "L2-1 L3-1 50")
            .Add("2025-03-01", [("L4-1", "a", "transit"), ("L4-2", "a", "transit")], "L3-1 L4-1 70", "L3-1 L4-2 80")
            .Add("2025-03-02", [("L5-1", "a", "storage")], "L4-1 L5-1 70", "L4-2 L5-1 80")
            .Add("2025-03-03", [], "L5-1 treatment 90 utilised", "treatment product:x 90")
            .Played();
        Assert.Empty(custody.Wrong);
        Assert.Equal(60, Ways.Ends(custody, "L1-1")["utilised"]);
        Assert.Equal(40, Ways.Stands(custody, "L1-1")["storage"]);
        Assert.Equal([100, 50], custody.CameInto("L5-1").OrderBy(static r => r.Key).Select(static r => r.Value));
        Assert.True(Ways.Ends(custody, ["L4-1"])["utilised"].IsWithin(42, 0));
        Assert.True(Ways.Ends(custody, ["L4-1"])["storage"].IsWithin(28, 0));
    }

    [Fact]
    public void More_than_there_is_and_what_does_not_close_are_found()
    {
        var custody = new Rows()
            .Add("2025-03-01", [("L1-1", "a", "storage")], "generated L1-1 10")
            .Add("2025-03-01", [], "L1-1 sent-out 11")
            .Add("2025-03-01", [], "L1-1 treatment 10 landfilled", "treatment emplaced 9")
            .Played();
        Assert.Equal(
        [
            "line 2 moves 11 g out of L1-1, in which 10 are somebody's", "line 2 takes 11 g out of L1-1, which holds 10", "line 3: its treatment is 1 g apart",
        ], custody.Wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_equals_out_in_every_stream_and_period()
    {
        var custody = new Rows()
            .Add("2025-03-01", [("L1-1", "a", "storage")], "opening L1-1 100")
            .Add("2025-03-02", [("L2-1", "a", "storage")], "generated L2-1 50")
            .Add("2025-03-02", [("L3-1", "a", "transit")], "L1-1 L3-1 80")
            .Add("2025-03-03", [("L4-1", "a", "storage"), ("L4-2", "a", "discrepancy")], "L3-1 L4-1 60", "L3-1 L4-2 20")
            .Add("2025-03-03", [("L5-1", "b", "storage")], "L4-1 treatment 60 incinerated", "addition:lime treatment 5", "treatment L5-1 15", "treatment loss:gas 50")
            .Add("2025-03-04", [("L6-1", "b", "storage")], "L2-1 L6-1 10")
            .Add("2025-03-04", [], "L4-2 weighing 20", "L1-1 storage-loss 5", "L6-1 sent-out 3")
            .Played();
        var all = Identity.Of(custody, new(2025, 3, 1), new(2025, 3, 4));
        Assert.Equal((100, 50, 60, 20, 5, 10, 55), (all["a"]["opening"], all["a"]["generated"], all["a"]["incinerated"], all["a"]["weighing"], all["a"]["storageLoss"], all["a"]["reclassifiedOut"], all["a"]["closingStock"]));
        Assert.Equal((15, 10, 3, 22), (all["b"]["residuesBorn"], all["b"]["reclassifiedIn"], all["b"]["sentOut"], all["b"]["closingStock"]));
        var last = Identity.Of(custody, new(2025, 3, 4), new(2025, 3, 4));
        Assert.Equal((90, 0, 20), (last["a"]["opening"], last["a"]["generated"], last["a"]["weighing"]));
        Assert.All(all.Values.Concat(last.Values), static terms => Assert.Equal(Identity.In.Sum(t => terms[t]), Identity.Out.Sum(t => terms[t])));
    }
}
