using System.Runtime.InteropServices;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The lots that a line is about, each fetched once and put once.</summary>
internal sealed class FlowLots(FoldDocuments documents) : ILotHistories
{
    private readonly Dictionary<LotId, Known> known = [];

    public FlowLot? Of(LotId lot) => Find(lot).Lot;

    public LotState? StateOf(LotId lot) => Of(lot)?.State;

    public void Put(LotId lot, LotState state)
    {
        ref var found = ref Find(lot);
        found.Changed = true;
        if (found.Lot is { } there)
        {
            there.State = state;
        }
        else
        {
            found.Lot = new(state);
        }
    }

    public void Save()
    {
        foreach (var found in known.Values)
        {
            if (found.Changed)
            {
                documents.Put(found.Key, found.Lot!);
            }
        }
    }

    TracedLot? ILotHistories.Find(LotId lot) => Of(lot)?.Traced;

    void ILotHistories.Put(TracedLot lot)
    {
        ref var found = ref Find(lot.Born.Lot);
        found.Changed = true;
        found.Lot!.Traced = lot;
    }

    private ref Known Find(LotId lot)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, lot, out var there);
        if (!there)
        {
            found.Key = FlowLot.Key(lot);
            found.Lot = documents.Get<FlowLot>(found.Key);
        }

        return ref found;
    }

    private struct Known
    {
        public string Key;
        public FlowLot? Lot;
        public bool Changed;
    }
}

/// <summary>The months of cells, <c>yyyy-MM</c>, in Asia/Shanghai.</summary>
internal static class FlowMonths
{
    private const int MonthsOfYear = 12;
    private const int YearMax = 9_999;

    private static readonly CellWord[] Known = new CellWord[(YearMax + 1) * MonthsOfYear];

    public static CellWord Of(LocalDate day)
    {
        if (day.Year is < 0 or > YearMax)
        {
            return CellWord.Of(FlowLines.Month(day));
        }

        // Twice found is the same word.
        ref var month = ref Known[day.Year * MonthsOfYear + day.Month - 1];
        return month == default ? month = CellWord.Of(FlowLines.Month(day)) : month;
    }
}
