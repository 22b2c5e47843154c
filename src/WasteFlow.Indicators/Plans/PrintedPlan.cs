using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace WasteFlow.Indicators;

/// <summary>A plan as it was printed (实施方案): the JSON of <c>schemas/plans</c>. What the source gets wrong is kept.</summary>
/// <param name="Document">Its title.</param>
/// <param name="BaseYear">Null where the plan states none.</param>
/// <param name="TargetYears">The years its table has target columns for.</param>
public sealed partial record PrintedPlan(
    string Id, string RegionName, string Document, int? BaseYear, IReadOnlyList<int> TargetYears, IReadOnlyList<PrintedRow> Indicators,
    IReadOnlyList<PrintedTextTarget> TextTargets, IReadOnlyList<string>? Anomalies)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The last year with a figure to reach among the table's targets; else the last of its target years.</summary>
    [JsonIgnore]
    public int LastTargetYear => Indicators.SelectMany(static r => r.Targets)
        .Where(static t => t.Year is not null && t.Number is not null).Select(static t => t.Year!.Value)
        .DefaultIfEmpty(TargetYears.Count > 0 ? TargetYears.Max() : 0).Max();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    /// <summary>The row with a printed number; null where there is none.</summary>
    public PrintedRow? Row(int no) => Indicators.FirstOrDefault(r => r.No == no);

    /// <summary>
    /// The same without the years that no report can be of: a target of one is not judged, a base year is not stated. No plan is adopted with one any more, and one that
    /// was is answered. Its texts stand as printed.
    /// </summary>
    public PrintedPlan Reportable() => PlanForm.AreReportable(this) ? this : this with
    {
        BaseYear = Year(BaseYear),
        TargetYears = [.. TargetYears.Where(Reports.IsYear)],
        Indicators = [.. Indicators.Select(static r => r with
        {
            Baseline = r.Baseline with { Year = Year(r.Baseline.Year) },
            Targets = [.. r.Targets.Select(static t => (t.Year == Year(t.Year) ? t : t with { Year = null, Value = null, Comparator = null }) with { ReferenceYear = Year(t.ReferenceYear) })],
        })],
        TextTargets = [.. TextTargets.Select(static t => t.Year == Year(t.Year) ? t : t with { Year = null, Value = null, Comparator = null })],
    };

    private static int? Year(int? year) => year is { } said && Reports.IsYear(said) ? said : null;

    /// <summary>Null when the document is not of that shape, with the place and the reason in <paramref name="wrong"/>.</summary>
    public static PrintedPlan? Read(JsonElement document, out string wrong)
    {
        try
        {
            var plan = document.Deserialize<PrintedPlan>(Format)!;
            wrong = PlanForm.Nothing(plan) ?? (plan.Indicators.GroupBy(static r => r.No).Any(static g => g.Count() > 1) ? "indicators: a number stands twice" : "");
            return wrong.Length == 0 ? plan : null;
        }
        catch (JsonException e)
        {
            // The serialiser names what is missing in its message alone.
            var missing = Quoted().Matches(e.Message).Select(static m => m.Groups[1].Value).Where(static n => n.All(static c => char.IsAsciiLetterLower(c) || c == '_')).ToList();
            wrong = (e.Path ?? "$") + (missing.Count == 0 ? "" : $": {string.Join(", ", missing)}");
            return null;
        }
    }
}

/// <summary>A row of the annex; of the running text where the plan has no annex.</summary>
/// <param name="Line">The line of the source text.</param>
/// <param name="Level1">The heading that it stands under (一级指标).</param>
/// <param name="Level2">The heading below that (二级指标).</param>
public sealed record PrintedRow(
    int No, string Code, string Name, bool Mandatory, string? Unit, PrintedBaseline Baseline, IReadOnlyList<PrintedTarget> Targets,
    IReadOnlyList<string> DataSources, IReadOnlyList<string> LeadDepartments, int? Line = null, string? Scope = null,
    string? Level1 = null, string? Level2 = null)
{
    /// <summary>Who answers for the value: the lead departments, or the sources of the data where the plan names no lead.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Departments => LeadDepartments.Count > 0 ? LeadDepartments : DataSources;

    /// <summary>The names of its parts, in order; empty where the row has one target a year.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Parts => [.. Targets.Where(static t => t.Part is not null).Select(static t => t.Part!).Distinct()];
}

/// <summary>What stood at the beginning (现状值).</summary>
public sealed record PrintedBaseline(
    int? Year, string Text, [property: JsonConverter(typeof(NumberAsText))] string? Value, IReadOnlyList<PrintedBaselinePart>? Parts = null)
{
    /// <summary>The value of a part, or of the whole.</summary>
    public Rational? Of(string? part) =>
        Rational.TryParse(part is null ? Value : Parts?.FirstOrDefault(p => p.Part.Equals(part, StringComparison.Ordinal))?.Value, out var value)
            ? value
            : null;
}

public sealed record PrintedBaselinePart(
    string Part, string Text, [property: JsonConverter(typeof(NumberAsText))] string? Value, string? Unit = null);

/// <summary>A target as printed, and our reading of it.</summary>
/// <param name="Basis">Whether the comparator is printed or our reading.</param>
/// <param name="Strict">Printed with a sign that leaves the value itself out (&gt;).</param>
/// <param name="Measure"><c>growth_rate_pct</c> where the value is a growth rate of the indicator.</param>
public sealed record PrintedTarget(
    int? Year, string Text, [property: JsonConverter(typeof(NumberAsText))] string? Value, string? Comparator,
    [property: JsonPropertyName("comparator_basis")] string? Basis, bool Strict = false, string? Part = null, string? Unit = null,
    string? Code = null, int? ReferenceYear = null, string? Measure = null)
{
    [JsonIgnore]
    public Rational? Number => Rational.TryParse(Value, out var number) ? number : null;
}

/// <summary>A target that stands in the running text.</summary>
/// <param name="TableNo">The row of the same plan's table it is about.</param>
public sealed record PrintedTextTarget(
    string Quote, string? IndicatorName, [property: JsonConverter(typeof(NumberAsText))] string? Value, string? Unit, int? Year,
    string? Comparator, string? Code, int? TableNo, IReadOnlyList<string> LeadDepartments, int? Line = null, string? Scope = null,
    string? Measure = null)
{
    /// <summary>As a target of the table would say it.</summary>
    public PrintedTarget AsTarget() => new(Year, Quote, Value, Comparator, "running_text", Unit: Unit, Measure: Measure);
}

/// <summary>Keeps a JSON number's own digits, so that 0.0655 stays 0.0655.</summary>
public sealed class NumberAsText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => JsonElement.ParseValue(ref reader).GetRawText(),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException("a number or text is expected"),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
