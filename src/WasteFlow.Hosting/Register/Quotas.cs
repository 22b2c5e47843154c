using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// What a load takes of a plan, a permit's yearly scale or an approval (额度). It may be overdrawn with a warning; only where the bureau has raised the
/// rule to a refusal, and the site that holds the allowance is no longer young in the register, it may not.
/// </summary>
public static class Quotas
{
    public const string Plan = "plan-quantity";
    public const string Permit = "permit-scale";
    public const string Approval = "approval-quantity";

    /// <summary>A permit holder that goes so many percent beyond its scale asks for a new permit (危险废物经营许可证管理办法 art. 12).</summary>
    public const string Renewal = "permit-scale-renewed";

    /// <summary>
    /// What is granted: more than nothing, and nothing by halves of what is counted one by one. Kilograms per unit that there is hardly anything of are noted,
    /// since all that is said in mass counts by them, and what is held once is not counted anew.
    /// </summary>
    public static Refused? Granted(Quantity said, string pointer, Findings found)
    {
        if ((said.GramsAboveZero(pointer, out _) ?? said.Whole(pointer)) is { } unfit)
        {
            return unfit;
        }

        if (said.Factor is { } factor && Units.Find(said.Unit) is { } unit && !Quantities.IsPlausible(factor, unit))
        {
            found.Add(Note.With("factor_implausible", pointer + "/factor", ("factor", factor), ("unit", unit.Unit), ("from", unit.FactorFrom ?? "0"), ("to", unit.FactorTo ?? "-")));
        }

        return null;
    }

    /// <param name="load">Of some quantity.</param>
    /// <param name="holder">The site the allowance was granted to.</param>
    /// <param name="rule">One of the rules above.</param>
    public static void Take(string allowance, RegisterSite holder, string rule, Load load, Register register, Findings found)
    {
        var row = found.Law.Rule(rule, holder.Division, load.Stream);
        found.Take(load.Said!.Taken(allowance) with { Item = load.Item, Pointer = load.Asked }, row, IsFirm(row));
        if (rule == Permit && found.Law.Rule(Renewal, holder.Division, load.Stream) is { Value: { } percent } renewal)
        {
            found.Bind(allowance, renewal, IsFirm(renewal), percent);
        }

        bool IsFirm(RuleRow? asked) => asked?.Effect == "refuse" && !register.IsYoung(holder, load.Day);
    }
}
