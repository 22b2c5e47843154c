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
    /// <param name="law">The law that the act is judged by.</param>
    /// <param name="rule">A row of <c>schemas/codes/rules.csv</c> with a number of working days.</param>
    public static IEnumerable<Note> Notes(InForce law, string rule, string division, Instant happened, Instant now)
    {
        var from = Calendar.DayOf(happened);
        var day = Calendar.DayOf(now);
        if (law.Rule(rule, division) is not { Value: { } limit } row)
        {
            yield break;
        }

        var due = law.Tables.Calendar.AfterWorkingDays(from, limit);
        if (day <= due.Day)
        {
            yield break;
        }

        var note = Note.With(
            "recorded_late", "/happenedAt",
            ("days", law.Tables.Calendar.WorkingDaysBetween(from, day).ToString(CultureInfo.InvariantCulture)), ("limit", limit.ToString(CultureInfo.InvariantCulture)));
        yield return note with { Basis = row.Cited };
        if (!due.Known)
        {
            yield return Note.With("working_days_without_table", "/happenedAt", ("year", due.Day.Year.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
