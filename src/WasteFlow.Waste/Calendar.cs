using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace WasteFlow.Waste;

/// <summary>Working days (工作日) in Asia/Shanghai: weekdays less the days off, plus the transferred working days of the holiday table.</summary>
public static class Calendar
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    // China is eight hours ahead: of the last day there is, its clocks show the first hours only.
    private static readonly Instant Latest = Instant.MaxValue - Duration.FromDays(1);

    private static readonly FrozenDictionary<LocalDate, bool> Exceptions = Tables.Rows("codes/holidays.csv").ToFrozenDictionary(
        static r => LocalDate.FromDateOnly(DateOnly.ParseExact(r["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        static r => r["type"] == "work");

    private static readonly FrozenSet<int> Years = Exceptions.Keys.Select(static d => d.Year).ToFrozenSet();

    /// <summary>False for a year without a table: its working days are counted by weekends only, and whoever shows them says so.</summary>
    public static bool Knows(int year) => Years.Contains(year);

    public static bool IsWorkingDay(LocalDate day) =>
        Exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary>The day on which a period of so many working days ends, counted from the day after <paramref name="from"/>.</summary>
    public static Deadline AfterWorkingDays(LocalDate from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = from;
        var known = true;
        for (var left = days; left > 0;)
        {
            day = day.PlusDays(1);
            known &= Knows(day.Year);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return new(day, known);
    }

    /// <summary>The day on which a period of so many working days begins that ends on the day before <paramref name="until"/>.</summary>
    public static Deadline BeforeWorkingDays(LocalDate until, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = until;
        var known = true;
        for (var left = days; left > 0;)
        {
            day = day.PlusDays(-1);
            known &= Knows(day.Year);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return new(day, known);
    }

    /// <summary>How many working days lie after <paramref name="from"/>, up to and with <paramref name="to"/>; 0 where it is not later.</summary>
    public static int WorkingDaysBetween(LocalDate from, LocalDate to)
    {
        var days = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1))
        {
            days += IsWorkingDay(day) ? 1 : 0;
        }

        return days;
    }

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
