using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace WasteFlow.Waste;

/// <summary>What a rule asks, where and since when, and what happens to who does otherwise.</summary>
/// <param name="Value">A number of <paramref name="Unit"/>, for rules that have one.</param>
/// <param name="Stream">The stream it is about; null for all.</param>
/// <param name="Effect"><c>refuse</c> (only what is verified), <c>warn</c> or <c>note</c>.</param>
/// <param name="Jurisdiction">Division code; null for the whole country.</param>
/// <param name="Basis">The legal basis (法律依据) as it is cited in Chinese.</param>
/// <param name="Source">The same in short, in English: where it was read.</param>
/// <param name="Change">The line that an administrator changed the row by, for its place and days; null for the table's own row.</param>
public sealed record RuleRow(
    string Rule, string Zh, string En, int? Value, string Unit, string? Stream, string Effect, string? Jurisdiction, string Basis, string Source,
    string Mark, LocalDate ValidFrom, LocalDate? ValidTo, long? Change = null)
{
    /// <summary>What a refusal or note cites.</summary>
    public LegalBasis Cited => new(Rule, Basis, Source, Mark, ValidFrom, Change);
}

/// <summary>The legal basis (法律依据) of a refusal or note: the row of <c>schemas/codes/rules.csv</c> it was judged by.</summary>
/// <param name="Zh">As it is cited in Chinese.</param>
/// <param name="En">In short, in English.</param>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c> or <c>unverified</c>.</param>
/// <param name="From">The first day of the row.</param>
/// <param name="Change">The line by which an administrator changed the rule; null where the table's row stands.</param>
public sealed record LegalBasis(string Rule, string Zh, string En, string Mark, LocalDate From, long? Change = null);

/// <summary>A rule's effect or value changed by an administrator, for a place, a stream and days: as of its line.</summary>
/// <param name="Jurisdiction">Null for the whole country.</param>
/// <param name="Stream">Null for all streams.</param>
/// <param name="Effect">Null leaves it.</param>
/// <param name="Value">Null leaves it.</param>
/// <param name="Document">On whose word.</param>
public sealed record RuleChange(
    long Line, string Rule, LocalDate From, LocalDate? Until, string? Jurisdiction, string? Stream, string? Effect, int? Value, string Document)
{
    internal bool Holds(string division, LocalDate day, string? stream) =>
        From <= day && (Until is not { } until || day <= until) && (Stream is null || Stream == stream)
        && (Jurisdiction is not { } place || Divisions.IsIn(division, place));
}

/// <summary>Deadlines, checks and their effects: dated rows with a place.</summary>
public sealed class RuleTable
{
    private readonly ILookup<string, RuleRow> byRule;
    private readonly ILookup<string, RuleChange> changes;

    private RuleTable(IReadOnlyList<RuleRow> all, IReadOnlyList<RuleChange> changes)
    {
        All = all;
        byRule = all.ToLookup(static r => r.Rule, StringComparer.Ordinal);
        this.changes = changes.ToLookup(static c => c.Rule, StringComparer.Ordinal);
    }

    public IReadOnlyList<RuleRow> All { get; }

    public bool Knows(string rule) => byRule.Contains(rule);

    /// <summary>
    /// The row in force in a division on a day, the most local one first, then the stream's own, as an administrator changed it last where his word
    /// is as local; null where none is in force.
    /// </summary>
    /// <param name="stream">The stream it is asked for; null finds only rows that are about all.</param>
    public RuleRow? Find(string rule, string division, LocalDate day, string? stream = null)
    {
        var row = byRule[rule]
            .Where(r => r.ValidFrom <= day && (r.ValidTo is not { } to || day <= to)
                && (r.Stream is null || r.Stream == stream)
                && (r.Jurisdiction is not { } place || Divisions.IsIn(division, place)))
            .MaxBy(static r => Reach(r.Jurisdiction, r.Stream));
        var change = row is null
            ? null
            : changes[rule].Where(c => c.Holds(division, day, stream)).MaxBy(static c => (Reach(c.Jurisdiction, c.Stream), c.Line));
        return row is null || change is null || Reach(change.Jurisdiction, change.Stream).CompareTo(Reach(row.Jurisdiction, row.Stream)) < 0
            ? row
            : row with
            {
                Effect = change.Effect ?? row.Effect,
                Value = change.Value is { } value ? RuleUnits.Nearest(row.Unit, value) : row.Value,
                Basis = $"{row.Basis}；{change.Document}",
                Source = $"{row.Source}; {change.Document}",
                Change = change.Line,
            };
    }

    /// <summary>Whether the rule refuses there and then; otherwise it warns at most.</summary>
    public bool Refuses(string rule, string division, LocalDate day, string? stream = null) => Find(rule, division, day, stream)?.Effect == "refuse";

    internal static RuleTable Read(string text) => new(
        [.. TableRow.Read(text, "rules.csv").Select(static r => new RuleRow(
            r["rule"], r["zh"], r["en"],
            r.Maybe("value") is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null,
            r["unit"], r.Maybe("stream"), r["effect"], r.Maybe("jurisdiction"), r.Maybe("basis") ?? r["source"], r["source"], r["mark"],
            LocalDate.FromDateOnly(WasteCodes.Day(r["validFrom"])!.Value),
            WasteCodes.Day(r.Maybe("validTo")) is { } to ? LocalDate.FromDateOnly(to) : null))],
        []);

    internal RuleTable With(IReadOnlyList<RuleChange> changed) => new(All, changed);

    /// <summary>How narrowly a row is meant: by its place first, then by its stream.</summary>
    private static (int Place, bool Stream) Reach(string? jurisdiction, string? stream) =>
        (jurisdiction?.TrimEnd('0').Length ?? 0, stream is not null);
}

/// <summary>The rules that travel inside the program (see <see cref="Law.Base"/>).</summary>
public static class Rules
{
    public static IReadOnlyList<RuleRow> All => TableSet.Own.Rules.All;

    public static RuleRow? Find(string rule, string division, LocalDate day, string? stream = null) =>
        TableSet.Own.Rules.Find(rule, division, day, stream);

    public static bool Refuses(string rule, string division, LocalDate day, string? stream = null) =>
        TableSet.Own.Rules.Refuses(rule, division, day, stream);
}

/// <summary>
/// Rules that are kept to be read and cited (备查), each with why nothing asks them: rows of <c>schemas/codes/rules-kept.csv</c>. Neither effect nor value of one
/// changes anything.
/// </summary>
public static class RulesKept
{
    private static readonly FrozenDictionary<string, Word> Why =
        Tables.Rows("codes/rules-kept.csv").ToFrozenDictionary(static r => r["rule"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    private static readonly Word OfAnEdition = new("本程序不认识该规则，只供查阅", "this program does not know the rule: it is kept to be read");

    public static IReadOnlyCollection<string> All => Why.Keys;

    /// <summary>Why nothing asks the rule, as one that only an adopted edition has; null where something does.</summary>
    public static Word? Find(string rule) => Why.GetValueOrDefault(rule) ?? (TableSet.Own.Rules.Knows(rule) ? null : OfAnEdition);
}
