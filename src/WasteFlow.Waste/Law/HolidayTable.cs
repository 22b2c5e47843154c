using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace WasteFlow.Waste;

/// <summary>Working days (工作日): weekdays less the days off, plus the transferred working days of the holiday table.</summary>
public sealed class HolidayTable
{
    private readonly FrozenDictionary<LocalDate, bool> exceptions;
    private readonly FrozenSet<int> years;

    private HolidayTable(FrozenDictionary<LocalDate, bool> exceptions)
    {
        this.exceptions = exceptions;
        years = exceptions.Keys.Select(static d => d.Year).ToFrozenSet();
    }

    /// <summary>False for a year without a table: its working days are counted by weekends only, and whoever shows them says so.</summary>
    public bool Knows(int year) => years.Contains(year);

    public bool IsWorkingDay(LocalDate day) =>
        exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary>The day on which a period of so many working days ends, counted from the day after <paramref name="from"/>.</summary>
    public Deadline AfterWorkingDays(LocalDate from, int days)
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
    public Deadline BeforeWorkingDays(LocalDate until, int days)
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
    public int WorkingDaysBetween(LocalDate from, LocalDate to)
    {
        var days = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1))
        {
            days += IsWorkingDay(day) ? 1 : 0;
        }

        return days;
    }

    /// <summary>Editions one after the other: of a day that several name, the last one's word counts.</summary>
    internal static HolidayTable Read(IEnumerable<string> texts)
    {
        var days = new Dictionary<LocalDate, bool>();
        foreach (var row in texts.SelectMany(static t => TableRow.Read(t, "holidays.csv")))
        {
            days[LocalDate.FromDateOnly(DateOnly.ParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture))] = row["type"] == "work";
        }

        return new(days.ToFrozenDictionary());
    }
}
