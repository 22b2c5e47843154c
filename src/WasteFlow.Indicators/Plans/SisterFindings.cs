using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What is odd in a plan beside those of other parts of the same city: all of them have the same obligatory indicators (必选指标) to report, under the same names.
/// </summary>
internal static class SisterFindings
{
    /// <param name="sisters">The plans of the other parts of its city, with tables of the same years.</param>
    public static IEnumerable<Note> Of(PrintedPlan plan, IReadOnlyList<PrintedPlan> sisters)
    {
        return sisters.OrderBy(static s => s.Id, StringComparer.Ordinal).SelectMany(sister => Obligatory(plan, sister).Concat(NameFindings.Beside(plan, sister)));
    }

    private static IEnumerable<Note> Obligatory(PrintedPlan plan, PrintedPlan sister)
    {
        if (!plan.Indicators.Any(static r => r.Mandatory))
        {
            yield break;
        }

        var own = plan.Indicators.ToLookup(static r => r.Code, StringComparer.Ordinal);
        var obligatory = sister.Indicators.Where(static r => r.Mandatory && r.Code.Length > 0).DistinctBy(static r => r.Code).ToList();
        if (Names(obligatory.Where(r => !own.Contains(r.Code))) is { } missing)
        {
            yield return Note.With("plan_obligatory_missing", "/document/indicators", ("document", sister.Document), ("names", missing));
        }

        if (Names(obligatory.Where(r => own.Contains(r.Code) && !own[r.Code].Any(static o => o.Mandatory))) is { } unmarked)
        {
            yield return Note.With("plan_obligatory_unmarked", "/document/indicators", ("document", sister.Document), ("names", unmarked));
        }
    }

    /// <summary>Whether two plans are of the same years: what is obligatory is said for five years.</summary>
    public static bool AreOfOneTime(PrintedPlan one, PrintedPlan other) => one.TargetYears.Intersect(other.TargetYears).Any();

    private static string? Names(IEnumerable<PrintedRow> rows) => rows.Select(static r => r.Name).ToList() is { Count: > 0 } names ? string.Join('、', names) : null;
}
