using NodaTime;
using NodaTime.Text;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>Deadlines of the transfer rules, against the holiday notices of the State Council.</summary>
public class CalendarTest
{
    [Theory]
    [InlineData("2026-09-18", "2026-09-24", "")]
    [InlineData("2026-09-18", "2026-09-25", "recorded_late")]
    [InlineData("2027-09-28", "2027-10-05", "")]
    [InlineData("2027-09-28", "2027-10-06", "recorded_late working_days_without_table")]
    public void A_late_word_says_where_no_table_of_holidays_was_at_hand(string happened, string recorded, string told)
    {
        static Instant At(string day) => Calendar.StartOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        Assert.Equal(
            told,
            string.Join(' ', Lateness.Notes(Law.Base.On(Calendar.DayOf(At(happened))), "receipt-confirmed", "410104", At(happened), At(recorded)).Select(static n => n.Code)));
    }

    [Theory]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2025-09-30", 5, "2025-10-14")]
    [InlineData("2025-01-24", 5, "2025-02-07")]
    [InlineData("2025-04-30", 10, "2025-05-19")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-09-18", 5, "2026-09-24")]
    [InlineData("2024-09-27", 10, "2024-10-16")]
    [InlineData("2025-12-31", 5, "2026-01-08")]
    [InlineData("2025-03-03", 0, "2025-03-03")]
    public void Working_days_are_counted_from_the_next_day(string from, int days, string to)
    {
        Assert.Equal(new Deadline(Day(to), true), Calendar.AfterWorkingDays(Day(from), days));
        Assert.Equal(days, Calendar.WorkingDaysBetween(Day(from), Day(to)));
    }

    [Fact]
    public void A_year_without_a_table_falls_back_to_weekends_and_says_so()
    {
        Assert.False(Calendar.Knows(2027));
        Assert.Equal(new Deadline(Day("2027-10-08"), false), Calendar.AfterWorkingDays(Day("2027-10-01"), 5));
        Assert.False(Calendar.AfterWorkingDays(Day("2026-12-31"), 1).Known);
    }

    [Theory]
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2025-10-12", false)]
    [InlineData("2025-10-13", true)]
    public void Transferred_days_work_and_days_off_do_not(string day, bool works) => Assert.Equal(works, Calendar.IsWorkingDay(Day(day)));

    [Fact]
    public void The_day_turns_at_midnight_in_China()
    {
        Assert.Equal(Day("2025-03-01"), Calendar.DayOf(Instant.FromUtc(2025, 2, 28, 16, 0)));
        Assert.Equal(Day("2025-02-28"), Calendar.DayOf(Instant.FromUtc(2025, 2, 28, 15, 59)));
        Assert.Equal(Instant.FromUtc(2025, 2, 28, 16, 0), Calendar.StartOf(Day("2025-03-01")));
    }

    [Fact]
    public void Every_instant_has_a_day()
    {
        Assert.Equal(9999, Calendar.DayOf(Instant.MaxValue).Year);
        Assert.Equal(-9998, Calendar.DayOf(Instant.MinValue).Year);
    }

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
