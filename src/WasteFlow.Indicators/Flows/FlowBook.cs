using NodaTime;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What the rules of figures read and change as they take a line in: the documents of the fold, or what it is built from in one go. So there is one arithmetic,
/// and it knows neither.
/// </summary>
internal abstract class FlowBook : ILotHistories
{
    /// <summary>Null where no line has told of it.</summary>
    public abstract FlowLot? Of(LotId lot);

    public LotState? StateOf(LotId lot) => Of(lot)?.State;

    /// <summary>What there is of a lot as a root.</summary>
    public abstract Root RootOf(LotId lot);

    /// <param name="state">May be the lot's own, changed.</param>
    public abstract void Put(LotId lot, LotState state);

    public abstract ManifestState? ManifestOf(ManifestNumber number);

    public abstract void Put(ManifestNumber number, ManifestState manifest);

    /// <summary>To be put when it was changed.</summary>
    public abstract DayTerms TermsOf(LocalDate day);

    public abstract void Put(LocalDate day, DayTerms terms);

    public abstract TreatmentSums Treatments { get; set; }

    /// <summary>The outcome class by the law as of the line; null where the method does not apply.</summary>
    public abstract string? ClassOf(LocalDate day, string stream, WasteCode code, string method);

    public abstract void Put(TracedLot lot);

    TracedLot? ILotHistories.Find(LotId lot) => Of(lot)?.Traced;
}
