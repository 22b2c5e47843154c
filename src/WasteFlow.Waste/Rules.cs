using NodaTime;

namespace WasteFlow.Waste;

/// <summary>What a rule asks, where and since when, and what happens to who does otherwise.</summary>
/// <param name="Value">A number of <paramref name="Unit"/>, for rules that have one.</param>
/// <param name="Stream">The stream it is about; null for all.</param>
/// <param name="Effect"><c>refuse</c> (only what is verified), <c>warn</c> or <c>note</c>.</param>
/// <param name="Jurisdiction">Division code; null for the whole country.</param>
/// <param name="Basis">The legal basis (法律依据) as it is cited in Chinese.</param>
/// <param name="Source">The same in short, in English: where it was read.</param>
public sealed record RuleRow(
    string Rule, string Zh, string En, int? Value, string Unit, string? Stream, string Effect, string? Jurisdiction, string Basis, string Source,
    string Mark, LocalDate ValidFrom, LocalDate? ValidTo);

/// <summary>Deadlines, checks and their effects: dated rows with a place.</summary>
public static class Rules
{
    public static readonly IReadOnlyList<RuleRow> All = [.. Tables.Rows("codes/rules.csv").Select(static r => new RuleRow(
        r["rule"], r["zh"], r["en"],
        r.Maybe("value") is { } value ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null,
        r["unit"], r.Maybe("stream"), r["effect"], r.Maybe("jurisdiction"), r["basis"], r["source"], r["mark"],
        LocalDate.FromDateOnly(WasteCodes.Day(r["validFrom"])!.Value),
        WasteCodes.Day(r.Maybe("validTo")) is { } to ? LocalDate.FromDateOnly(to) : null))];

    private static readonly ILookup<string, RuleRow> ByRule = All.ToLookup(static r => r.Rule, StringComparer.Ordinal);

    /// <summary>The row in force in a division on a day, the most local one first, then the stream's own; null where none was.</summary>
    /// <param name="stream">The stream it is asked for; null finds only rows that are about all.</param>
    public static RuleRow? Find(string rule, string division, LocalDate day, string? stream = null) =>
        ByRule[rule]
            .Where(r => r.ValidFrom <= day && (r.ValidTo is not { } to || day <= to)
                && (r.Stream is null || r.Stream == stream)
                && (r.Jurisdiction is not { } place || Divisions.IsIn(division, place)))
            .OrderByDescending(static r => r.Jurisdiction?.TrimEnd('0').Length ?? 0)
            .ThenByDescending(static r => r.Stream is not null)
            .FirstOrDefault();

    /// <summary>Whether the rule refuses there and then; otherwise it warns at most.</summary>
    public static bool Refuses(string rule, string division, LocalDate day) => Find(rule, division, day)?.Effect == "refuse";
}
