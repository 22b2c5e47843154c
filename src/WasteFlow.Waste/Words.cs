using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>What people read instead of a code of ours.</summary>
public sealed record Word(string Zh, string En);

/// <summary>The words of <c>schemas/codes/words.csv</c>, in sets: acts, states, places, roles …</summary>
public static class Words
{
    private static readonly FrozenDictionary<(string Set, string Code), Word> All =
        Tables.Rows("codes/words.csv").ToFrozenDictionary(static r => (r["set"], r["code"]), static r => new Word(r["zh"], r["en"]));

    /// <summary>The word; a code without one is shown as it is, so that nothing disappears.</summary>
    public static Word Of(string set, string code) => All.GetValueOrDefault((set, code)) ?? new(code, code);

    /// <summary>The codes of a set, in ordinal order.</summary>
    public static IEnumerable<string> In(string set) => All.Keys.Where(k => k.Set == set).Select(static k => k.Code).Order(StringComparer.Ordinal);
}
