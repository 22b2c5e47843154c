using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a change takes out of one cell of outcomes, and the cell that it puts it into.</summary>
/// <param name="Change">From 0.</param>
/// <param name="Basis">The basis that both cells are counted on.</param>
/// <param name="From">Of the measure of that basis.</param>
internal sealed record MovedCell(int Change, TimingBasis Basis, string Month, SiteId Producer, CellKey From, CellKey To, string Was, string Becomes, long Grams)
{
    public bool Leaves => From.Facility != To.Facility;

    public static string MeasureOf(TimingBasis basis, string outcome) => basis is TimingBasis.Accepted ? Cells.AcceptedAs(outcome) : outcome;
}
