using System.Globalization;
using NodaTime;

namespace WasteFlow.Waste;

/// <summary>Late acts are always taken; the breach is written down beside (补录).</summary>
public static class Lateness
{
    /// <summary>
    /// Notes on an act that was recorded later than a rule's working days after it happened: <c>recorded_late</c>, and
    /// <c>working_days_without_table</c> where a year's holidays are not known. None where it is in time or no such rule is in force.
    /// </summary>
    /// <param name="rule">A row of <c>schemas/codes/rules.csv</c> with a number of working days.</param>
    public static IEnumerable<Note> Notes(string rule, string division, Instant happened, Instant now)
    {
        var from = Calendar.DayOf(happened);
        var day = Calendar.DayOf(now);
        if (Rules.Find(rule, division, from)?.Value is not { } limit)
        {
            yield break;
        }

        var due = Calendar.AfterWorkingDays(from, limit);
        if (day <= due.Day)
        {
            yield break;
        }

        yield return Note.With(
            "recorded_late", "/happenedAt",
            ("days", Calendar.WorkingDaysBetween(from, day).ToString(CultureInfo.InvariantCulture)), ("limit", limit.ToString(CultureInfo.InvariantCulture)));
        if (!due.Known)
        {
            yield return Note.With("working_days_without_table", "/happenedAt", ("year", due.Day.Year.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
