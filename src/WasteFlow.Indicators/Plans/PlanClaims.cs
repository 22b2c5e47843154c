using System.Text.Json;

namespace WasteFlow.Indicators;

/// <summary>What a plan says of itself beside its rows. Nothing is worked out from it, so what is of another form is left out and never refused.</summary>
/// <param name="HasTable">Whether it prints an annex table.</param>
/// <param name="Rows">How many rows it says it has.</param>
/// <param name="Mandatory">How many of them it says are obligatory.</param>
/// <param name="Years">All years it speaks of: those of its columns and of its stages.</param>
/// <param name="Marks">The marks as printed, by the rows' numbers.</param>
internal sealed record PlanClaims(bool HasTable, int? Rows, int? Mandatory, IReadOnlyList<int> Years, IReadOnlyDictionary<int, string> Marks)
{
    public static PlanClaims Of(JsonElement document)
    {
        var counts = Field(document, "declared_counts", JsonValueKind.Object);
        var (mandatory, optional, own) = (Number(counts, "mandatory"), Number(counts, "optional"), Number(counts, "selfselected"));
        return new(
            document.TryGetProperty("has_indicator_table", out var table) && table.ValueKind == JsonValueKind.True,
            Number(counts, "total") ?? (optional is null ? null : mandatory + optional + (own ?? 0)),
            mandatory,
            [.. Numbers(document, "target_years"), .. Numbers(document, "phase_years")],
            Items(document, "indicators").Select(static r => (No: Number(r, "no"), Mark: Field(r, "mark_raw", JsonValueKind.String)?.GetString()))
                .Where(static r => r is { No: not null, Mark: not null }).GroupBy(static r => r.No!.Value).ToDictionary(static g => g.Key, static g => g.First().Mark!));
    }

    /// <summary>Whether a year is before the plan's base year, or after all years it speaks of.</summary>
    public bool IsOutside(PrintedPlan plan, int year) => year < (plan.BaseYear ?? year) || (Years.Count > 0 && year > Years.Max());

    private static JsonElement? Field(JsonElement? of, string name, JsonValueKind kind) =>
        of is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var field) && field.ValueKind == kind ? field : null;

    private static int? Number(JsonElement? of, string name) => Field(of, name, JsonValueKind.Number) is { } field && field.TryGetInt32(out var number) ? number : null;

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) => Field(of, name, JsonValueKind.Array)?.EnumerateArray().ToArray() ?? [];

    private static IEnumerable<int> Numbers(JsonElement of, string name) =>
        Items(of, name).Where(static y => y.ValueKind == JsonValueKind.Number && y.TryGetInt32(out _)).Select(static y => y.GetInt32());
}
