using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>What changes the law (规则入账): an edition that its room says is to take effect, and a rule that an administrator changes.</summary>
public static class Enacting
{
    /// <summary>An edition that no room could read must not become a line: every later decision would stand still at it.</summary>
    public static Refused? Adopt(AdoptTable act, Draft draft)
    {
        if (draft.Ask.Notes.All(static n => n.Code != AdoptTable.InForce))
        {
            return null;
        }

        return Law.Tables.Contains(act.Table) ? Law.Objection(act.As(draft.Number)) ?? Enact(draft) : Refused.With("table_unknown", "/table", ("table", act.Table));
    }

    public static Refused? Change(ChangeRule act, Draft draft) =>
        draft.LawOn(act.From).Tables.Rules.Knows(act.Rule) ? Enact(draft) : Refused.With("rule_unknown", "/rule", ("rule", act.Rule));

    private static Refused? Enact(Draft draft)
    {
        draft.Put(Keys.Law, new LawState([.. draft.Find<LawState>(Keys.Law)?.Lines ?? [], draft.Number]));
        return null;
    }
}
