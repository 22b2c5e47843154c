namespace WasteFlow.Oracle;

/// <summary>The oracle on a load of which less was received than was said first, after it had been combined, split and treated.</summary>
public class CorrectedByHandTest
{
    static readonly string[] Nothing = [];

    [Fact]
    public void Mass_counts_from_the_correcting_line_on_and_whose_it_is_as_if_it_had_been_said_right()
    {
        var rows = Corrected();
        var then = rows.PlayedUpTo(7);
        Assert.Equal((50, 25), (Ways.Ends(then, "L1-1")["utilised"], Ways.Ends(then, "L4-1")["utilised"]));

        var custody = rows.Played();
        Assert.Empty(custody.Wrong);
        Assert.Equal((75, 40, 15, 0), (custody.Left("L6-2"), custody.Left("L8-1"), custody.Left("L7-1"), custody.Left("L3-1")));
        Assert.Equal((30, 20, 25), (Ways.Ends(custody, "L1-1")["utilised"], Ways.Ends(custody, "L3-1")["utilised"], Ways.Ends(custody, "L4-1")["utilised"]));
        Assert.Equal((30, 40), (Ways.Stands(custody, "L1-1")["storage"], Ways.Stands(custody, "L1-1")["discrepancy"]));
        Assert.Equal([30, 20, 25], custody.CameInto("L6-1").OrderBy(static r => r.Key).Select(static r => r.Value));
    }

    [Fact]
    public void What_was_taken_back_never_was()
    {
        var custody = Corrected().Correct("2025-03-05", 7, [("L6-1", "a", "storage"), ("L7-1", "b", "storage")],
            ["L7-1 treatment 15", "product:x treatment 60", "treatment L6-1 75"],
            ["L6-1 treatment 75 utilised", "treatment product:x 60", "treatment L7-1 15"]).Played();
        Assert.Empty(custody.Wrong);
        Assert.Empty(Ways.Ends(custody, "L1-1"));
        Assert.Equal((75, 0), (custody.Left("L6-1"), custody.Left("L7-1")));
        Assert.Equal(60, Ways.Stands(custody, "L1-1")["storage"]);
    }

    [Fact]
    public void In_equals_out_and_counts_on_the_day_of_what_was_corrected()
    {
        var custody = Corrected().Correct("2025-03-04", 4, [("L4-1", "a", "storage")], Nothing, ["generated L4-1 50"], ["generated L4-1 50"], "2025-03-02").Played();
        Assert.Empty(custody.Wrong);
        var first = Identity.Of(custody, new(2025, 3, 2), new(2025, 3, 3))["a"];
        Assert.Equal((100, 50, 150, 0), (first["opening"], first["generated"], first["closingStock"], first["closingDiscrepancy"]));
        var last = Identity.Of(custody, new(2025, 3, 4), new(2025, 3, 5))["a"];
        Assert.Equal((150, 75, 75), (last["opening"], last["utilised"], last["closingStock"]));
        Assert.Equal(Identity.In.Sum(t => last[t]), Identity.Out.Sum(t => last[t]));
    }

    [Fact]
    public void A_correction_of_what_does_not_stand_or_that_posts_another_difference_is_found()
    {
        string[] was = ["generated L1-1 10"], now = ["generated L1-1 8"];
        Rows Generated() => new Rows().Add("2025-03-01", [("L1-1", "a", "storage")], was);
        Assert.Empty(Generated().Correct("2025-03-02", 1, [], ["L1-1 generated 2"], was, now).Played().Wrong);
        Assert.NotEmpty(Generated().Correct("2025-03-02", 1, [], ["L1-1 generated 3"], was, now).Played().Wrong);
        Assert.NotEmpty(Generated().Correct("2025-03-02", 1, [], ["L1-1 generated 2"], ["generated L1-1 9"], ["generated L1-1 7"]).Played().Wrong);
        Assert.NotEmpty(Generated().Correct("2025-03-02", 2, [], ["L1-1 generated 2"], was, now).Played().Wrong);
    }

    /// <summary>Works send 100 of theirs; the plant combines them with 50 of its own, splits, treats one half, and then says that only 60 had come.</summary>
    static Rows Corrected() => new Rows()
        .Add("2025-03-01", [("L1-1", "a", "storage")], "generated L1-1 100")
        .Add("2025-03-02", [("L2-1", "a", "transit")], "L1-1 L2-1 100")
        .Add("2025-03-02", [("L3-1", "a", "storage")], "L2-1 L3-1 100")
        .Add("2025-03-03", [("L4-1", "a", "storage")], "generated L4-1 50")
        .Add("2025-03-03", [("L5-1", "a", "storage")], "L3-1 L5-1 100", "L4-1 L5-1 50")
        .Add("2025-03-03", [("L6-1", "a", "storage"), ("L6-2", "a", "storage")], "L5-1 L6-1 75", "L5-1 L6-2 75")
        .Add("2025-03-04", [("L7-1", "b", "storage")], "L6-1 treatment 75 utilised", "treatment product:x 60", "treatment L7-1 15")
        .Correct("2025-03-05", 3, [("L3-1", "a", "storage"), ("L2-1", "a", "transit"), ("L8-1", "a", "discrepancy")],
            ["discrepancy L3-1 40", "L3-1 L2-1 40", "L2-1 L8-1 40"],
            ["L2-1 L3-1 100"], ["discrepancy L3-1 40", "L2-1 L3-1 60", "L2-1 L8-1 40"], "2025-03-02");
}
