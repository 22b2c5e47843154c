using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public class ReportingPeriodTest
{
    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31", 12)]
    [InlineData("2025-H1", "2025-01-01", "2025-06-30", 6)]
    [InlineData("2025-H2", "2025-07-01", "2025-12-31", 6)]
    [InlineData("2025-Q1", "2025-01-01", "2025-03-31", 3)]
    [InlineData("2025-Q4", "2025-10-01", "2025-12-31", 3)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", 1)]
    [InlineData("2025-01..07", "2025-01-01", "2025-07-31", 7)]
    public void A_text_is_whole_months_of_one_year_and_is_written_the_same_again(string text, string first, string last, int months)
    {
        Assert.True(ReportingPeriod.TryRead(text, out var period));
        Assert.Equal(first, period.FirstDay.ToString("uuuu-MM-dd", null));
        Assert.Equal(last, period.LastDay.ToString("uuuu-MM-dd", null));
        Assert.Equal(months, period.Months);
        Assert.Equal(text, period.ToString());
    }

    [Theory]
    [InlineData("2025-01..12", "2025")]
    [InlineData("2025-01..06", "2025-H1")]
    [InlineData("2025-01..03", "2025-Q1")]
    [InlineData("2025-01..01", "2025-01")]
    public void The_same_months_have_one_text(string text, string written)
    {
        Assert.True(ReportingPeriod.TryRead(text, out var period));
        Assert.Equal(written, period.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("202")]
    [InlineData("1949")]
    [InlineData("2200")]
    [InlineData("2025-")]
    [InlineData("2025-0")]
    [InlineData("2025-00")]
    [InlineData("2025-13")]
    [InlineData("2025-Q0")]
    [InlineData("2025-Q5")]
    [InlineData("2025-H3")]
    [InlineData("2025-h1")]
    [InlineData("2025-02..07")]
    [InlineData("2025-01..13")]
    [InlineData("2025-01-01")]
    [InlineData(" 2025")]
    [InlineData("+2025")]
    [InlineData("２０２５")]
    public void What_is_no_period_is_not_read(string text) => Assert.False(ReportingPeriod.TryRead(text, out _));

    [Fact]
    public void A_period_knows_its_days_the_months_since_January_and_those_of_the_year_before()
    {
        Assert.True(ReportingPeriod.TryRead("2025-Q3", out var quarter));
        Assert.True(quarter.Contains(new LocalDate(2025, 9, 30)));
        Assert.False(quarter.Contains(new LocalDate(2025, 10, 1)));
        Assert.False(quarter.Contains(new LocalDate(2024, 8, 1)));
        Assert.Equal("2025-01..09", quarter.Cumulated.ToString());
        Assert.Equal("2024-Q3", quarter.YearBefore.ToString());
        Assert.True(ReportingPeriod.OfYear(2025).Contains(quarter));
        Assert.False(quarter.Contains(ReportingPeriod.OfYear(2025)));
    }
}
