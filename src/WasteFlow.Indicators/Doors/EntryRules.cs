using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using Calendar = WasteFlow.Waste.Calendar;

namespace WasteFlow.Indicators;

/// <summary>What this room asks of figures that offices enter: known names, the right unit, decimal text, a document. Which department it is, it only notes.</summary>
internal static class EntryRules
{
    private const int FirstYear = 2000;
    private const int YearsAhead = 1;
    private const int LastTargetYear = 2060;
    private const int LabelMax = 60;
    private static readonly string[] Kinds = [ValueKinds.Reported, ValueKinds.Base, ValueKinds.Adopted];
    private static readonly string[] Comparators = [">=", "<=", "="];

    public static Judgement Judge(EnterStatistic act, Register register, Caller by, Instant now)
    {
        if (Statistic.Find(act.Statistic) is not { } row)
        {
            return Refused.With("statistic_unknown", "/statistic", ("statistic", act.Statistic));
        }

        if (!act.Unit.Equals(row.Unit, StringComparison.Ordinal))
        {
            return Refused.With("statistic_unit_wrong", "/unit", ("statistic", row.Zh), ("unit", row.Unit));
        }

        var objection = Regions.Objection(act.Region, by) ?? Year(act.Year, Calendar.DayOf(now).Year + YearsAhead) ?? Number(act.Value, mayBeNegative: false)
            ?? Label(act.Scope, "/scope") ?? Document(act.Document);
        return objection is not null ? objection : Noted(act.Department, row.Department.Split('、'));
    }

    public static Judgement Judge(EnterIndicatorValue act, Register register, Caller by, Instant now)
    {
        if (Catalogue.Find(act.Indicator) is null)
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

        var objection = Regions.Objection(act.Region, by) ?? Year(act.Year, Calendar.DayOf(now).Year + YearsAhead)
            ?? (act.Value is null ? null : Number(act.Value, mayBeNegative: true)) ?? Label(act.Part, "/part") ?? Document(act.Document);
        if (objection is not null)
        {
            return objection;
        }

        var named = register.Fold(MeasureFold.FoldName).Scan<AdoptedPlan>(EntryLines.Plans)
            .Where(p => p.Value.Act.Region.Equals(act.Region, StringComparison.Ordinal))
            .SelectMany(static p => PrintedPlan.Read(p.Value.Act.Document, out _)?.Indicators ?? [])
            .Where(r => r.Code.Equals(act.Indicator, StringComparison.Ordinal)).SelectMany(static r => r.Departments).ToList();
        return named.Count == 0 ? Judgement.Fine : Noted(act.Department, named);
    }

    public static Judgement Judge(AssignTarget act, Register register, Caller by, Instant now)
    {
        if (register.Fold(MeasureFold.FoldName).Get<AdoptedPlan>(EntryLines.Plans + act.Plan) is not { } adopted)
        {
            return Refused.With("plan_unknown", "/plan", ("plan", act.Plan));
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

    private static Judgement Noted(string department, IReadOnlyList<string> expected) =>
        expected.Any(e => department.Contains(e, StringComparison.Ordinal))
            ? Judgement.Fine
            : Judgement.Fine with
            {
                Notes = [AdoptionRules.Said("department_differs", "/department", ("department", department), ("expected", string.Join('、', expected)))],
            };

    private static Refused? Year(int year, int last) =>
        year is >= FirstYear && year <= last ? null : Refused.With("year_out_of_range", "/year", ("year", year.ToString(CultureInfo.InvariantCulture)));

    private static Refused? Number(string text, bool mayBeNegative) =>
        Rational.TryParse(text, out var value) && (mayBeNegative || value >= 0) ? null : Refused.With("decimal_text_expected", "/value", ("text", text));

    private static Refused? Label(string? text, string pointer) =>
        text is null || (text.Length is > 0 and <= LabelMax && !text.Contains('/', StringComparison.Ordinal)) ? null : Refused.With("field_malformed", pointer, ("pointer", pointer));

    private static Refused? Document(string document) =>
        string.IsNullOrWhiteSpace(document) ? new Refused("document_missing", "/document") : null;
}
