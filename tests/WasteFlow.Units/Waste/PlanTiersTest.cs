using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>The tiers of HJ 1259-2022 §4.2, and the yearly amount that they go by.</summary>
public class PlanTiersTest
{
    const long Tonne = 1_000_000;

    [Theory]
    [InlineData(100, false, false, "key")]
    [InlineData(99, false, false, "simplified")]
    [InlineData(10, false, false, "simplified")]
    [InlineData(9, false, false, "registered")]
    [InlineData(0, false, false, "registered")]
    [InlineData(1, true, false, "key")]
    [InlineData(1, false, true, "key")]
    public void A_unit_is_of_the_tier_of_its_amount_its_facility_or_its_permit(long tonnes, bool ownFacility, bool permit, string tier) =>
        Assert.Equal(tier, PlanTiers.Of(tonnes * Tonne, ownFacility || permit, Law.Base.On(new(2025, 1, 1)), "410104").Tier);

    [Theory]
    [InlineData("2015-06-01", false, "2021:500 2022:12 2023:30 2024:20", 30)]
    [InlineData("2023-01-01", false, "2023:8 2024:20", 20)]
    [InlineData("2024-01-01", false, "2024:7", 7)]
    [InlineData("2024-01-02", false, "2024:7", 120)]
    [InlineData(null, false, "", 120)]
    [InlineData("2015-06-01", true, "2022:12", 120)]
    [InlineData("2015-06-01", false, "2025:300 2024:20", 20)]
    [InlineData("2015-06-01", false, "", 0)]
    public void The_amount_is_the_highest_of_three_years_or_what_was_assessed(string? started, bool intermittent, string amounts, long tonnes) => Assert.Equal(
        tonnes * Tonne,
        new YearlyAmounts(
            started is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(started).Value, intermittent,
            amounts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static a => a.Split(':'))
                .ToDictionary(static a => int.Parse(a[0], System.Globalization.CultureInfo.InvariantCulture), static a => long.Parse(a[1], System.Globalization.CultureInfo.InvariantCulture) * Tonne),
            120 * Tonne, 90 * Tonne).Of(2025));

    [Fact]
    public void Each_tier_asks_for_its_sections()
    {
        Assert.Equal(7, PlanTiers.Find("key")!.Sections.Count);
        Assert.Equal(["unit", "generation", "storage", "reduction", "transfers"], PlanTiers.Find("simplified")!.Sections);
        Assert.Equal(["unit", "generation", "transfers"], PlanTiers.Find("registered")!.Sections);
        Assert.Null(PlanTiers.Find("royal"));
    }
}
