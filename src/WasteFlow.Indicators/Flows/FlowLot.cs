using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A lot as this fold keeps it, in one document: what it is, and what moved in and out of it.</summary>
public sealed class FlowLot : IPacked<FlowLot>, IPackedAtRest
{
    public const string Keys = "lot/";

    private LotState state;
    private TracedLot? traced;
    private Names? names;

    public FlowLot(LotState state) => this.state = state;

    /// <summary>Changed in place; what is known of its history is told anew with it.</summary>
    public LotState State
    {
        get => state;
        set
        {
            state = value;
            names = null;
            if (traced is not null && state.Born(traced.Born.Lot) is var born && born != traced.Born)
            {
                traced = traced with { Born = born };
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
    internal Names Words => names ??= new(state);

    public static string Key(LotId lot) => $"{Keys}{lot}";

    public static FlowLot? Find(FoldDocuments documents, LotId lot) => documents.Get<FlowLot>(Key(lot));

    /// <summary>Root → grams of what is left.</summary>
    public Atoms Left() => traced?.Left() ?? Atoms.None;

    public static FlowLot Unpack(PackReader from)
    {
        var lot = new FlowLot(PackedLot.StateOf(from));
        lot.traced = PackedLot.HistoryOf(from, lot.state);
        return lot;
    }

    public void Pack(PackWriter to)
    {
        PackedLot.Pack(state, to);
        PackedLot.Pack(traced, to);
    }

    /// <summary>Each looked up once for the lot, and not once for each posting.</summary>
    internal sealed class Names(LotState state)
    {
        public CellWord Stream { get; } = CellWord.Of(state.Stream);

        public CellWord Code { get; } = CellWord.Of(state.Code.Text);

        public CellWord Holder { get; } = CellWord.Of(state.Holder.Text);

        /// <summary>Of the root that it is; the empty word where it is none.</summary>
        public CellWord Producer { get; } = CellWord.Of(state.Root?.Producer.Text ?? "");

        public CellWord Group { get; } = CellWord.Of(state.Root?.Group ?? "");

        public CellWord Since { get; } = state.Root is { } root ? FlowMonths.Of(root.Since) : default;
    }
}
