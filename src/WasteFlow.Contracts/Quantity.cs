using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An amount as it was measured; the grams are worked out once, at the door, and kept beside.</summary>
/// <param name="Value">Decimal text, not negative, at most 12 digits before and 6 after the point.</param>
/// <param name="Unit"><c>g</c>, <c>kg</c>, <c>t</c>; or <c>m3</c>, <c>piece</c>, <c>head</c>, <c>box</c>, which need a factor.</param>
/// <param name="Factor">Kilograms per unit, decimal text, for units that are not a mass.</param>
/// <param name="Count">Boxes, drums, heads or truckloads, where practice counts them.</param>
/// <param name="Estimated">True when nobody weighed it.</param>
/// <param name="MoisturePerMille">Water by mass, 0 to 1000, where the stream asks for it.</param>
/// <param name="ImpurityPerMille">Soil and other foreign matter by mass (含杂率), 0 to 1000, where somebody found out: the value stays gross.</param>
public sealed record Quantity(
    string Value,
    string Unit,
    string? Factor = null,
    int? Count = null,
    bool Estimated = false,
    int? MoisturePerMille = null,
    int? ImpurityPerMille = null)
{
    /// <summary>Whole grams, which may be 0, or why not; <paramref name="pointer"/> is the quantity's place in the ask.</summary>
    public Refused? Grams(string pointer, out long grams) =>
        Quantities.Grams(Value, Unit, Factor, pointer, out grams) ?? Beside(pointer);

    /// <summary>As <see cref="Grams"/>, and refuses nothing at all (<c>mass_zero</c>).</summary>
    public Refused? GramsAboveZero(string pointer, out long grams) =>
        Quantities.GramsAboveZero(Value, Unit, Factor, pointer, out grams) ?? Beside(pointer);

    /// <summary>Refuses to grant a part of what is counted one by one (<c>count_not_whole</c>): nothing can be meant by half a box.</summary>
    public Refused? Whole(string pointer) => Units.Find(Unit) is { } unit && Quantities.IsFraction(Value, unit)
        ? Refused.With("count_not_whole", $"{pointer}/value", ("value", Value), ("unit", Unit))
        : null;

    /// <summary>What it takes of an allowance, both ways: in the smallest part of its unit and by its mass. For what was read without objection.</summary>
    public AllowanceTake Taken(string allowance)
    {
        _ = Grams("", out var grams);
        return Units.Find(Unit) is { Part: { } part } unit ? new(allowance, Quantities.Parts(Value, unit), part, grams) : new(allowance, grams);
    }

    private Refused? Beside(string pointer) =>
        MoisturePerMille is < 0 or > 1000 ? Refused.With("moisture_out_of_range", $"{pointer}/moisturePerMille")
        : ImpurityPerMille is < 0 or > 1000 ? Refused.With("impurity_out_of_range", $"{pointer}/impurityPerMille")
        : Count is < 0 ? Refused.With("mass_negative", $"{pointer}/count", ("text", $"{Count}"))
        : null;
}
