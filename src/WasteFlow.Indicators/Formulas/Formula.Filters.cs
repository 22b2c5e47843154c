using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What stands between a measure's brackets.</summary>
public sealed partial class Formula
{
    private static readonly string[] AllFilters = [.. Measure.All.Values.SelectMany(static m => m.Filters).Distinct(StringComparer.Ordinal)];

    private static readonly string[] SiteClasses = [.. RegisterKinds.All.Where(static k => k.Of == RegisterKinds.SiteClass).Select(static k => k.Kind)];

    private static readonly string[] Inspections = [RecordInspection.Producer, RecordInspection.Operator];

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
        "class" => filter with { Classes = AllKnown("a class of source of register-kinds.csv", SiteClasses) },
        "tag" => filter with { Tags = Values() },
        "permit" => filter with { Permits = Papers(RegisterKinds.Permit) },
        "insurance" => filter with { Insurances = Papers(RegisterKinds.Insurance) },
        "inspected" => filter with { Inspected = AllKnown("“producer” or “operator”", Inspections) },
        "passed" => filter with { Passed = AllKnown("“producer” or “operator”", Inspections) },
        "method" => filter with { Methods = Values() },
        "basis" => filter with { Basis = OneOf(("treated", TimingBasis.Treated), ("accepted", TimingBasis.Accepted)) },
        "prev" => filter with { Previous = OneOf(("net", PreviousRule.Net), ("fifo", PreviousRule.Fifo)) },
        "outcomes" => filter with { Outcomes = Reading() },
        "receipt" => filter with { Final = OneOf(("first", false), ("final", true)) },
        "roots" => filter with { Secondary = OneOf(("primary", false), ("secondary", true)) },
        "by" => filter with { By = OneOf(("origin", Attribution.Origin), ("facility", Attribution.Facility)) },
        _ => filter with { Period = OneOf(("this", YearOf.This), ("last", YearOf.Last)) },
    };

    private List<string> Papers(string of) => AllKnown(
        $"“{Filter.Any}” or a kind of {of} of register-kinds.csv", [Filter.Any, .. RegisterKinds.All.Where(k => k.Of == of).Select(static k => k.Kind)]);

    private string Reading() => Known("a reading of outcome-readings.csv", OutcomeReading.All.Keys);

    private List<string> AllKnown(string expected, IReadOnlyCollection<string> names)
    {
        var found = new List<string> { Known(expected, names) };
        while (Next('|'))
        {
            found.Add(Known(expected, names));
        }

        return found;
    }

    private string Known(string expected, IReadOnlyCollection<string> names)
    {
        Blank();
        var position = at + 1;
        var name = Value(expected);
        return names.Contains(name, StringComparer.Ordinal) ? name : throw Unknown(name, position, expected, names);
    }
}
