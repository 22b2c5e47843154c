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

        var filter = Filters(measure.Filters);
        Must(')');
        return filter;
    }

    private Filter Filters(IReadOnlyList<string> known)
    {
        var filter = Filter.None;
        do
        {
            Blank();
            var position = at + 1;
            var name = Word(char.IsAsciiLetterLower);
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw NotOneOf(name, position, known);
            }

            Must('=');
            filter = With(filter, name);
        }
        while (Next(','));

        return filter;
    }

    private Filter With(Filter filter, string name) => name switch
    {
        "stream" => filter with { Streams = AllKnown("stream", names.Streams) },
        "code" => filter with { Codes = Patterns() },
        "kind" => filter with { Kinds = AllKnown("kind", names.Kinds) },
        "class" => filter with { Classes = AllKnown("site-class", SiteClasses) },
        "tag" => filter with { Tags = AllKnown("tag", names.Tags) },
        "region" => filter with { Regions = AllKnown("region", names.Regions) },
        "permit" => filter with { Permits = Papers(RegisterKinds.Permit) },
        "insurance" => filter with { Insurances = Papers(RegisterKinds.Insurance) },
        "inspected" => filter with { Inspected = AllKnown("inspection", Inspections) },
        "passed" => filter with { Passed = AllKnown("inspection", Inspections) },
        "method" => filter with { Methods = AllKnown("method", names.Methods) },
        "basis" => filter with { Basis = OneOf(("treated", TimingBasis.Treated), ("accepted", TimingBasis.Accepted)) },
        "prev" => filter with { Previous = OneOf(("net", PreviousRule.Net), ("fifo", PreviousRule.Fifo)) },
        "outcomes" => filter with { Outcomes = Reading() },
        "receipt" => filter with { Final = OneOf(("first", false), ("final", true)) },
        "roots" => filter with { Secondary = OneOf(("primary", false), ("secondary", true)) },
        "by" => filter with { By = OneOf(("origin", Attribution.Origin), ("facility", Attribution.Facility)) },
        _ => filter with { Period = OneOf(("this", YearOf.This), ("last", YearOf.Last)) },
    };

    private List<string> Papers(string of) => AllKnown(of, [Filter.Any, .. RegisterKinds.All.Where(k => k.Of == of).Select(static k => k.Kind)]);

    private string Reading() => Known("outcome-reading", OutcomeReading.All.Keys);

    private List<string> Patterns() => All(() => Known("code", names.Codes, names.KnowsCode));

    private List<string> AllKnown(string expected, IReadOnlyCollection<string> known) => All(() => Known(expected, known));

    private List<string> All(Func<string> read)
    {
        var found = new List<string> { read() };
        while (Next('|'))
        {
            found.Add(read());
        }

        return found;
    }

    private string Known(string expected, IReadOnlyCollection<string> known) => Known(expected, known, name => known.Contains(name, StringComparer.Ordinal));

    /// <param name="expected">A word of the set <c>formula</c> of <c>words.csv</c>.</param>
    private string Known(string expected, IReadOnlyCollection<string> known, Func<string, bool> isKnown)
    {
        Blank();
        var position = at + 1;
        var name = Value(expected);
        return isKnown(name) ? name : throw Unknown(name, position, expected, known);
    }
}
