using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using Calendar = WasteFlow.Waste.Calendar;

namespace WasteFlow.Indicators;

/// <summary>What this room asks of figures that offices enter: known names, the right unit and months, decimal text, a document.</summary>
internal static class EntryRules
{
    private const int FirstYear = 2000;
    private const int YearsAhead = 1;
    private const int LastTargetYear = 2060;
    private const int LabelMax = 60;
    private static readonly string[] Kinds = [ValueKinds.Reported, ValueKinds.Official, ValueKinds.Base, ValueKinds.Adopted];
    private static readonly string[] Comparators = [">=", "<=", "="];

    public static Judgement Judge(EnterStatistic act, Register register, Caller by, Instant now)
    {
        if (Statistic.Find(act.Statistic) is not { } row)
        {
            return Refused.With("statistic_unknown", "/statistic", ("statistic", act.Statistic));
        }

        if (UnitObjection(act.Value, act.Unit, row.Unit, row.Zh) is { } unfit)
        {
            return unfit;
        }

        var objection = Regions.Objection(act.Region, by) ?? Year(act.Year, Calendar.DayOf(now).Year + YearsAhead)
            ?? PeriodObjection(act.Period, act.Year, row.Rule, row.Zh) ?? Number(act.Value, mayBeNegative: false) ?? Label(act.Scope, "/scope")
            ?? Document(act.Document) ?? Entering.Objection(act.Department);
        if (objection is not null)
        {
            return objection;
        }

        var documents = register.Fold(MeasureFold.FoldName);
        var before = documents.Get<EnteredStatistic>(EntryLines.KeyOf(act));
        var judged = Entering.Judge(
            new(act.Department, act.Value, act.Reason), before is null ? null : new(before.Act.Department, before.Act.Value, null, before.Line),
            row.Department.Split('、'));
        return Next(EntryUnit.IsPartOfOne(act.Value, row.Unit) ? judged with { Notes = [.. judged.Notes, NotWhole(act, row)] } : judged, EntryLines.KeyOf(act), before?.Line);
    }

    /// <summary>Half an enterprise is likely a slipped decimal point, or a figure of another unit.</summary>
    private static Note NotWhole(EnterStatistic act, Statistic row) =>
        AdoptionRules.Said("value_not_whole", "/value", ("name", row.Zh), ("value", act.Value), ("unit", row.Unit));

    public static Judgement Judge(EnterIndicatorValue act, Register register, Caller by, Instant now)
    {
        if (Catalogue.Find(act.Indicator) is not { } indicator)
        {
            return Refused.With("indicator_unknown", "/indicator", ("indicator", act.Indicator));
        }

        if (!Kinds.Contains(act.Kind, StringComparer.Ordinal))
        {
            return Refused.With("value_kind_unknown", "/kind", ("kind", act.Kind));
        }

        if ((act.Value is null) == (act.Text is null))
        {
            return Refused.With("value_or_text", "/value");
        }

        if (act.ConfirmedZero == true && (act.Kind != ValueKinds.Reported || !Rational.TryParse(act.Value, out var none) || !none.IsZero))
        {
            return new Refused("zero_report_not_zero", "/value");
        }

        var documents = register.Fold(MeasureFold.FoldName);
        var plans = documents.Scan<AdoptedPlan>(EntryLines.Plans).Where(p => p.Value.Act.Region.Equals(act.Region, StringComparison.Ordinal))
            .Select(static p => PrintedPlan.Read(p.Value.Act.Document, out _)).OfType<PrintedPlan>().ToList();
        var rows = plans.SelectMany(static p => p.Indicators).Where(r => r.Code.Equals(act.Indicator, StringComparison.Ordinal)).ToList();
        var objection = (act.Unit is { } unit && rows.All(r => r.Unit != unit) ? UnitObjection(act.Value ?? "", unit, indicator.Unit, indicator.Zh) : null)
            ?? Regions.Objection(act.Region, by) ?? Year(act.Year, Calendar.DayOf(now).Year + YearsAhead)
            ?? PeriodObjection(act.Period, act.Year, act.Kind == ValueKinds.Base ? PeriodRule.Yearly : indicator.Rule, indicator.Zh)
            ?? (act.Value is null ? null : Number(act.Value, mayBeNegative: true)) ?? Label(act.Part, "/part") ?? Document(act.Document)
            ?? Entering.Objection(act.Department);
        if (objection is not null)
        {
            return objection;
        }

        var before = documents.Get<EnteredValue>(EntryLines.KeyOf(act));
        var said = new Said(act.Department, act.Value ?? act.Text!, act.Reason);
        var standing = before is null ? null : new Said(before.Act.Department, before.Act.Value ?? before.Act.Text!, null, before.Line);

        // Whoever leads the plan adopts, whatever the row's source is.
        var judged = act.Kind == ValueKinds.Adopted ? Entering.Adopt(said, standing) : Entering.Judge(said, standing, Sources(rows));
        Note?[] more = [IsOverHundred(act, indicator) ? Over(act, indicator) : null, PartNotAsked(act, indicator, plans)];
        return Next(judged with { Notes = [.. judged.Notes, .. more.OfType<Note>()] }, EntryLines.KeyOf(act), before?.Line);
    }

    /// <summary>A value of a part that no row has stands in no report: likely the part's name is written otherwise, or was forgotten.</summary>
    private static Note? PartNotAsked(EnterIndicatorValue act, Indicator indicator, IEnumerable<PrintedPlan> plans)
    {
        var at = act.PeriodOf();
        var asked = plans.Select(static p => (Plan: p, Asks: new PlanAsks(p))).SelectMany(p => p.Asks.All(at)
            .Where(a => a.Ask.Code == act.Indicator && (a.Part is not null || p.Asks.Whole(p.Plan.Row(a.Row)!, at) is not null)).Select(static a => a.Ask.Part)
            .Concat(p.Plan.TextTargets.Where(t => t.Code == act.Indicator && t.TableNo is null).SelectMany(static t => new[] { null, t.IndicatorName }))).ToHashSet();
        return asked.Count == 0 || asked.Contains(act.Part) ? null : AdoptionRules.Said(
            "value_part_not_asked", "/part", ("name", indicator.Zh), ("part", act.Part ?? "—"), ("parts", string.Join('、', asked.Select(static p => p ?? "—"))));
    }

    /// <summary>A growth or a decline may be more than all there was; a share is not, and is likely a slipped decimal point.</summary>
    private static bool IsOverHundred(EnterIndicatorValue act, Indicator indicator) =>
        (act.Unit ?? indicator.Unit) == "%" && indicator.Unit == "%" && Rational.TryParse(act.Value, out var value) && value > 100;

    private static Note Over(EnterIndicatorValue act, Indicator indicator) => AdoptionRules.Said("value_over_hundred", "/value", ("name", indicator.Zh), ("value", act.Value!));

    /// <summary>The next version of a figure is judged by the one that stands, so one only follows it.</summary>
    private static Judgement Next(Judgement judged, string figure, long? stands) => judged.Refused is not null ? judged : judged with
    {
        Claims = [new(FormattableString.Invariant($"entered/{figure}@{stands ?? 0}"), new("entered_meanwhile", "/value"))],
    };

    public static Judgement Judge(AssignTarget act, Register register, Caller by, Instant now)
    {
        if (PlanEditions.InForce(register.Fold(MeasureFold.FoldName), act.Plan, act.Year) is not { } adopted)
        {
            return PlanEditions.Unknown(register.Fold(MeasureFold.FoldName), act.Plan, "/plan");
        }

        // What a plan leaves to its city, its own district cannot give itself.
        var region = adopted.Act.Region;
        if (by.Region is { } own && (own.Equals(region, StringComparison.Ordinal) || !Divisions.IsIn(region, own)))
        {
            return Refused.With("not_yours", "/plan", ("reason", region));
        }

        if (PrintedPlan.Read(adopted.Act.Document, out _)?.Row(act.Row) is not { } row)
        {
            return Refused.With("plan_row_unknown", "/row", ("plan", act.Plan), ("row", act.Row.ToString(CultureInfo.InvariantCulture)));
        }

        if (!row.Targets.Any(t => t.Comparator == "complete_city_task" && (t.Year is null || t.Year == act.Year)))
        {
            return Refused.With(
                "target_not_left_to_city", "/year", ("row", act.Row.ToString(CultureInfo.InvariantCulture)),
                ("year", act.Year.ToString(CultureInfo.InvariantCulture)));
        }

        var objection = Comparators.Contains(act.Comparator, StringComparer.Ordinal)
            ? Year(act.Year, LastTargetYear) ?? Number(act.Value, mayBeNegative: true) ?? Document(act.Document)
            : Refused.With("comparator_unknown", "/comparator", ("comparator", act.Comparator));
        return objection is not null ? objection : Judgement.Fine;
    }

    /// <summary>The departments whose figure it is: those that the data come from (数据来源), and those that lead the row.</summary>
    private static IReadOnlyList<string> Sources(IEnumerable<PrintedRow> rows) => [.. rows.SelectMany(static r => r.DataSources.Concat(r.LeadDepartments)).Distinct()];

    private static Refused? UnitObjection(string value, string said, string unit, string name) =>
        said.Equals(unit, StringComparison.Ordinal) ? null
        : EntryUnit.Converted(value, said, unit) is { } converted ? Refused.With(
            "unit_to_convert", "/unit", ("name", name), ("unit", unit), ("value", value), ("said", said), ("converted", converted))
        : Refused.With("statistic_unit_wrong", "/unit", ("statistic", name), ("unit", unit));

    /// <summary>A period lies in the year that is named beside it, and is no shorter than the figure's own.</summary>
    private static Refused? PeriodObjection(ReportingPeriod? period, int year, PeriodRule rule, string name)
    {
        if (period is not { } months)
        {
            return null;
        }

        if (months.Year != year)
        {
            return Refused.With("period_of_another_year", "/period", ("period", months.ToString()), ("year", year.ToString(CultureInfo.InvariantCulture)));
        }

        return rule.Objection(months) is null ? null : Refused.With(
            "period_not_kept", "/period", ("name", name), ("period", months.ToString()), ("instead", rule.Around(months).ToString()));
    }

    private static Refused? Year(int year, int last) =>
        year is >= FirstYear && year <= last ? null : Refused.With("year_out_of_range", "/year", ("year", year.ToString(CultureInfo.InvariantCulture)));

    private static Refused? Number(string text, bool mayBeNegative) =>
        Rational.TryParse(text, out var value) && (mayBeNegative || value >= 0) ? null : Refused.With("decimal_text_expected", "/value", ("text", text));

    private static Refused? Label(string? text, string pointer) =>
        text is null || text.Length is > 0 and <= LabelMax ? null : Refused.With("field_malformed", pointer, ("pointer", pointer));

    private static Refused? Document(string document) =>
        string.IsNullOrWhiteSpace(document) ? new Refused("document_missing", "/document") : null;
}
