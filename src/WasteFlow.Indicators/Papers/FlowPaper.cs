using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The flow statement of a region (流向表): a figure of the whole, its table, and a figure of each stream.</summary>
internal sealed class FlowPaper(FlowStatement flows, Sentences words)
{
    private const int HeightOfWhole = 250, HeightOfStream = 190;

    private readonly FlowTable table = new(flows, words);

    public IEnumerable<PaperBlock> Blocks()
    {
        if (flows.Streams.Count == 0)
        {
            return [new PaperText(words.Say("flows-none")), .. table.Statement()];
        }

        var all = Terms(flows.Streams);
        var whole = all.Where(static t => t.Place is null).Sum(static t => t.Grams);
        return
        [
            new PaperText(words.Say(
                "flows-summary", ("in", FlowTable.Tonnes(whole)), ("utilised", Part(Classes.Utilised)), ("incinerated", Part(Classes.Incinerated)),
                ("landfilled", Part(Classes.Landfilled)), ("otherwise", Part(Classes.Otherwise)), ("stock", Part(Cells.Stock)))),
            Whole(),
            new PaperHeading(words.Say("flows-table")),
            .. table.Statement(),
            .. Notes(),
            .. flows.Streams.Count > 1 ? flows.Streams.Select(s => new FlowFigure(Terms([s]), words).Of(
                words.Say("flows-chart-stream", ("stream", FlowTable.NameOf(s.Stream, words))), HeightOfStream)).Prepend<PaperBlock>(new PaperHeading(words.Say("flows-streams"))) : [],
        ];

        string Part(string term) => FlowTable.Tonnes(all.Where(t => t.Term == term && t.Place is not null).Sum(static t => t.Grams));
    }

    /// <summary>The figure of all streams together; where nothing flowed, of nothing.</summary>
    public PaperFlows Whole() => new FlowFigure(Terms(flows.Streams), words).Of(
        words.Say("flows-chart", ("region", words.Region(flows.RegionName)), ("period", words.Period(flows.Period))), HeightOfWhole);

    private IEnumerable<PaperBlock> Notes()
    {
        yield return new PaperText(words.Say("flows-note-place"), Small: true);
        yield return new PaperText(words.Say("flows-note-residue"), Small: true);
        yield return new PaperText(words.Say("flows-note-memo"), Small: true);
        if (flows.Simulated)
        {
            yield return new PaperText(words.Say("flows-note-simulated"), Small: true);
        }
    }

    private static IReadOnlyList<FlowTerm> Terms(IEnumerable<StreamFlows> streams) => [.. streams.SelectMany(static s => s.In.Concat(s.Out))
        .GroupBy(static t => (t.Term, t.Place)).Select(static g => new FlowTerm(g.Key.Term, g.Key.Place, g.Sum(static t => t.Grams)))];
}
