using System.Runtime.InteropServices;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Lots while the fold is built in one go. They are found by the line that made them, and whose mass has gone on is kept as it will be stored: a ledger has many
/// lots, and few with anything in them.
/// </summary>
internal sealed class BuiltLots
{
    private const int Beginning = 1 << 12;

    private readonly PackedRows packed = new();
    private readonly List<int> touched = [];
    private readonly Dictionary<RootState, Root> roots = [];

    /// <summary>Of each line the place of its first lot; those after it follow.</summary>
    private int[] first = new int[Beginning];
    private Slot[] slots = new Slot[Beginning];
    private int count = 1;

    /// <summary>So far each lot was told after those with lesser ids.</summary>
    private bool rising = true;

    /// <summary>Lots that were not told in the order of their numbers, or not by the line in their name.</summary>
    private Dictionary<LotId, int>? strays;

    public FlowLot? Find(LotId lot)
    {
        var place = PlaceOf(lot);
        if (place == 0)
        {
            return null;
        }

        ref var slot = ref slots[place];
        if (slot.Lot is null)
        {
            slot.Lot = FlowLot.Unpack(new(packed.Of(slot.Packed).ToArray()));
            touched.Add(place);
        }

        return slot.Lot;
    }

    public Root RootOf(LotId lot)
    {
        ref var slot = ref slots[PlaceOf(lot)];
        return slot.Lot is { } live ? live.Root : slot.Root!;
    }

    /// <summary>To be called when it has changed.</summary>
    public void Touch(LotId lot) => touched.Add(PlaceOf(lot));

    public void Add(LotId lot, FlowLot value)
    {
        if (count == slots.Length)
        {
            Array.Resize(ref slots, 2 * count);
        }

        if (lot.Line >= first.Length)
        {
            Array.Resize(ref first, (int)Math.Max(2L * first.Length, lot.Line + 1));
        }

        if (lot.Number == 1 && first[lot.Line] == 0)
        {
            first[lot.Line] = count;
        }
        else if (first[lot.Line] == 0 || first[lot.Line] + lot.Number - 1 != count)
        {
            (strays ??= []).Add(lot, count);
        }

        rising &= slots[count - 1].Id < lot;
        slots[count] = new() { Id = lot, Lot = value };
        touched.Add(count);
        count++;
    }

    /// <summary>To be called after each line.</summary>
    public void Rest()
    {
        foreach (var place in touched)
        {
            ref var slot = ref slots[place];
            if (slot.Lot is { IsEmpty: true } lot)
            {
                slot.Root = RootOf(lot);
                slot.Packed = packed.Add(Packs.Written(lot));
                slot.Lot = null;
            }
        }

        touched.Clear();
    }

    /// <summary>All of them as they are stored, block by block.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Rows()
    {
        var places = InOrder();
        var to = new PackWriter();
        for (var at = 0; at < places.Length;)
        {
            var (first, block) = (at, LotBlock.Of(slots[places[at]].Id));
            for (; at < places.Length && LotBlock.Of(slots[places[at]].Id) == block; at++)
            {
            }

            to.Clear();
            to.Number(at - first);
            foreach (var place in places.AsSpan(first, at - first))
            {
                LotBlock.Pack(slots[place].Id, slots[place].Lot is { } lot ? Packs.Written(lot) : packed.Of(slots[place].Packed), to);
            }

            yield return new(LotBlock.Key(block), to.Written.ToArray());
        }
    }

    private int[] InOrder()
    {
        var places = new int[count - 1];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i + 1;
        }

        if (!rising)
        {
            Array.Sort(places, (one, other) => slots[one].Id.CompareTo(slots[other].Id));
        }

        return places;
    }

    private int PlaceOf(LotId lot)
    {
        if (lot.Line >= 0 && lot.Line < first.Length && first[lot.Line] is var begins and > 0
            && begins + lot.Number - 1 is var place && place > 0 && place < count && slots[place].Id == lot)
        {
            return place;
        }

        return strays?.GetValueOrDefault(lot) ?? 0;
    }

    /// <summary>What is told of thousands of roots alike is kept once.</summary>
    private Root RootOf(FlowLot lot)
    {
        if (lot.State.Root is not { CameOf: null } state)
        {
            return lot.Root;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(roots, state, out _);
        return known ??= lot.Root;
    }

    private struct Slot
    {
        public LotId Id;

        /// <summary>Null while it is packed.</summary>
        public FlowLot? Lot;
        public Root? Root;
        public long Packed;
    }
}
