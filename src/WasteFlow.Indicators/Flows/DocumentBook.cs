using System.Runtime.InteropServices;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The fold's documents as one line's book. The lots that the line is about are each fetched once and put once.</summary>
internal sealed class DocumentBook(long line, FoldDocuments documents) : FlowBook
{
    private readonly Dictionary<LotId, Known> known = [];
    private readonly Dictionary<long, LotBlock> blocks = [];

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

    public override ManifestState? ManifestOf(ManifestNumber number) => ManifestBlock.Find(documents, number);

    public override void Put(ManifestNumber number, ManifestState manifest)
    {
        var key = ManifestBlock.Key(number);
        var block = documents.Get<ManifestBlock>(key) ?? new();
        block.Put(number, manifest);
        documents.Put(key, block);
    }

    public override DayTerms TermsOf(LocalDate day) => documents.Get<DayTerms>(IdentityLines.Key(day)) ?? new DayTerms([]);

    public override void Put(LocalDate day, DayTerms terms) => documents.Put(IdentityLines.Key(day), terms);

    public override string? ClassOf(LocalDate day, string stream, WasteCode code, string method) => LawFold.Of(documents).On(day).ClassOf(stream, code, method);

    /// <summary>Puts the lots that have changed.</summary>
    public void Save()
    {
        foreach (var (lot, found) in known)
        {
            if (found.Changed)
            {
                BlockOf(lot).Put(lot, found.Lot!);
            }
        }

        foreach (var block in known.Where(static k => k.Value.Changed).Select(static k => LotBlock.Of(k.Key)).Distinct())
        {
            documents.Put(LotBlock.Key(block), blocks[block]);
        }
    }

    private ref Known Find(LotId lot)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, lot, out var there);
        if (!there)
        {
            // What the line makes no version before can have.
            found.Lot = BlockOf(lot).Find(lot) ?? (lot.Line == line ? null : FlowLot.Alone(documents, lot));
        }

        return ref found;
    }

    private LotBlock BlockOf(LotId lot)
    {
        ref var block = ref CollectionsMarshal.GetValueRefOrAddDefault(blocks, LotBlock.Of(lot), out _);
        return block ??= documents.Get<LotBlock>(LotBlock.Key(LotBlock.Of(lot))) ?? new();
    }

    private struct Known
    {
        public FlowLot? Lot;
        public bool Changed;
    }
}
