using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Which tier of HJ 1259-2022 a site is of: the prefecture's word first (§4.2.2), then what its plan tells (§4.2.3).</summary>
public static class Tiering
{
    /// <summary>Of the site as the plan of the year tells it; null where there is neither a word nor a plan.</summary>
    public static PlanTier? Of(SiteId site, int year, LocalDate day, Register register) =>
        Said(site, day, register) ?? (register.ManagementPlan(site, year) is { } plan ? Worked(plan, day, register) : null);

    /// <summary>Of a plan as it is filed.</summary>
    public static PlanTier Of(FileManagementPlan plan, LocalDate day, Register register) => Said(plan.Site, day, register) ?? Worked(plan, day, register);

    private static PlanTier? Said(SiteId site, LocalDate day, Register register) =>
        register.Evaluation(site, PlanTiers.Word, day) is { } word ? PlanTiers.Find(word.Status) : null;

    private static PlanTier Worked(FileManagementPlan plan, LocalDate day, Register register)
    {
        var grams = plan.Amounts is { } amounts
            ? new YearlyAmounts(
                amounts.StartedOn, amounts.Intermittent,
                amounts.Years.GroupBy(static y => y.Year).ToDictionary(static y => y.Key, static y => y.Sum(static a => Grams(a.Quantity))),
                amounts.Assessed is { } assessed ? Grams(assessed) : null, amounts.Permitted is { } permitted ? Grams(permitted) : null).Of(plan.Year)
            : plan.Entries.Sum(static e => Grams(e.Quantity));
        var site = register.Site(plan.Site);
        return PlanTiers.Of(
            grams,
            plan.Amounts?.OwnFacility == true || site?.Facility?.Kind == "own-use" || register.PermitsOf(plan.Site).Any(p => p.From <= day && day <= p.Until),
            register.Law.On(day), site?.Division ?? "");
    }

    private static long Grams(Quantity quantity) => quantity.Grams("", out var grams) is null ? grams : 0;
}
