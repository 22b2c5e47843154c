using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The table of a flow statement: the same rows every time, a column for all streams and one for each that flowed, both sides summed. A page bears six
/// columns to the gram, so more streams go on in further tables.
/// </summary>
internal sealed class FlowTable(FlowStatement flows, Sentences words)
{
    private const long GramsOfTonne = 1_000_000, GramsOfKilogram = 1000;
    private const int WidthOfStream = 13, StreamsOnPage = 6;

    private readonly int places = flows.Streams.SelectMany(static s => s.In.Concat(s.Out).Select(static t => t.Grams).Append(s.Transferred).Append(s.Received))
        .All(static g => g % GramsOfKilogram == 0) ? 3 : 6;

    public IEnumerable<PaperTable> Statement()
    {
        var columns = flows.Streams.Select(s => new Column(NameOf(s.Stream, words), [s])).Prepend(new(words.Say("flows-total"), flows.Streams)).ToList();
        var tables = columns.Chunk(Even(columns.Count)).ToList();
        return tables.Select((t, i) => new PaperTable(
            tables.Count == 1 ? words.Say("flows-table") : words.Say("flows-table-part", ("number", Text(i + 1)), ("of", Text(tables.Count))),
            [
                new(words.Say("flows-column-side"), 7, Centred: true), new(words.Say("flows-column-place"), 11, Centred: true), new(words.Say("flows-column-term"), 22),
                .. t.Select(static c => new PaperColumn(c.Name, WidthOfStream, Centred: true)),
            ],
            flows.Streams.Count == 0 ? [] : [.. Rows(t)]));
    }

    public static string NameOf(string stream, Sentences words) => Streams.Find(stream) is { } row ? words.Of(row.Zh, row.En) : stream;

    /// <summary>As people read it: thousands apart, and kilograms where there is one.</summary>
    public static string Tonnes(long grams) => ((decimal)grams / GramsOfTonne).ToString(Math.Abs(grams) < GramsOfKilogram ? "0.######" : "#,0.###", CultureInfo.InvariantCulture);

    private IEnumerable<IReadOnlyList<PaperCell>> Rows(Column[] columns)
    {
        IReadOnlyList<PaperCell> Row(PaperCell side, PaperCell place, string term, Func<StreamFlows, long> of) =>
            [side, place, term, .. columns.Select(c => Number(c.Streams.Sum(of)))];

        var (ins, site, way) = (RegionStatement.TermsIn, RegionStatement.TermsAtSite, RegionStatement.TermsOnWay);
        foreach (var (term, i) in ins.Select(static (t, i) => (t, i)))
        {
            yield return Row(Once("flows-in", i, ins.Count + 1), new("", i == 0 ? ins.Count : 0), words.Say("flows-term-" + term), s => Of(s.In, term, null));
        }

        yield return Row(new("", 0), "", words.Say("flows-in-total"), static s => s.In.Sum(static t => t.Grams));
        var outs = 2 * site.Count + way.Count + 1;
        foreach (var (term, i) in site.Select(static (t, i) => (t, i)))
        {
            yield return Row(Once("flows-out", i, outs), Once("flows-place-origin", i, site.Count), Ending(term, RegionStatement.Origin), s => Of(s.Out, term, RegionStatement.Origin));
        }

        foreach (var (term, i) in way.Select(static (t, i) => (t, i)))
        {
            yield return Row(new("", 0), Once("flows-place-way", i, way.Count), Ending(term, RegionStatement.Way), s => Of(s.Out, term, RegionStatement.Way));
        }

        foreach (var (term, i) in site.Select(static (t, i) => (t, i)))
        {
            yield return Row(new("", 0), Once("flows-place-received", i, site.Count), Ending(term, RegionStatement.Received), s => Of(s.Out, term, RegionStatement.Received));
        }

        yield return Row(new("", 0), "", words.Say("flows-out-total"), static s => s.Out.Sum(static t => t.Grams));
        yield return Row(Once("flows-memo", 0, 2), new("", 2), words.Say("flows-memo-transferred"), static s => s.Transferred);
        yield return Row(new("", 0), new("", 0), words.Say("flows-memo-received"), static s => s.Received);
    }

    private string Ending(string term, string place) =>
        words.Say(place == RegionStatement.Origin && term == Classes.Utilised ? "flows-term-own-use" : "flows-term-" + term);

    private PaperCell Once(string sentence, int i, int rows) => i == 0 ? new(words.Say(sentence), rows) : new("", 0);

    private PaperCell Number(long grams) =>
        new(grams == 0 ? "0" : ((decimal)grams / GramsOfTonne).ToString(places == 3 ? "0.000" : "0.000000", CultureInfo.InvariantCulture), Number: true);

    // Tables of about the same width, rather than a last one of a single column.
    private static int Even(int columns) => (int)Math.Ceiling(columns / Math.Ceiling(columns / (double)StreamsOnPage));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Of(IReadOnlyList<FlowTerm> terms, string term, string? place) =>
        terms.FirstOrDefault(t => t.Term == term && t.Place == place)?.Grams ?? 0;

    private sealed record Column(string Name, IReadOnlyList<StreamFlows> Streams);
}
