using NodaTime;

namespace WasteFlow.Waste;

/// <summary>A tier of units with hazardous waste (分级管理, HJ 1259-2022 §4.2).</summary>
/// <param name="Rule">The dated rule that says from how many tonnes a year on; null for the lowest.</param>
/// <param name="Sections">What its management plan has to hold: A.1 <c>unit</c>, A.2 <c>facilities</c>, A.3 <c>generation</c>, A.4 <c>storage</c>,
/// A.5 <c>ownUse</c>, A.6 <c>reduction</c>, A.7 <c>transfers</c>.</param>
/// <param name="Reports">How often it reports beside the year: <c>month</c>, <c>quarter</c>, or <c>year</c> alone.</param>
public sealed record PlanTier(string Tier, string Zh, string En, string? Rule, IReadOnlyList<string> Sections, string Reports);

/// <summary>What a unit's yearly amount is reckoned from (§4.2.3), all in grams.</summary>
/// <param name="StartedOn">The day operation began; null where it has not.</param>
/// <param name="Intermittent">Generates at intervals of more than three years.</param>
/// <param name="Amounts">What was generated, by year.</param>
/// <param name="Assessed">The yearly amount of the environmental impact assessment.</param>
/// <param name="Permitted">The yearly amount of the discharge permit.</param>
public sealed record YearlyAmounts(
    LocalDate? StartedOn, bool Intermittent, IReadOnlyDictionary<int, long> Amounts, long? Assessed = null, long? Permitted = null)
{
    private const int YearsLooked = 3;

    /// <summary>
    /// In operation for three years and more, the highest of the last three; from one year on, the highest; before that, and for who generates at
    /// long intervals, the larger of assessment and permit.
    /// </summary>
    public long Of(int planYear)
    {
        var years = StartedOn is { } started ? Period.Between(started, new LocalDate(planYear, 1, 1), PeriodUnits.Years).Years : -1;
        return years < 1 || Intermittent
            ? Math.Max(Assessed ?? 0, Permitted ?? 0)
            : Amounts.Where(a => a.Key < planYear && a.Key >= planYear - YearsLooked).Select(static a => a.Value).DefaultIfEmpty(0).Max();
    }
}

/// <summary>The rows of <c>schemas/codes/plan-tiers.csv</c>, the highest first.</summary>
public static class PlanTiers
{
    /// <summary>The kind of evaluation by which the prefecture says a unit's tier itself (§4.2.2).</summary>
    public const string Word = "plan-tier";

    private const long Tonne = 1_000_000;

    public static readonly IReadOnlyList<PlanTier> All = [.. Tables.Rows("codes/plan-tiers.csv").Select(static r => new PlanTier(
        r["tier"], r["zh"], r["en"], r.Maybe("rule"), r["sections"].Split(';'), r["reports"]))];

    public static PlanTier? Find(string tier) => All.FirstOrDefault(t => string.Equals(t.Tier, tier, StringComparison.Ordinal));

    /// <param name="grams">The yearly amount.</param>
    /// <param name="always">It has a facility of its own for using or disposing of hazardous waste, or a permit: it is of the highest tier whatever its amount.</param>
    public static PlanTier Of(long grams, bool always, InForce law, string division) =>
        always ? All[0] : All.First(t => t.Rule is null || law.Rule(t.Rule, division)?.Value is { } tonnes && grams >= tonnes * Tonne);
}
