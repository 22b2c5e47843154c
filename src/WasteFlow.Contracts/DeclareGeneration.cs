using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A unit says what it expects to generate in some whole months (产生清单, 公告2021年第82号 附表1), by coefficients (产废系数) of its own or as amounts. Said again
/// of a code and the same months it replaces what was said before; with the output that was counted it is told month by month.
/// </summary>
/// <param name="From">The first of a month.</param>
/// <param name="Months">How many months it is about, 1 to 12.</param>
public sealed record DeclareGeneration(
    Guid ActId, Instant HappenedAt, SiteId Site, LocalDate From, int Months, IReadOnlyList<DeclaredWaste> Wastes) : IAct;

/// <summary>One waste of such a list.</summary>
/// <param name="Quantity">How much of it in these months; null where a coefficient says it.</param>
/// <param name="Coefficient">What it follows from; null where the amount is said.</param>
/// <param name="Step">In which step of the process it arises (产生环节).</param>
/// <param name="Physical">Its form (物理性状).</param>
/// <param name="Components">Main components (主要成分).</param>
/// <param name="Pollution">What it may do to soil, water and air (污染特性).</param>
public sealed record DeclaredWaste(
    WasteCode Code, Quantity? Quantity = null, WasteCoefficient? Coefficient = null, string? Step = null, string? Physical = null, string? Components = null,
    string? Pollution = null)
{
    /// <summary>Whole grams above 0, or why not. One of quantity and coefficient is there.</summary>
    /// <param name="pointer">JSON Pointer to this waste.</param>
    public Refused? Grams(string pointer, out long grams)
    {
        grams = 0;
        return (Quantity, Coefficient) switch
        {
            ({ } quantity, null) => quantity.GramsAboveZero($"{pointer}/quantity", out grams),
            (null, { } coefficient) => coefficient.Grams($"{pointer}/coefficient", out grams),
            (null, null) => Refused.With("field_missing", $"{pointer}/quantity", ("field", "quantity")),
            _ => Refused.With("field_malformed", $"{pointer}/coefficient", ("pointer", $"{pointer}/coefficient")),
        };
    }
}

/// <summary>Waste for each unit of a product (产废系数), as the unit itself declares it: no official table is at hand, so none is checked (unverified).</summary>
/// <param name="Product">What is made.</param>
/// <param name="Unit">What the product is counted in, in the unit's own words: t, piece, m² …</param>
/// <param name="Output">So many of them in these months, expected or counted; decimal text.</param>
/// <param name="Kilograms">Kilograms of waste for one of them, decimal text.</param>
public sealed record WasteCoefficient(string Product, string Unit, string Output, string Kilograms)
{
    /// <summary>A unit of <c>schemas/codes/units.csv</c> that takes kilograms for each: output × coefficient is reckoned as pieces are.</summary>
    private const string Counted = "piece";

    internal Refused? Grams(string pointer, out long grams)
    {
        grams = 0;
        return string.IsNullOrWhiteSpace(Product) ? Refused.With("field_missing", $"{pointer}/product", ("field", "product"))
            : string.IsNullOrWhiteSpace(Unit) ? Refused.With("field_missing", $"{pointer}/unit", ("field", "unit"))
            : Quantities.GramsAboveZero(Output, Counted, Kilograms, pointer, out grams) is not { } refused ? null
            : refused with { Pointer = refused.Pointer == $"{pointer}/factor" ? $"{pointer}/kilograms" : $"{pointer}/output" };
    }
}
