using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The law as somebody reads it who wants to know what holds, since when, and on whose word.</summary>
public static class LawList
{
    private const string InForce = "in-force";
    private const string ToCome = "to-come";
    private const string Superseded = "superseded";

    /// <param name="law">As of the line.</param>
    /// <param name="rule">One rule; null for all of them.</param>
    public static LawView Of(Law law, long line, LocalDate day, string? rule = null)
    {
        var rules = law.On(day).Tables.Rules;
        return new(
            line, day,
            [
                .. rules.All.Select(r => Row(r, r.ValidFrom, r.ValidTo, State(r, rules, day)))
                    .Concat(law.Changes.SelectMany(c => Changed(c, rules, day)))
                    .Where(r => rule is null || r.Rule == rule)
                    .OrderBy(static r => r.Rule, StringComparer.Ordinal).ThenBy(static r => r.From).ThenBy(static r => r.Change ?? 0),
            ],
            [.. Law.Tables.Order(StringComparer.Ordinal).SelectMany(t => Editions(t, law, day))]);
    }

    private static string State(RuleRow row, RuleTable rules, LocalDate day) =>
        row.ValidFrom > day ? ToCome
        : rules.Find(row.Rule, row.Jurisdiction ?? "", day, row.Stream) is { Change: null } found && found == row ? InForce
        : Superseded;

    private static IEnumerable<LawRule> Changed(RuleChange change, RuleTable rules, LocalDate day)
    {
        var place = change.Jurisdiction ?? "";
        var asked = day < change.From ? change.From : change.Until is { } until && until < day ? until : day;
        if (rules.Find(change.Rule, place, asked, change.Stream) is not { } row)
        {
            return [];
        }

        var state = day < change.From ? ToCome : asked == day && row.Change == change.Line ? InForce : Superseded;
        var said = row with
        {
            Stream = change.Stream,
            Jurisdiction = change.Jurisdiction,
            Effect = change.Effect ?? row.Effect,
            Value = change.Value ?? row.Value,
            Change = change.Line,
        };
        return [Row(said, change.From, change.Until, state)];
    }

    private static LawRule Row(RuleRow row, LocalDate from, LocalDate? until, string state) => new(
        row.Rule, row.Zh, row.En, row.Value, row.Unit, row.Stream, row.Effect, row.Jurisdiction, row.Basis, row.Source, row.Mark, from, until, state, row.Change,
        RulesKept.Find(row.Rule));

    private static IEnumerable<LawTable> Editions(string table, Law law, LocalDate day)
    {
        var holds = law.EditionOn(table, day);
        yield return new(table, null, null, holds is null ? InForce : Superseded, NewerSince: Newer(table));
        foreach (var edition in law.Editions.Where(e => e.Table == table))
        {
            yield return new(
                table, edition.Name, edition.From, edition == holds ? InForce : edition.From > day ? ToCome : Superseded, edition.Line);
        }
    }

    private static LocalDate? Newer(string table) =>
        table.EndsWith(".csv", StringComparison.Ordinal)
            ? Tables.Rows($"codes/{table}").Select(static r => r.Maybe("superseded")).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault() is { } day
                ? NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value
                : null
            : null;
}
