using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// Which act a manifest takes in which state: <c>schemas/codes/transitions.csv</c>, a row for every pair, acts out of order included.
/// </summary>
public static class Transitions
{
    /// <summary>The act may go on; <c>late</c>: it came after what it should precede; <c>implies</c>: it stands for the pick-up too.</summary>
    public enum Verdict
    {
        Yes,
        Late,
        Implies,
        No,
    }

    public static readonly FrozenDictionary<(string Act, string State), (string Verdict, string Zh, string En)> Rows =
        Tables.Rows("codes/transitions.csv").ToFrozenDictionary(
            static r => (r["act"], r["state"]),
            static r => (r["verdict"], r["why_zh"], r["why_en"]));

    public static Verdict Of(string act, string state) => Rows[(act, state)].Verdict switch
    {
        "yes" => Verdict.Yes,
        "late" => Verdict.Late,
        "implies" => Verdict.Implies,
        _ => Verdict.No,
    };

    /// <summary>What stands against the act in this state; null where nothing does.</summary>
    public static Refused? Objection(string act, string state)
    {
        var (verdict, zh, en) = Rows[(act, state)];
        return verdict is "yes" or "late" or "implies"
            ? null
            : Refused.With(verdict, "/manifest", ("state", state), ("zh", zh), ("en", en));
    }
}
