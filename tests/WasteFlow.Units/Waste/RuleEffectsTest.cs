using NodaTime;
using NodaTime.Text;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>What the rows of <c>rules.csv</c> do by themselves, typed a second time: a row that slips from refusing to warning, or leaves a day without a rule, is seen.</summary>
public class RuleEffectsTest
{
    const string Everywhere = "cross-province-approval hazardous-apart never-utilised permit-covers vehicle-licensed";

    [Theory]
    [InlineData("2024-12-31", "410100", Everywhere + " point-to-point-pair")]
    [InlineData("2025-01-01", "410100", Everywhere)]
    [InlineData("2026-08-14", "410100", Everywhere)]
    [InlineData("2026-08-15", "410100", Everywhere)]
    [InlineData("2025-01-01", "410104", Everywhere + " assay-met")]
    [InlineData("2026-08-15", "410104", Everywhere + " assay-met")]
    [InlineData("2026-08-15", "411003", Everywhere)]
    public void What_refuses_by_itself_is_this_and_no_more(string day, string division, string rules) => Assert.Equal(
        rules.Split(' ').Order(StringComparer.Ordinal),
        Rules.All.Select(static r => r.Rule).Distinct()
            .Where(r => Streams.All.Any(s => Rules.Refuses(r, division, Day(day), s.Id))).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_what_is_verified_refuses() => Assert.All(Rules.All.Where(static r => r.Effect == "refuse"), static r => Assert.Equal("verified", r.Mark));

    /// <summary>Where the law changed, the new row begins on the day after the old one ends, and asks the same.</summary>
    [Fact]
    public void No_day_is_left_without_a_rule()
    {
        var closed = Rules.All.Where(static r => r.ValidTo is not null).ToList();
        Assert.NotEmpty(closed);
        Assert.All(closed, static old =>
        {
            var next = Assert.Single(Rules.All, r => r.Rule == old.Rule && r.Stream == old.Stream && r.Jurisdiction == old.Jurisdiction && r.ValidFrom == old.ValidTo!.Value.PlusDays(1));
            Assert.Equal((old.Value, old.Unit), (next.Value, next.Unit));
            if (old.ValidTo == new LocalDate(2026, 8, 14)) Assert.Equal(old.Effect, next.Effect);
        });
    }

    static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
