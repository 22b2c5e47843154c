namespace WasteFlow.Indicators;

/// <summary>Writes a formula as the formula language has it.</summary>
public static class Wordings
{
    private const int OfSums = 1, OfProducts = 2, OfSigns = 3;

    /// <summary>A whole formula, with the brackets that it needs.</summary>
    public static string Text(this Expression expression) => Text(expression, OfSums);

    private static string Text(Expression expression, int within)
    {
        var (text, binds) = expression switch
        {
            Literal literal => (literal.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), OfSigns),
            Negation negation => ($"-{Text(negation.Of, OfSigns)}", OfSigns),
            Larger larger => ($"max({larger.Left.Text()}, {larger.Right.Text()})", OfSigns),
            Operation { Sign: '+' or '-' } sum => ($"{Text(sum.Left, OfSums)} {sum.Sign} {Text(sum.Right, OfProducts)}", OfSums),
            Operation product => ($"{Text(product.Left, OfProducts)} {product.Sign} {Text(product.Right, OfSigns)}", OfProducts),
            _ => (expression.Wording(), OfSigns),
        };
        return binds < within ? $"({text})" : text;
    }

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
        Filter("stream", filter.Streams), Filter("code", filter.Codes), Filter("kind", filter.Kinds), Filter("class", filter.Classes),
        Filter("tag", filter.Tags), Filter("region", filter.Regions), Filter("permit", filter.Permits), Filter("insurance", filter.Insurances), Filter("inspected", filter.Inspected),
        Filter("passed", filter.Passed), Filter("method", filter.Methods), filter.By == Attribution.Facility ? "by=facility" : null, filter.Period == YearOf.Last ? "period=last" : null,
        filter.Basis is { } basis ? $"basis={(basis == TimingBasis.Accepted ? "accepted" : "treated")}" : null,
        filter.Previous is { } previous ? $"prev={(previous == PreviousRule.Fifo ? "fifo" : "net")}" : null, filter.Outcomes is { } reading ? $"outcomes={reading}" : null,
        filter.Secondary ? "roots=secondary" : null, filter.Final ? "receipt=final" : null,
    }.OfType<string>());

    private static string? Filter(string name, IReadOnlyList<string> values) => values.Count == 0 ? null : $"{name}={string.Join('|', values)}";
}
