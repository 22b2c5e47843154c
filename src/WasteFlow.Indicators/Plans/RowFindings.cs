using System.Text.RegularExpressions;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a rule can find that is odd in one row of a printed plan.</summary>
internal static partial class RowFindings
{
    private const string Percent = "%";
    private static readonly string[] Marks = ["", "★", "*", "★*"];
    private static readonly Rational Hundred = 100;

    public static IEnumerable<Note> Of(PrintedPlan plan, PrintedRow row, PlanAsks asks, PlanClaims claims, string place)
    {
        var no = PlanFindings.Text(row.No);
        if (claims.Marks.GetValueOrDefault(row.No) is { } mark && !Marks.Contains(mark, StringComparer.Ordinal))
        {
            yield return Note.With("plan_mark_unknown", $"{place}/mark_raw", ("row", no), ("mark", mark));
        }

        if (Catalogue.Find(row.Code) is { } known && LacksLetters(row.Name, known.Zh))
        {
            yield return Note.With("plan_name_lacks", $"{place}/name", ("row", no), ("name", row.Name), ("known", known.Zh));
        }

        foreach (var found in Base(row, claims, no, place).Concat(row.Targets.SelectMany((t, i) => Target(plan, row, t, asks, claims, no, $"{place}/targets/{i}"))).Concat(Change(plan, row, asks, no, place)).Concat(InTime(row, no, place)))
        {
            yield return found;
        }
    }

    private static IEnumerable<Note> Base(PrintedRow row, PlanClaims claims, string no, string place)
    {
        var (text, value) = (row.Baseline.Text, row.Baseline.Value);
        if (value is not null && !PrintedNumbers.Has(text, value))
        {
            yield return Note.With("plan_figure_not_printed", $"{place}/baseline", ("text", text), ("value", value));
        }

        // A dash says that there is none; words or nothing where a figure belongs say nothing.
        if (claims.HasTable && row.Baseline is { Value: null, Parts: null } && row.Unit is { Length: > 0 } unit and not "/" && text.Trim() is not ("-" or "—" or "/"))
        {
            yield return Note.With("plan_base_no_figure", $"{place}/baseline", ("row", no), ("text", text), ("unit", unit));
        }
    }

    private static IEnumerable<Note> Target(PrintedPlan plan, PrintedRow row, PrintedTarget target, PlanAsks asks, PlanClaims claims, string no, string place)
    {
        var unit = target.Unit ?? row.Unit;
        var indicator = Catalogue.Find(asks.Of(row, target.Part, ReportingPeriod.OfYear(target.Year ?? plan.LastTargetYear)).Code);
        var isShare = unit == Percent && target is { Comparator: ">=" or "<=" or "=", Measure: null };
        if (target.Value is { } value && !PrintedNumbers.Has(target.Text, value))
        {
            yield return Note.With("plan_figure_not_printed", $"{place}/value", ("text", target.Text), ("value", value));
        }

        if (PrintedNumbers.SignOf(target.Text) is { } sign && target.Comparator is ">=" or "<=" && sign.Comparator != target.Comparator)
        {
            yield return Note.With("plan_sign_misread", $"{place}/comparator", ("row", no), ("text", target.Text), ("comparator", target.Comparator));
        }

        if (isShare && (target.Number > Hundred || (target.Number == Hundred && PrintedNumbers.IsBeyond(target.Text, "100"))))
        {
            yield return Note.With("plan_percent_over", $"{place}/value", ("row", no), ("text", target.Text));
        }

        if (target.Year is { } year && claims.IsOutside(plan, year))
        {
            yield return Note.With("plan_year_outside", $"{place}/year", ("text", target.Text), ("year", PlanFindings.Text(year)));
        }

        if (indicator is { Direction: "unknown" } && target is { Number: not null, Basis: not "explicit" })
        {
            yield return Note.With("plan_direction_unknown", $"{place}/comparator", ("row", no), ("text", target.Text));
        }

        if (Judge.Contradicts(unit ?? "", target, indicator, row.Baseline.Of(target.Part)))
        {
            yield return Note.With("plan_contradicts_itself", place, ("row", no), ("name", target.Part ?? row.Name), ("base", row.Baseline.Text), ("text", target.Text));
        }

        if (target is { Comparator: ">=" or "<=", Number: { } wanted, Measure: null } && row.Baseline.Of(target.Part) is { } before
            && unit == (row.Baseline.Parts?.FirstOrDefault(p => p.Part == target.Part)?.Unit ?? unit) && IsBetter(before, target.Comparator, wanted))
        {
            yield return Note.With("plan_base_beyond_target", place, ("row", no), ("base", row.Baseline.Text), ("text", target.Text));
        }

        if (target.Number is not null && isShare != (indicator?.Unit == Percent) && (isShare || row.Unit is { Length: > 0 }) && indicator is not null
            && target.Comparator is ">=" or "<=" or "=" && target.Measure is null)
        {
            yield return Note.With("plan_unit_of_target", $"{place}/unit", ("row", no), ("unit", indicator.Unit), ("text", target.Text));
        }
    }

    /// <summary>A change since a base year that no cell and no sentence gives the figure or the year of.</summary>
    private static IEnumerable<Note> Change(PrintedPlan plan, PrintedRow row, PlanAsks asks, string no, string place) => row.Targets.Select(static (t, i) => (Target: t, Place: i))
        .Where(t => (t.Target.Unit ?? row.Unit) == Percent && t.Target is { ReferenceYear: null, Comparator: not null } && row.Baseline.Of(t.Target.Part) is null
            && (t.Target.Comparator == Judge.DecreaseBy
                || asks.Of(row, t.Target.Part, ReportingPeriod.OfYear(plan.LastTargetYear)).Figure?.Text.Contains("year=base", StringComparison.Ordinal) == true)
            && !plan.TextTargets.Any(x => x.Code == row.Code && PrintedNumbers.IsSinceYear(x.Quote)))
        .TakeLast(1).Select(t => Note.With(
            "plan_decline_without_base", $"{place}/targets/{t.Place}", ("row", no), ("name", t.Target.Part ?? row.Name), ("text", t.Target.Text)));

    /// <summary>A later target that asks for less than an earlier one.</summary>
    private static IEnumerable<Note> InTime(PrintedRow row, string no, string place) => row.Targets.Where(static t => t is { Year: not null, Number: not null })
        .GroupBy(static t => (t.Part, t.Comparator, t.Unit, t.Measure)).SelectMany(g => g.OrderBy(static t => t.Year).Zip(g.OrderBy(static t => t.Year).Skip(1)))
        .Where(static p => p.First.Comparator == Judge.DecreaseBy ? p.Second.Number < p.First.Number : IsBetter(p.First.Number!.Value, p.First.Comparator, p.Second.Number!.Value))
        .Select(p => Note.With(
            "plan_targets_fall_back", $"{place}/targets", ("row", no), ("earlier", p.First.Text), ("year", PlanFindings.Text(p.First.Year!.Value)), ("text", p.Second.Text),
            ("later", PlanFindings.Text(p.Second.Year!.Value))));

    private static bool IsBetter(Rational one, string? comparator, Rational wanted) => comparator switch { ">=" => one > wanted, "<=" => one < wanted, _ => false };

    /// <summary>Whether a name is another with one or two letters left out in the middle: more is another wording, and at an end it is a shorter one.</summary>
    internal static bool LacksLetters(string name, string known)
    {
        // What stands in brackets may be left out.
        var shorter = Letters(Bracketed().Replace(known, ""));
        (name, known) = (Letters(name), Letters(known));
        if (name == shorter || known.Length - name.Length is not (1 or 2) || name.Length < 6 || name[0] != known[0] || name[^1] != known[^1])
        {
            return false;
        }

        var at = 0;
        foreach (var letter in known)
        {
            at += at < name.Length && name[at] == letter ? 1 : 0;
        }

        return at == name.Length;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    [GeneratedRegex("（[^（）]*）")]
    private static partial Regex Bracketed();
}
