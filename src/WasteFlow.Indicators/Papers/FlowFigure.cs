using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Documents;

namespace WasteFlow.Indicators;

/// <summary>
/// A Sankey figure (桑基图) of terms: what was there and came in, the whole of it, whether it stayed where it arose or was transferred, and what became of it.
/// What is below zero stands on the other side, so both sides of every node have the same sum.
/// </summary>
internal sealed class FlowFigure(IReadOnlyList<FlowTerm> terms, Sentences words)
{
    private const int Sources = 0, Whole = 1, Ways = 2, Received = 3, Endings = 4;
    private static readonly string[] Treated = [Classes.Utilised, Classes.Incinerated, Classes.Landfilled, Classes.Otherwise];
    private static readonly IReadOnlyList<string> EndingsInOrder = [.. RegionStatement.TermsAtSite, .. RegionStatement.TermsOnWay];

    private readonly List<PaperNode> nodes = [];
    private readonly List<PaperBand> bands = [];
    private readonly Dictionary<string, int> ends = new(StringComparer.Ordinal);
    private long whole;

    public PaperFlows Of(string name, int height)
    {
        FlowTerm[] sources =
        [
            .. RegionStatement.TermsIn.Select(t => new FlowTerm(t, null, Grams(t, null))).Where(static t => t.Grams > 0),
            .. terms.Where(static t => t.Place is not null && t.Grams < 0).Select(static t => new FlowTerm(t.Term + "-surplus", null, -t.Grams)),
        ];
        whole = sources.Sum(static t => t.Grams);
        var all = Add(Whole, words.Say("flows-total"), whole);
        foreach (var source in sources)
        {
            Band(Add(Sources, Name(source.Term), source.Grams, source.Term == Cells.Generated ? PaperTone.Apart : PaperTone.Plain), all, source.Grams);
        }

        foreach (var term in EndingsInOrder.Where(t => Ending(t) > 0))
        {
            ends[term] = Add(Endings, Name(term), Ending(term), ToneOf(term));
        }

        AtOrigin(all);
        Transferred(all);
        if (Surplus(Cells.Opening) is > 0 and var owed)
        {
            Band(all, Add(Endings, Name("opening-surplus"), owed), owed);
        }

        return new(name, height, nodes, bands);
    }

    private void AtOrigin(int all)
    {
        if (Grams(Cells.Stock, RegionStatement.Origin) is > 0 and var stored)
        {
            Through(all, "flows-node-stored", [(Cells.Stock, stored)]);
        }

        Through(all, "flows-node-own", Treated.Select(static t => t).Select(t => (t, Grams(t, RegionStatement.Origin))));
        foreach (var term in RegionStatement.TermsAtSite.Where(static t => t != Cells.Stock).Except(Treated, StringComparer.Ordinal))
        {
            Band(all, ends.GetValueOrDefault(term), Grams(term, RegionStatement.Origin));
        }
    }

    private void Transferred(int all)
    {
        var received = RegionStatement.TermsAtSite.Select(t => (Term: t, Grams: Grams(t, RegionStatement.Received))).Where(static t => t.Grams > 0).ToList();
        var onWay = RegionStatement.TermsOnWay.Select(t => (Term: t, Grams: Grams(t, RegionStatement.Way))).Where(static t => t.Grams > 0).ToList();
        var (arrived, left) = (received.Sum(static t => t.Grams), onWay.Sum(static t => t.Grams));
        if (arrived + left == 0)
        {
            return;
        }

        var transferred = Add(Ways, words.Say("flows-node-transferred"), arrived + left);
        Band(all, transferred, arrived + left);
        if (arrived > 0)
        {
            var at = Add(Received, words.Say("flows-node-received"), arrived);
            Band(transferred, at, arrived);
            received.ForEach(t => Band(at, ends[t.Term], t.Grams));
        }

        onWay.ForEach(t => Band(transferred, ends[t.Term], t.Grams));
    }

    private void Through(int all, string sentence, IEnumerable<(string Term, long Grams)> endings)
    {
        var there = endings.Where(static e => e.Grams > 0).ToList();
        if (there.Count > 0)
        {
            var node = Add(Ways, words.Say(sentence), there.Sum(static e => e.Grams));
            Band(all, node, there.Sum(static e => e.Grams));
            there.ForEach(e => Band(node, ends[e.Term], e.Grams));
        }
    }

    private int Add(int column, string name, long grams, PaperTone tone = PaperTone.Plain)
    {
        var share = whole == 0 ? 0 : 100m * grams / whole;
        nodes.Add(new(
            name, words.Say("flows-amount", ("tonnes", FlowTable.Tonnes(grams)), ("share", share.ToString("0.0", CultureInfo.InvariantCulture))), column, tone));
        return nodes.Count - 1;
    }

    private void Band(int from, int to, long grams)
    {
        if (grams > 0)
        {
            bands.Add(new(from, to, grams));
        }
    }

    private string Name(string term) => words.Say("flows-term-" + term);

    private long Ending(string term) => terms.Where(t => t.Term == term && t.Place is not null && t.Grams > 0).Sum(static t => t.Grams);

    private long Surplus(string term) => -Math.Min(0, Grams(term, null));

    private long Grams(string term, string? place) => terms.FirstOrDefault(t => t.Term == term && t.Place == place)?.Grams ?? 0;

    private static PaperTone ToneOf(string term) => term switch
    {
        Classes.Utilised => PaperTone.Good,
        Classes.Incinerated => PaperTone.Near,
        Classes.Landfilled => PaperTone.Bad,
        Classes.Otherwise => PaperTone.Apart,
        Cells.Stock => PaperTone.Warn,
        _ => PaperTone.Plain,
    };
}
