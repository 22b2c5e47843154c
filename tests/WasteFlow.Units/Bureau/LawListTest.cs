using NodaTime;
using NodaTime.Text;
using WasteFlow.Bureau;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>What of the law is in force, over or still to come, as somebody reads it.</summary>
public class LawListTest
{
    static readonly Law Changed = Law.Base
        .With(new RuleChange(5, "plan-quantity", new(2026, 1, 1), new(2026, 6, 30), "410183", "hazardous", "refuse", null, "新密环〔2026〕1号"))
        .With(new RuleChange(8, "plan-quantity", new(2026, 3, 1), new(2026, 6, 30), "410183", "hazardous", "note", null, "新密环〔2026〕9号"))
        .With(new RuleChange(9, "vehicle-overlap", new(2026, 1, 1), null, null, null, null, 20, "豫环〔2026〕3号"));

    [Theory]
    [InlineData("permit-covers", 9, "2026-08-14", "refuse in-force; refuse to-come")]
    [InlineData("permit-covers", 9, "2026-08-15", "refuse superseded; refuse in-force")]
    [InlineData("plan-quantity", 4, "2026-02-01", "warn in-force")]
    [InlineData("plan-quantity", 5, "2026-02-01", "warn in-force; refuse in-force @5")]
    [InlineData("plan-quantity", 9, "2025-12-31", "warn in-force; refuse to-come @5; note to-come @8")]
    [InlineData("plan-quantity", 9, "2026-02-01", "warn in-force; refuse in-force @5; note to-come @8")]
    [InlineData("plan-quantity", 9, "2026-03-01", "warn in-force; refuse superseded @5; note in-force @8")]
    [InlineData("plan-quantity", 9, "2026-07-01", "warn in-force; refuse superseded @5; note superseded @8")]
    [InlineData("vehicle-overlap", 9, "2026-01-01", "note superseded; note in-force @9")]
    public void Each_row_says_where_it_stands(string rule, long line, string day, string told) => Assert.Equal(
        told,
        string.Join("; ", LawList.Of(Changed.AsOf(line), line, Day(day), rule).Rules.Select(static r =>
            r.Change is { } change ? FormattableString.Invariant($"{r.Effect} {r.State} @{change}") : $"{r.Effect} {r.State}")));

    [Fact]
    public void A_change_has_the_value_and_the_place_it_was_made_for()
    {
        var rules = LawList.Of(Changed, 9, Day("2026-02-01")).Rules;
        var overlap = rules.Single(static r => r.Change == 9);
        Assert.Equal((20, "minutes", null), (overlap.Value, overlap.Unit, overlap.Jurisdiction));
        Assert.Contains("豫环〔2026〕3号", overlap.Basis, StringComparison.Ordinal);
        var firm = rules.Single(static r => r.Change == 5);
        Assert.Equal(("410183", "hazardous", Day("2026-06-30")), (firm.Jurisdiction, firm.Stream, firm.Until));
    }

    [Theory]
    [InlineData("permit-covers", null)]
    [InlineData("carrier-vehicles", "the register need not have all vehicles of a carrier")]
    public void A_rule_says_why_nothing_asks_it(string rule, string? why) =>
        Assert.All(LawList.Of(Changed, 9, Day("2026-02-01"), rule).Rules, r => Assert.Equal(why, r.Kept?.En));

    [Theory]
    [InlineData("2026-06-30", "own in-force; 2026 to-come")]
    [InlineData("2026-07-01", "own superseded; 2026 in-force")]
    public void A_table_has_the_edition_of_its_day(string day, string told)
    {
        var law = Law.Base.With(new TableEdition(3, "waivers.csv", new(2026, 7, 1), "2026", Tables.Text("codes/waivers.csv")));
        var tables = LawList.Of(law, 3, Day(day)).Tables;
        Assert.Equal(told, string.Join("; ", tables.Where(static t => t.Table == "waivers.csv").Select(static t => $"{t.Edition ?? "own"} {t.State}")));
        Assert.Equal(Day("2025-01-01"), tables.Single(static t => t.Table == "codes-hazardous.csv").NewerSince);
        Assert.Null(tables.Single(static t => t.Table == "streams.json").NewerSince);
    }

    static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
