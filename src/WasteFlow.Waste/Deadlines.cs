using NodaTime;

namespace WasteFlow.Waste;

/// <summary>When something is due: from which event, for which waste at which sites, by which rule.</summary>
/// <param name="Kind">The alarm that it becomes when nobody acts: a row of <c>schemas/codes/alarm-kinds.csv</c>.</param>
/// <param name="From">What it is counted from: a state of a manifest, <c>stored</c>, <c>residue</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
/// <param name="Codes">Patterns of <see cref="WasteCodes.Covers"/>.</param>
/// <param name="Groups">Groups of <see cref="PartyKind"/>; empty for all.</param>
/// <param name="Tags">Tags the site must have, or with <c>!</c> before them must not.</param>
/// <param name="Tier">The HJ 1259 tier the unit must be of: <c>key</c>, <c>simplified</c> or <c>registered</c>; null for all.</param>
/// <param name="Rule">The row of <c>schemas/codes/rules.csv</c> with the time it gives.</param>
/// <param name="KeptWhenRecorded">Whether it is kept by recording in time; else by what the act says of when it happened.</param>
public sealed record DeadlineRow(
    string Kind, string From, IReadOnlyList<string> Streams, IReadOnlyList<string> Codes, IReadOnlyList<string> Groups, IReadOnlyList<string> Tags,
    string? Tier, string Rule, bool KeptWhenRecorded)
{
    public bool IsAbout(string stream, WasteCode code) =>
        (Streams.Count == 0 || Streams.Contains(stream, StringComparer.Ordinal)) && Codes.Any(p => WasteCodes.Covers(p, code));

    public bool IsFor(string? group, IReadOnlyList<string> tags) =>
        (Groups.Count == 0 || Groups.Contains(group, StringComparer.Ordinal))
        && Tags.All(t => t[0] == '!' ? !tags.Contains(t[1..], StringComparer.Ordinal) : tags.Contains(t, StringComparer.Ordinal));
}

/// <summary>The end of a period.</summary>
/// <param name="At">The first instant after it: whoever has not acted by then is late.</param>
/// <param name="Known">False where a year without a holiday table was counted by weekends only.</param>
public readonly record struct Due(Instant At, bool Known);

/// <summary>The deadlines of <c>schemas/codes/deadlines.csv</c>.</summary>
public static class Deadlines
{
    public static readonly IReadOnlyList<DeadlineRow> All = [.. Tables.Rows("codes/deadlines.csv").Select(static r => new DeadlineRow(
        r["kind"], r["from"], Some(r["streams"]), r["codes"].Split(';'), Some(r["groups"]), r.Maybe("tag")?.Split(';') ?? [], r.Maybe("tier"),
        r["rule"], r["ends"] == "recorded"))];

    private static readonly ILookup<string, DeadlineRow> ByFrom = All.ToLookup(static d => d.From, StringComparer.Ordinal);

    /// <summary>The deadlines that are counted from an event.</summary>
    public static IEnumerable<DeadlineRow> CountedFrom(string from) => ByFrom[from];

    /// <summary>When what a rule asks is due, counted from an instant; null for a rule whose unit is no time.</summary>
    /// <param name="law">Whose holidays count.</param>
    /// <param name="rule">Its value is 0 or more of its unit; of <c>day of next year</c> it is month × 100 + day.</param>
    public static Due? Of(RuleRow rule, Instant from, Law law)
    {
        if (rule.Value is not { } value)
        {
            return null;
        }

        var day = Calendar.DayOf(from);
        return rule.Unit switch
        {
            "minutes" => new(from + Duration.FromMinutes(value), true),
            "hours" => new(from + Duration.FromHours(value), true),
            "days" => EndOf(day.PlusDays(value)),
            "working days" => law.On(day).Tables.Calendar.AfterWorkingDays(day, value) is var end ? EndOf(end.Day, end.Known) : null,
            "working days before" => law.On(day).Tables.Calendar.BeforeWorkingDays(day, value) is var start ? new(Calendar.StartOf(start.Day), start.Known) : null,
            "day of next month" => EndOf(FirstOfMonth(day, 1).PlusDays(value - 1)),
            "day of next quarter" => EndOf(FirstOfMonth(day, 3 - ((day.Month - 1) % 3)).PlusDays(value - 1)),
            "day of next year" => EndOf(new LocalDate(day.Year + 1, value / 100, value % 100)),
            _ => null,
        };
    }

    private static Due EndOf(LocalDate day, bool known = true) => new(Calendar.StartOf(day.PlusDays(1)), known);

    private static LocalDate FirstOfMonth(LocalDate day, int months) => new LocalDate(day.Year, day.Month, 1).PlusMonths(months);

    private static string[] Some(string cell) => cell == "*" ? [] : cell.Split(';');
}
