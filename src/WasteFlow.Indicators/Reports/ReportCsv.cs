using System.Globalization;
using System.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Indicators;

/// <summary>A report as CSV (RFC 4180): the rows with their parts below them, then the text targets. A blank value has its reason beside it.</summary>
public static class ReportCsv
{
    private static readonly string[] Head =
    [
        "plan", "year", "line", "kind", "no", "code", "name", "part", "unit", "class", "mandatory", "value", "exactNumerator", "exactDenominator",
        "computed", "reported", "state", "reason", "waiting", "baselineYear", "baseline", "targets", "scope", "departments", "mark", "simulated",
        "sourceLine", "period", "cumulated", "yearBefore", "change", "cumulatedYearBefore", "cumulatedChange",
        "level1", "level2", "printedMark", "dataSources", "variants", "expected", "rule", "rules", "formulas", "planEdition", "form", "stage", "document", "issuedBy", "checksum",
    ];

    /// <param name="print">How the plan prints its annex; null where only the figures are wanted.</param>
    public static string Of(Report report, AnnexPrint? print = null)
    {
        var text = new StringBuilder();
        Append(text, Head);
        string?[] seal = [report.Editions?.Rules, report.Editions?.Formulas, report.Editions?.Plan?.Edition, Text(report.Editions?.Form), report.Issue?.Stage, report.Issue?.Document, Text(report.Issue?.Line), report.Checksum];
        var first = new[] { report.Plan, Text(report.Year), Text(report.Line) };
        foreach (var row in report.Rows)
        {
            Append(text,
            [
                .. first, "row", Text(row.No), row.Code, row.Name, null, row.Unit, row.Class, Text(row.Mandatory), row.Value, row.Exact?.Numerator,
                row.Exact?.Denominator, row.Computed, row.Reported, row.State, row.Reason, row.Waiting, Text(row.Baseline.Year), row.Baseline.Text,
                Targets(row.Targets), row.Scope, string.Join('、', row.LeadDepartments), row.Mark, Text(row.Simulated), Text(row.SourceLine),
                report.Period?.ToString(), .. Compared(row.Compared), .. Printed(print?.Row(row.No)), Variants(row.Variants), row.Expected, row.Rule, .. seal,
            ]);
            foreach (var part in row.Parts ?? [])
            {
                Append(text,
                [
                    .. first, "part", Text(row.No), part.Code, row.Name, part.Part, part.Unit, null, null, part.Value, part.Exact?.Numerator,
                    part.Exact?.Denominator, part.Computed, part.Reported, part.State, part.Reason, part.Waiting, null, null, Targets(part.Targets),
                    null, null, null, null, null, report.Period?.ToString(), .. Compared(part.Compared), .. Printed(print?.Row(row.No)), Variants(part.Variants),
                    part.Expected, part.Rule, .. seal,
                ]);
            }
        }

        foreach (var target in report.TextTargets)
        {
            Append(text,
            [
                .. first, "text", Text(target.TableNo), target.Code, target.Quote, null, null, null, null, target.Value, target.Exact?.Numerator,
                target.Exact?.Denominator, null, null, target.State, target.Reason, target.Waiting, null, null,
                Targets([new(target.Year, target.Quote, target.Target, target.Comparator, null, null, false)]), null, null, null, null,
                Text(target.SourceLine), report.Period?.ToString(), .. Compared(null), .. Printed(null), null, target.Expected, null, .. seal,
            ]);
        }

        return text.ToString();
    }

    private static string Targets(IEnumerable<Target> targets) =>
        string.Join("; ", targets.Select(static t => string.Join(' ', new[] { Text(t.Year), t.Comparator, t.Value ?? t.Text }.OfType<string>())));

    private static string? Variants(IReadOnlyList<FigureVariant>? variants) =>
        variants is null ? null : string.Join("; ", variants.Select(static v => $"{v.Choice}={v.Variant}"));

    private static string?[] Printed(AnnexRow? row) =>
        [row?.Level1, row?.Level2, row?.MarkRaw, row?.DataSources is { } sources ? string.Join('、', sources) : null];

    private static string?[] Compared(Comparison? with) =>
        [with?.Cumulated?.Value, with?.YearBefore.Value, with?.Change, with?.CumulatedYearBefore?.Value, with?.CumulatedChange];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool yes) => yes ? "yes" : "no";

    private static void Append(StringBuilder text, IEnumerable<string?> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell, quoted where it has to be.</summary>
    internal static string Cell(string? text) =>
        text is null ? "" : text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
