namespace WasteFlow.Indicators;

/// <summary>Writes the terms of a formula as the formula language has them.</summary>
public static class Wordings
{
    public static string Wording(this Expression term) => term switch
    {
        Flow flow => Filters(flow.Filter) is { Length: > 0 } filters ? $"{flow.Measure.Name}({filters})" : flow.Measure.Name,
        Outside { Year: YearOf.This } outside => $"stat({outside.Statistic})",
        Outside outside => $"stat({outside.Statistic}, year={(outside.Year == YearOf.Last ? "last" : "base")})",
        BaseOf of => $"base({of.Indicator})",
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static string Filters(Filter filter) => string.Join(", ", new[]
    {
        Filter("stream", filter.Streams), Filter("code", filter.Codes), Filter("kind", filter.Kinds), Filter("tag", filter.Tags),
        Filter("method", filter.Methods), filter.By == Attribution.Facility ? "by=facility" : null, filter.Period == YearOf.Last ? "period=last" : null,
    }.OfType<string>());

    private static string? Filter(string name, IReadOnlyList<string> values) => values.Count == 0 ? null : $"{name}={string.Join('|', values)}";
}
