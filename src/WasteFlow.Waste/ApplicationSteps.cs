using NodaTime;

namespace WasteFlow.Waste;

/// <summary>A step in the way of an application (申请) for an approval.</summary>
/// <param name="Kind">The kind of approval, or <c>*</c> for those without rows of their own.</param>
/// <param name="From">The states it may be taken in.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="By">Whose bureau takes it: of the <c>origin</c> or of the <c>receiving</c> place.</param>
/// <param name="Days">By how many days after the state before began.</param>
/// <param name="Working">Whether these are working days.</param>
/// <param name="Otherwise">The state that comes by itself when the days are over (视为受理); null where none does.</param>
public sealed record ApplicationStep(
    string Kind, string Step, string Zh, string En, IReadOnlyList<string> From, string To, string By, int Days, bool Working, string? Otherwise)
{
    /// <summary>The last day for it, where the state before began on a day.</summary>
    /// <param name="holidays">The holidays of the law that it is judged by.</param>
    public Deadline Due(LocalDate since, HolidayTable holidays) => Working ? holidays.AfterWorkingDays(since, Days) : new(since.PlusDays(Days), true);
}

/// <summary>The rows of <c>schemas/codes/application-steps.csv</c>.</summary>
public static class ApplicationSteps
{
    public const string Applied = "applied";
    public const string CorrectionsAsked = "corrections-asked";
    public const string Corrected = "corrected";
    public const string Approve = "approve";

    public static readonly IReadOnlyList<ApplicationStep> All = [.. Tables.Rows("codes/application-steps.csv").Select(static r => new ApplicationStep(
        r["kind"], r["step"], r["zh"], r["en"], r["from"].Split(';'), r["to"], r["by"],
        int.Parse(r["days"], System.Globalization.CultureInfo.InvariantCulture), r["unit"] == "working days", r.Maybe("otherwise")))];

    /// <summary>The states an application may be in.</summary>
    public static IEnumerable<string> States => All.SelectMany(static s => s.From.Append(s.To)).Distinct(StringComparer.Ordinal);

    /// <summary>The steps of a kind of approval.</summary>
    public static IReadOnlyList<ApplicationStep> Of(string kind) =>
        All.Where(s => s.Kind == kind).ToList() is { Count: > 0 } own ? own : [.. All.Where(static s => s.Kind == "*")];

    public static ApplicationStep? Find(string kind, string step) => Of(kind).FirstOrDefault(s => s.Step == step);
}
