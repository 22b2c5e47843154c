using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The lots that a block of neighbouring lines made, in the order of their ids: a ledger has a lot for nearly every line, and a row for each would cost more than
/// what is in it. Each is packed by itself, and read when somebody asks for it.
/// </summary>
public sealed class LotBlock : IPacked<LotBlock>, IPackedAtRest
{
    public const string Keys = "lots/";

    private const int LinesOfBlock = 8;

    private readonly List<Kept> lots = [];

    public static long Of(LotId lot) => lot.Line / LinesOfBlock;

    public static string Key(long block) => FormattableString.Invariant($"{Keys}{block:D10}");

    public static LotBlock Unpack(PackReader from)
    {
        var block = new LotBlock();
        for (var left = from.Count(); left > 0; left--)
        {
            block.lots.Add(new(new(from.Number(), from.Int())) { Packed = from.Bytes() });
        }

        return block;
    }

    public void Pack(PackWriter to)
    {
        var own = new PackWriter();
        to.Number(lots.Count);
        foreach (var kept in lots)
        {
            own.Clear();
            kept.Lot?.Pack(own);
            Pack(kept.Id, kept.Lot is null ? kept.Packed : own.Written, to);
        }
    }

    public FlowLot? Find(LotId lot) => Place(lot) is var at and >= 0 ? lots[at].Read() : null;

    public void Put(LotId lot, FlowLot value)
    {
        var at = Place(lot);
        if (at < 0)
        {
            lots.Insert(~at, new(lot) { Lot = value });
        }
        else
        {
            lots[at].Lot = value;
        }
    }

    public IEnumerable<(LotId Lot, FlowLot Value)> All() => lots.Select(static l => (l.Id, l.Read()));

    /// <summary>One lot of a block that is written at once.</summary>
    internal static void Pack(LotId lot, ReadOnlySpan<byte> packed, PackWriter to)
    {
        to.Number(lot.Line);
        to.Number(lot.Number);
        to.Bytes(packed);
    }

    /// <summary>Where it is; below zero the complement of where it would be.</summary>
    private int Place(LotId lot)
    {
        // A block has few, and mostly its last one is asked for.
        for (var i = lots.Count - 1; i >= 0; i--)
        {
            var order = lots[i].Id.CompareTo(lot);
            if (order <= 0)
            {
                return order == 0 ? i : ~(i + 1);
            }
        }

        return ~0;
    }

    private sealed class Kept(LotId id)
    {
        public LotId Id => id;

        public byte[] Packed { get; init; } = [];

        /// <summary>Null until somebody asked for it.</summary>
        public FlowLot? Lot { get; set; }

        /// <summary>Readers beside each other may each read it: then it is the same twice.</summary>
        public FlowLot Read() => Lot ??= FlowLot.Unpack(new(Packed));
    }
}
