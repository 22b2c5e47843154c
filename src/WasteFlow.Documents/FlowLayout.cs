namespace WasteFlow.Documents;

/// <summary>Where everything of a flow diagram stands, in points of a drawing <see cref="Width"/> wide: the same diagram is the same drawing.</summary>
internal sealed class FlowLayout
{
    public const double Width = 1040, BarWidth = 12, NameSize = 13, AmountSize = 12, LineHeight = 16;
    private const double LabelWidth = 196, Gap = 7, ThinBar = 1.5, ThinBand = 0.8, Top = 4;

    private readonly PaperFlows flows;
    private readonly double scale;
    private readonly int last;
    private readonly double[] heights, tops;

    private FlowLayout(PaperFlows flows)
    {
        this.flows = flows;
        last = flows.Nodes.Max(static n => n.Column);
        var sums = flows.Nodes.Select((_, i) => Math.Max(Sum(static b => b.From, i), Sum(static b => b.To, i))).ToArray();
        scale = flows.Height / (double)Enumerable.Range(0, last + 1).Max(c => flows.Nodes.Select((n, i) => n.Column == c ? sums[i] : 0).Sum());
        heights = [.. sums.Select(s => Math.Max(s * scale, ThinBar))];
        tops = new double[heights.Length];
        var whole = Enumerable.Range(0, last + 1).Select(c => Of(c).Sum(Slot) + Gap * (Of(c).Count() - 1)).ToArray();
        Height = Round(whole.Max() + 2 * Top);
        for (var column = 0; column <= last; column++)
        {
            var at = Top + (whole.Max() - whole[column]) / 2;
            foreach (var node in Of(column))
            {
                tops[node] = IsMiddle(column) ? at + 2 * LineHeight : at + (Slot(node) - heights[node]) / 2;
                at += Slot(node) + Gap;
            }
        }

        Bars = [.. flows.Nodes.Select((n, i) => new FlowBar(Round(X(n.Column)), Round(tops[i]), BarWidth, Round(heights[i]), n.Tone))];
        Labels = [.. flows.Nodes.Select(Label)];
        Bands = [.. Banded()];
    }

    public double Height { get; }

    public IReadOnlyList<FlowBar> Bars { get; }

    public IReadOnlyList<FlowLabel> Labels { get; }

    public IReadOnlyList<FlowBandShape> Bands { get; }

    public static FlowLayout Of(PaperFlows flows) => new(flows);

    private IEnumerable<int> Of(int column) => Enumerable.Range(0, flows.Nodes.Count).Where(i => flows.Nodes[i].Column == column);

    private long Sum(Func<PaperBand, int> end, int node) => flows.Bands.Where(b => end(b) == node).Sum(static b => b.Amount);

    private bool IsMiddle(int column) => column > 0 && column < last;

    private double Slot(int node) => IsMiddle(flows.Nodes[node].Column) ? 2 * LineHeight + heights[node] : Math.Max(heights[node], 2 * LineHeight);

    private double X(int column) => LabelWidth + column * (Width - 2 * LabelWidth - BarWidth) / last;

    private FlowLabel Label(PaperNode node, int i)
    {
        var (x, y) = (X(node.Column), tops[i] + heights[i] / 2 - LineHeight);
        return node.Column == 0 ? new(0, Round(y), LabelWidth - 6, FlowSide.Left, node.Name, node.Amount)
            : node.Column == last ? new(Round(x + BarWidth + 6), Round(y), LabelWidth - 6, FlowSide.Right, node.Name, node.Amount)
            : new(Round(x + BarWidth / 2 - LabelWidth / 2), Round(tops[i] - 2 * LineHeight - 1), LabelWidth, FlowSide.Above, node.Name, node.Amount);
    }

    /// <summary>On each side of a node its bands lie in the order of their other ends, so that they cross as little as they can.</summary>
    private IEnumerable<FlowBandShape> Banded()
    {
        var (leaves, enters) = (new double[flows.Bands.Count], new double[flows.Bands.Count]);
        for (var node = 0; node < flows.Nodes.Count; node++)
        {
            Stack(leaves, node, static b => b.From, b => tops[b.To]);
            Stack(enters, node, static b => b.To, b => tops[b.From]);
        }

        for (var i = 0; i < flows.Bands.Count; i++)
        {
            var (from, to) = (flows.Nodes[flows.Bands[i].From], flows.Nodes[flows.Bands[i].To]);
            yield return new(
                Round(X(from.Column) + BarWidth), Round(leaves[i]), Round(X(to.Column)), Round(enters[i]), Round(Math.Max(flows.Bands[i].Amount * scale, ThinBand)),
                to.Column == last ? to.Tone : from.Column == 0 ? from.Tone : PaperTone.Plain);
        }
    }

    private void Stack(double[] places, int node, Func<PaperBand, int> end, Func<PaperBand, double> other)
    {
        var at = tops[node];
        foreach (var i in Enumerable.Range(0, flows.Bands.Count).Where(i => end(flows.Bands[i]) == node).OrderBy(i => other(flows.Bands[i])))
        {
            places[i] = at;
            at += flows.Bands[i].Amount * scale;
        }
    }

    private static double Round(double points) => Math.Round(points, 1);
}

internal readonly record struct FlowBar(double X, double Y, double Width, double Height, PaperTone Tone);

/// <summary>From (X0, Y0) to (X1, Y1), its upper corners; equally high at both ends.</summary>
internal readonly record struct FlowBandShape(double X0, double Y0, double X1, double Y1, double Height, PaperTone Tone);

/// <summary>Two lines of text: left of a bar they end at it, right of it they begin at it, above it they are centred.</summary>
internal readonly record struct FlowLabel(double X, double Y, double Width, FlowSide Side, string Name, string Amount);

internal enum FlowSide
{
    Left,
    Right,
    Above,
}
