using WasteFlow.Contracts;

namespace WasteFlow.Indicators;

/// <summary>Which outcome a cell is for a measure: on the basis it is counted on, by the reading of classes that its filter names.</summary>
internal static class Outcomes
{
    private static readonly TimingBasis Usual = Variant.All.First(static v => v is { IsDefault: true, Adds.Basis: not null }).Adds!.Basis!.Value;

    /// <summary>What the filter says, else the default of <c>variants.csv</c>.</summary>
    public static TimingBasis BasisOf(Filter filter) => filter.Basis ?? Usual;

    /// <summary>What a plan chooses for all of its rows, else the default.</summary>
    public static TimingBasis BasisOf(Choices choices) => choices.All.Select(static v => v.Adds?.Basis).FirstOrDefault(static b => b is not null) ?? Usual;

    /// <summary>Null for a cell that is no outcome on the filter's basis.</summary>
    public static string? ClassOf(Filter filter, CellKey key)
    {
        var own = BasisOf(filter) is TimingBasis.Accepted ? AsAccepted(key.Measure) : AsTreated(key.Measure);
        return own is not null && filter.Outcomes is { } reading ? OutcomeReading.All[reading].ClassOf(key.Stream, key.Code, key.Method) ?? own : own;
    }

    /// <summary>The class that a measure adds up; null where it adds up no outcomes.</summary>
    public static string? ClassOf(Measure measure) =>
        measure == Measure.Utilised || measure == Measure.OwnUse ? Classes.Utilised
        : measure == Measure.Incinerated ? Classes.Incinerated
        : measure == Measure.Landfilled ? Classes.Landfilled
        : measure == Measure.Otherwise ? Classes.Otherwise
        : null;

    private static string? AsTreated(string measure) =>
        measure is Classes.Utilised or Classes.Incinerated or Classes.Landfilled or Classes.Otherwise ? measure : null;

    private static string? AsAccepted(string measure) => measure switch
    {
        Cells.AcceptedUtilised => Classes.Utilised,
        Cells.AcceptedIncinerated => Classes.Incinerated,
        Cells.AcceptedLandfilled => Classes.Landfilled,
        Cells.AcceptedOtherwise => Classes.Otherwise,
        _ => null,
    };
}
