using NodaTime;

namespace WasteFlow.Waste;

/// <summary>Days and times in Asia/Shanghai, and the working days of the holidays that travel inside the program (see <see cref="Law.Base"/>).</summary>
public static class Calendar
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    // China is eight hours ahead: of the last day there is, its clocks show the first hours only.
    private static readonly Instant Latest = Instant.MaxValue - Duration.FromDays(1);

    private static HolidayTable Own => TableSet.Own.Calendar;

    public static bool Knows(int year) => Own.Knows(year);

    public static bool IsWorkingDay(LocalDate day) => Own.IsWorkingDay(day);

    public static Deadline AfterWorkingDays(LocalDate from, int days) => Own.AfterWorkingDays(from, days);

    public static Deadline BeforeWorkingDays(LocalDate until, int days) => Own.BeforeWorkingDays(until, days);

    public static int WorkingDaysBetween(LocalDate from, LocalDate to) => Own.WorkingDaysBetween(from, to);

    /// <summary>The time in China; what lies past the end of its calendar is that end, so that whoever reads old lines never stands still.</summary>
    public static ZonedDateTime TimeOf(Instant at) => Instant.Min(at, Latest).InZone(Zone);

    /// <summary>The civil date in China; total, as <see cref="TimeOf"/> is.</summary>
    public static LocalDate DayOf(Instant at) => TimeOf(at).Date;

    /// <summary>The instant a civil day begins in China.</summary>
    public static Instant StartOf(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();
}

/// <summary>The last day of a period, or its first where it is counted back.</summary>
/// <param name="Known">False where a year without a holiday table was counted by weekends only.</param>
public readonly record struct Deadline(LocalDate Day, bool Known);
