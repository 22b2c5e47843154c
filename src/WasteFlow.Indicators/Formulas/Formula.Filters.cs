using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What stands between a measure's brackets.</summary>
public sealed partial class Formula
{
    private static readonly string[] AllFilters = [.. Measure.All.Values.SelectMany(static m => m.Filters).Distinct(StringComparer.Ordinal)];

    private static readonly string[] SiteClasses = [.. RegisterKinds.All.Where(static k => k.Of == RegisterKinds.SiteClass).Select(static k => k.Kind)];

    private Filter Filters(Measure measure)
    {
        if (Next(')'))
        {
            return Filter.None;
        }

        var filter = Filters(measure.Filters, $"a filter of {measure.Name} ({string.Join(", ", measure.Filters)})");
        Must(')');
        return filter;
    }

    private Filter Filters(IReadOnlyList<string> known, string expected)
    {
        var filter = Filter.None;
        do
        {
            Blank();
            var position = at + 1;
            var name = Word(char.IsAsciiLetterLower);
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw Unknown(name, position, expected, known);
            }

            Must('=');
            filter = With(filter, name);
        }
        while (Next(','));

        return filter;
    }

    private Filter With(Filter filter, string name) => name switch
    {
        "stream" => filter with { Streams = Values() },
        "code" => filter with { Codes = Values() },
        "kind" => filter with { Kinds = Values() },
        "class" => filter with { Classes = Classes() },
        "tag" => filter with { Tags = Values() },
        "method" => filter with { Methods = Values() },
        "basis" => filter with { Basis = OneOf(("treated", TimingBasis.Treated), ("accepted", TimingBasis.Accepted)) },
        "prev" => filter with { Previous = OneOf(("net", PreviousRule.Net), ("fifo", PreviousRule.Fifo)) },
        "outcomes" => filter with { Outcomes = Reading() },
        "roots" => filter with { Secondary = OneOf(("primary", false), ("secondary", true)) },
        "by" => filter with { By = OneOf(("origin", Attribution.Origin), ("facility", Attribution.Facility)) },
        _ => filter with { Period = OneOf(("this", YearOf.This), ("last", YearOf.Last)) },
    };

    private List<string> Classes()
    {
        var classes = new List<string>();
        do
        {
            classes.Add(Known("a class of source of register-kinds.csv", SiteClasses));
        }
        while (Next('|'));

        return classes;
    }

    private string Reading() => Known("a reading of outcome-readings.csv", OutcomeReading.All.Keys);

    private string Known(string expected, IReadOnlyCollection<string> names)
    {
        Blank();
        var position = at + 1;
        var name = Value(expected);
        return names.Contains(name, StringComparer.Ordinal) ? name : throw Unknown(name, position, expected, names);
    }
}
