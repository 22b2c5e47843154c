using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>
/// The names that a refused one may have been meant to be, by the refusal's code: those of the program's own tables, each also by its Chinese name, since offices
/// type those.
/// </summary>
internal static class Suggestions
{
    /// <summary>The detail that holds the nearest name.</summary>
    public const string Detail = "suggestion";

    /// <summary>Longer than any name: such a text is none of them, and need not be compared.</summary>
    private const int SaidMax = 60;

    private static readonly FrozenDictionary<string, (string Said, Lazy<IReadOnlyList<(string Spelt, string Name)>> Known)> Of =
        new Dictionary<string, (string, Lazy<IReadOnlyList<(string, string)>>)>(StringComparer.Ordinal)
        {
            ["approval_kind_unknown"] = ("kind", Table("codes/approval-kinds.csv", "kind")),
            ["book_unknown"] = ("book", Table("codes/books.csv", "book")),
            ["case_kind_unknown"] = ("kind", Table("codes/case-kinds.csv", "kind")),
            ["division_unknown"] = ("division", Table("codes/divisions.csv", "code")),
            ["indicator_unknown"] = ("indicator", Table("codes/indicators.csv", "code")),
            ["kind_unknown"] = ("kind", Table("codes/party-kinds.csv", "kind")),
            ["report_kind_unknown"] = ("kind", Table("codes/report-kinds.csv", "kind")),
            ["rule_unknown"] = ("rule", new(static () => [.. TableSet.Own.Rules.All.Select(static r => (r.Rule, r.Rule))])),
            ["statistic_unknown"] = ("statistic", Table("codes/statistics.csv", "statistic")),
            ["stream_unknown"] = ("stream", new(static () => [.. Streams.All.SelectMany(static s => new[] { (s.Id, s.Id), (s.Zh, s.Id) })])),
            ["table_unknown"] = ("table", new(static () => [.. Tables.Names.Where(static n => n.StartsWith("codes/", StringComparison.Ordinal)).Select(static n => (n["codes/".Length..], n["codes/".Length..]))])),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The details, with the nearest name beside what was said, where the code is of a name that a table does not have.</summary>
    public static Dictionary<string, string> Beside(string code, Dictionary<string, string> details) =>
        Of.TryGetValue(code, out var of) && details.TryGetValue(of.Said, out var said) ? Beside(details, said, of.Known.Value) : details;

    /// <summary>The details, with the nearest of the names that are known; as they are where none is near.</summary>
    public static Dictionary<string, string> Beside(Dictionary<string, string> details, string said, IReadOnlyList<(string Spelt, string Name)> known)
    {
        if (said.Length <= SaidMax && NearestName.Of(said, known.Select(static k => k.Spelt)) is { } nearest)
        {
            details.TryAdd(Detail, known.First(k => k.Spelt == nearest).Name);
        }

        return details;
    }

    private static Lazy<IReadOnlyList<(string, string)>> Table(string table, string name) => new(() => [.. Tables.Rows(table).SelectMany(r => new[] { (r[name], r[name]), (r["zh"], r[name]) })]);
}
