using NodaTime;

namespace WasteFlow.Waste;

/// <summary>What a rule asks, where and since when, and what happens to who does otherwise.</summary>
/// <param name="Value">A number of <paramref name="Unit"/>, for rules that have one.</param>
/// <param name="Effect"><c>refuse</c> (only what is verified), <c>warn</c> or <c>note</c>.</param>
/// <param name="Jurisdiction">Division code; null for the whole country.</param>
public sealed record RuleRow(
    string Rule, string Zh, string En, int? Value, string Unit, string Effect, string? Jurisdiction, string Source, string Mark,
    LocalDate ValidFrom, LocalDate? ValidTo);

/// <summary>Deadlines, checks and their effects: dated rows with a place.</summary>
public static class Rules
{
    public static readonly IReadOnlyList<RuleRow> All = [.. Tables.Rows("codes/rules.csv").Select(static r => new RuleRow(
        r["rule"], r["zh"], r["en"],
        r.Maybe("value") is { } value ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null,
        r["unit"], r["effect"], r.Maybe("jurisdiction"), r["source"], r["mark"],
        LocalDate.FromDateOnly(WasteCodes.Day(r["validFrom"])!.Value),
        WasteCodes.Day(r.Maybe("validTo")) is { } to ? LocalDate.FromDateOnly(to) : null))];

    private static readonly ILookup<string, RuleRow> ByRule = All.ToLookup(static r => r.Rule, StringComparer.Ordinal);

    /// <summary>The row in force in a division on a day, the most local one first; null where none was.</summary>
    public static RuleRow? Find(string rule, string division, LocalDate day) =>
        ByRule[rule]
            .Where(r => r.ValidFrom <= day && (r.ValidTo is not { } to || day <= to)
                && (r.Jurisdiction is not { } place || Divisions.IsIn(division, place)))
            .OrderByDescending(static r => r.Jurisdiction?.TrimEnd('0').Length ?? 0)
            .FirstOrDefault();

    /// <summary>Whether the rule refuses there and then; otherwise it warns at most.</summary>
    public static bool Refuses(string rule, string division, LocalDate day) => Find(rule, division, day)?.Effect == "refuse";
}
