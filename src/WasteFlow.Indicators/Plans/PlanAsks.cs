using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Which figure each row of a plan asks for: its indicator, how it is worked out, in which unit, of which months, and whose it is.</summary>
public sealed class PlanAsks(PrintedPlan plan)
{
    private const int DecimalsOfParts = 2;

    private readonly Choices general = PlanReading.ChosenBy(plan.Id);
    private readonly HashSet<string> repeated = plan.Indicators.GroupBy(static r => r.Code, StringComparer.Ordinal).Where(static g => g.Count() > 1)
        .Select(static g => g.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of a row, or of one of its parts.</summary>
    public FigureAsk Of(PrintedRow row, string? part, ReportingPeriod at)
    {
        // Another edition may have another row under the number.
        var reading = PlanReading.Find(plan.Id, row.No, part) is { } found && (part is not null || found.Code == row.Code) ? found : null;
        var code = row.Targets.FirstOrDefault(t => t.Part == part && t.Code is not null)?.Code ?? reading?.Code ?? row.Code;
        var indicator = Catalogue.Find(code);
        var choices = reading?.Choices.Over(general) ?? general;
        var unit = part is null ? UnitOf(row, indicator) : row.Baseline.Parts?.FirstOrDefault(p => p.Part == part)?.Unit ?? reading?.Unit ?? indicator?.Unit ?? "";
        return FigureReading.Ask(
            code,
            part ?? (repeated.Contains(row.Code) ? row.Scope : null),
            reading?.Figure ?? indicator?.Figure,
            choices,
            unit,
            reading?.Part is null || unit == indicator?.Unit ? indicator?.Decimals ?? DecimalsOfParts : DecimalsOfParts,
            at,
            row.Departments,
            row.Targets.Select(static t => t.ReferenceYear).FirstOrDefault(static y => y is not null) ?? row.Baseline.Year ?? plan.BaseYear);
    }

    /// <summary>A row's own measure: of one in parts only where none of them is that.</summary>
    public FigureAsk? Whole(PrintedRow row, ReportingPeriod at) =>
        Of(row, null, at) is var whole && (row.Parts.Count == 0 || (whole.Figure is not null && row.Parts.All(p => Of(row, p, at).Figure != whole.Figure))) ? whole : null;

    /// <summary>How a row's figure, or that of one of its parts, is made; null where the plan has no such row or part.</summary>
    public FigureAsk? Find(int row, string? part, ReportingPeriod at) =>
        plan.Row(row) is { } printed && (part is null || part == printed.Name || printed.Parts.Contains(part, StringComparer.Ordinal))
            ? Of(printed, part == printed.Name ? null : part, at)
            : null;

    /// <summary>All rows and their parts.</summary>
    public IEnumerable<(int Row, string? Part, FigureAsk Ask)> All(ReportingPeriod at) =>
        plan.Indicators.SelectMany(row => row.Parts.Prepend(null).Select(part => (row.No, part, Of(row, part, at))));

    /// <summary>Of a text: of the row or the part that it is about, where there is one, in its own year.</summary>
    /// <param name="code">The text's; not empty.</param>
    /// <param name="period">The report's: that of a text without a year.</param>
    public (PrintedRow? Row, string? Part, FigureAsk Ask) Of(PrintedTextTarget text, string code, ReportingPeriod period)
    {
        var at = text.Year is { } own && own != period.Year ? ReportingPeriod.OfYear(own) : period;
        var row = RowOf(text, code, period);
        var part = row is null ? null : PartOf(row, text, code, period);
        return (row, part, row is null ? Alone(text, code, at) : Of(row, part, at));
    }

    /// <summary>The table's row a text is about: the one it names, else the only one of its code, else the one of its scope.</summary>
    private PrintedRow? RowOf(PrintedTextTarget text, string code, ReportingPeriod period)
    {
        if (text.TableNo is { } no && plan.Row(no) is { } named)
        {
            return named.Code == code || named.Parts.Any(p => Of(named, p, period).Code == code) ? named : null;
        }

        var rows = plan.Indicators.Where(r => r.Code == code).ToList();
        return rows.Count == 1 ? rows[0] : rows.FirstOrDefault(r => r.Scope is not null && r.Scope == text.Scope);
    }

    private string? PartOf(PrintedRow row, PrintedTextTarget text, string code, ReportingPeriod period)
    {
        var parts = row.Parts.Where(p => Of(row, p, period).Code == code).ToList();
        return parts.Count <= 1 ? parts.FirstOrDefault() : parts.FirstOrDefault(p => text.Scope?.Contains(p, StringComparison.Ordinal) == true) ?? parts[0];
    }

    /// <summary>A text target without a row; where two of them share code and year, their names tell the values apart.</summary>
    private FigureAsk Alone(PrintedTextTarget text, string code, ReportingPeriod at)
    {
        var indicator = Catalogue.Find(code);
        var alike = plan.TextTargets.Count(t => t.Code == code && t.Year == text.Year) > 1;
        return FigureReading.Ask(
            code, alike ? text.IndicatorName : null, indicator?.Figure, general, indicator?.Unit ?? text.Unit ?? "", indicator?.Decimals ?? DecimalsOfParts, at,
            text.LeadDepartments, plan.BaseYear);
    }

    public static string UnitOf(PrintedRow row, Indicator? indicator) => string.IsNullOrEmpty(row.Unit) ? indicator?.Unit ?? "" : row.Unit;
}
