using WasteFlow.Bench;

namespace WasteFlow.Units.Indicators;

/// <summary>A ledger's size must not matter for a report, so the slowest of all sizes is judged; a rebuild by the largest.</summary>
public class IndicatorsBenchTest
{
    [Fact]
    public void Reports_are_judged_by_the_slowest_size_whichever_it_is()
    {
        var goals = Judged(Speed("10k") with { FivePlansMs = 101 }, Speed("100k") with { FivePlansIssuedMs = 120, AnyLineSeconds = 6 }).Goals;
        Assert.Equal((101, false), (goals["five_plans_ms"].Got, goals["five_plans_ms"].Met));
        Assert.Equal((120, false), (goals["five_plans_issued_ms"].Got, goals["five_plans_issued_ms"].Met));
        Assert.Equal((6, false), (goals["any_line_s"].Got, goals["any_line_s"].Met));
    }

    [Fact]
    public void A_rebuild_is_judged_by_the_largest_ledger_in_lines_and_beside_the_group_by()
    {
        var figures = Judged(Speed("10k") with { RebuildSeconds = 100 }, Speed("100k") with { Lines = 800_000, RebuildSeconds = 4, DuckDbSeconds = 2 });
        Assert.Equal((200_000, true), (figures.Goals["rebuild_lines_per_s"].Got, figures.Goals["rebuild_lines_per_s"].Met));
        Assert.Equal((2, true), (figures.Goals["rebuild_vs_duckdb"].Got, figures.Goals["rebuild_vs_duckdb"].Met));
        Assert.Equal(50, figures.Ratios["rebuild_vs_duckdb_10k"]);
    }

    [Fact]
    public void Growth_is_told_from_the_smallest_ledger_to_the_largest() =>
        Assert.Equal(3, Judged(Speed("10k"), Speed("100k") with { FivePlansMs = 90 }).Ratios["five_plans_growth"]);

    [Fact]
    public void Without_a_server_nothing_is_said_of_PostgreSQL() =>
        Assert.DoesNotContain(Judged(Speed("10k")).Measured.Keys, static f => f.StartsWith("postgresql", StringComparison.Ordinal));

    static Figures Judged(params IndicatorSpeed[] found)
    {
        var into = new Measurements("indicators");
        IndicatorsBench.Judge(into, found);
        return into.Done();
    }

    static IndicatorSpeed Speed(string name) => new(name, 100_000, 2, 30, 40, 1, 2, null);
}
