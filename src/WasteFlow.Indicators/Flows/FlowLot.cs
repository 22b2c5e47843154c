using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A lot as this fold keeps it, in one place: what it is, and what moved in and out of it.</summary>
public sealed class FlowLot : IPacked<FlowLot>, IPackedAtRest
{
    private LotState state;
    private TracedLot? traced;
    private LotWords? words;
    private Root? root;

    public FlowLot(LotState state) => this.state = state;

    /// <summary>Changed in place; what is known of its history is told anew with it.</summary>
    public LotState State
    {
        get => state;
        set
        {
            var before = state;
            (state, root) = (value, null);
            if (!ReferenceEquals(before, value) && !before.IsBornAs(value))
            {
                words = null;
                traced = traced is null ? null : traced with { Born = value.Born(traced.Born.Lot) };
            }
        }
    }

    /// <summary>Null until its first move.</summary>
    public TracedLot? Traced
    {
        get => traced;
        set => traced = value;
    }

    public IReadOnlyList<TracedOut> Outs => traced?.Outs ?? [];

    /// <summary>The words by which its cells are named.</summary>
    internal LotWords Words => words ??= new(CellWord.Of(state.Stream), CellWord.Of(state.Code.Text), CellWord.Of(state.Holder.Text));

    /// <summary>What it is as a root.</summary>
    internal Root Root => root ??= state.Root is { } own ? new(own) : Root.None;

    /// <summary>All that came in has gone out.</summary>
    internal bool IsEmpty
    {
        get
        {
            if (traced is not { Outs.Count: > 0 })
            {
                return false;
            }

            var left = traced.Grams;
            for (var i = 0; i < traced.Outs.Count; i++)
            {
                left -= traced.Outs[i].Grams;
            }

            return left == 0;
        }
    }

    public static FlowLot? Find(FoldDocuments documents, LotId lot) => documents.Get<LotBlock>(LotBlock.Key(LotBlock.Of(lot)))?.Find(lot) ?? Alone(documents, lot);

    /// <summary>As a version before kept it: a document for each.</summary>
    internal static FlowLot? Alone(FoldDocuments documents, LotId lot) => documents.Get<FlowLot>($"lot/{lot}");

    /// <summary>Root → grams of what is left.</summary>
    public Atoms Left() => traced?.Left() ?? Atoms.None;

    public static FlowLot Unpack(PackReader from)
    {
        var lot = new FlowLot(PackedLot.StateOf(from));
        lot.traced = PackedLot.HistoryOf(from, lot.state);
        lot.state.ImpurityPerMille = from.Rest().IsEmpty ? 0 : from.Int();
        return lot;
    }

    public void Pack(PackWriter to)
    {
        PackedLot.Pack(state, to);
        PackedLot.Pack(traced, to);

        // Few have any, and a version before ended here.
        if (state.ImpurityPerMille > 0)
        {
            to.Number(state.ImpurityPerMille);
        }
    }
}

/// <summary>Each looked up once for a lot, and not once for each posting.</summary>
internal readonly record struct LotWords(CellWord Stream, CellWord Code, CellWord Holder);

/// <summary>What figures ask of a root, by words; each empty for a lot that is none.</summary>
internal sealed class Root(RootState? state)
{
    public static readonly Root None = new(null);

    /// <summary>Null for a lot that is no root.</summary>
    public RootState? State => state;

    public CellWord Producer { get; } = CellWord.Of(state?.Producer.Text ?? "");

    public CellWord Group { get; } = CellWord.Of(state?.Group ?? "");

    public CellWord Since { get; } = state is { } root ? FlowMonths.Of(root.Since) : default;
}
