using System.Runtime.InteropServices;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The fold's documents as one line's book. The lots that the line is about are each fetched once and put once.</summary>
internal sealed class DocumentBook(FoldDocuments documents) : FlowBook
{
    private readonly Dictionary<LotId, Known> known = [];

    public override TreatmentSums Treatments
    {
        get => documents.Get<TreatmentSums>(IdentityLines.TreatmentsKey) ?? TreatmentSums.None;
        set => documents.Put(IdentityLines.TreatmentsKey, value);
    }

    public override FlowLot? Of(LotId lot) => Find(lot).Lot;

    public override Root RootOf(LotId lot) => Of(lot)!.Root;

    public override void Put(LotId lot, LotState state)
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

    public override void Put(TracedLot lot)
    {
        ref var found = ref Find(lot.Born.Lot);
        found.Changed = true;
        found.Lot!.Traced = lot;
    }

    public override ManifestState? ManifestOf(ManifestNumber number) => documents.Get<ManifestState>(FlowLines.Key(number));

    public override void Put(ManifestNumber number, ManifestState manifest) => documents.Put(FlowLines.Key(number), manifest);

    public override DayTerms TermsOf(LocalDate day) => documents.Get<DayTerms>(IdentityLines.Key(day)) ?? new DayTerms([]);

    public override void Put(LocalDate day, DayTerms terms) => documents.Put(IdentityLines.Key(day), terms);

    public override string? ClassOf(LocalDate day, string stream, WasteCode code, string method) => LawFold.Of(documents).On(day).ClassOf(stream, code, method);

    /// <summary>Puts the lots that have changed.</summary>
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
