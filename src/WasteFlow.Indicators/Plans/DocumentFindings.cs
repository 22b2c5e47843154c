using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a rule can find that is odd in a printed plan as a whole: what kind of paper it is, what its table lacks, how it names who answers for it.</summary>
internal static class DocumentFindings
{
    private const int ShortestAlike = 6;
    private static readonly string[] InWords = ["text", "operating", "gradual_increase"];

    public static IEnumerable<Note> Of(PrintedPlan plan, JsonElement document, PlanClaims claims)
    {
        if (Text(document, "status") is { } status && status.Contains("draft", StringComparison.OrdinalIgnoreCase))
        {
            yield return Note.With("plan_is_draft", "/document/status", ("status", status));
        }

        // A field that is null was looked for and not found; one that is not there was not looked for.
        foreach (var field in new[] { "document_no", "issued" }.Where(f => document.TryGetProperty(f, out var value) && value.ValueKind == JsonValueKind.Null))
        {
            yield return Note.With(field == "issued" ? "plan_undated" : "plan_unnumbered", $"/document/{field}", ("document", plan.Document));
        }

        if (document.TryGetProperty("has_indicator_table", out var table) && table.ValueKind == JsonValueKind.False)
        {
            yield return Note.With("plan_without_table", "/document/has_indicator_table", ("count", PlanFindings.Text(plan.Indicators.Count)));
        }

        if (claims.HasTable && claims.Mandatory is null && plan.Indicators.Count(static r => r.Mandatory) is > 0 and var marked)
        {
            yield return Note.With("plan_marks_uncounted", "/document/declared_counts", ("counted", PlanFindings.Text(marked)));
        }

        foreach (var found in Rows(plan, claims))
        {
            yield return found;
        }
    }

    private static IEnumerable<Note> Rows(PrintedPlan plan, PlanClaims claims)
    {
        if (claims.HasTable && plan.Indicators.Count > 0)
        {
            if (plan.Indicators.All(static r => r.DataSources.Count == 0))
            {
                yield return Note.With("plan_sources_column_missing", "/document/indicators");
            }

            if (plan.Indicators.All(static r => r.LeadDepartments.Count == 0))
            {
                yield return Note.With("plan_leads_column_missing", "/document/indicators");
            }
        }

        if (PlanFindings.Rows(plan, static r => r.Targets.Any(static t => t.Number is null && InWords.Contains(t.Comparator, StringComparer.Ordinal))) is { } words)
        {
            yield return Note.With("plan_targets_in_words", "/document/indicators", ("rows", words));
        }

        var asked = plan.Indicators.SelectMany(static r => r.Departments).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var alike = asked.SelectMany((one, i) => asked.Skip(i + 1).Where(other => Alike(one, other)).Select(other => $"{one}／{other}")).ToList();
        if (alike.Count > 0)
        {
            yield return Note.With("plan_departments_alike", "/document/indicators", ("names", string.Join('、', alike)));
        }
    }

    /// <summary>Whether two names are likely of one office: one within the other, or, where they are long enough to be no chance, a letter apart.</summary>
    private static bool Alike(string one, string other) =>
        one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)
        || (Math.Min(one.Length, other.Length) >= ShortestAlike && NearestName.Changes(one, other) == 1);

    private static string? Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
