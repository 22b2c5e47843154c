using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>How people write amounts: tonnes for trucks, kilograms below, and units of their own with a factor.</summary>
public static class Said
{
    private const long Tonne = 1_000_000;
    private const long Kilogram = 1000;

    public static Quantity Mass(long grams, bool estimated = false, int? moisture = null) =>
        grams >= Tonne
            ? new(Waste.Mass.Tonnes(grams), "t", Estimated: estimated, MoisturePerMille: moisture)
            : new(Waste.Mass.Kilograms(grams), "kg", Estimated: estimated, MoisturePerMille: moisture);

    /// <summary>In a unit that is no mass where the grams are whole tenths of it (whole ones for pieces and heads), else by mass.</summary>
    /// <param name="each">Kilograms per unit, decimal text.</param>
    public static Quantity Counted(long grams, string? unit, string? each, bool estimated = false)
    {
        if (unit is null || each is null)
        {
            return Mass(grams, estimated);
        }

        var perUnit = (long)(decimal.Parse(each, CultureInfo.InvariantCulture) * Kilogram);
        if (unit == "m3")
        {
            return grams * 10 % perUnit == 0
                ? new(Tenths(grams * 10 / perUnit), unit, each, Estimated: estimated)
                : Mass(grams, estimated);
        }

        return grams % perUnit == 0
            ? new((grams / perUnit).ToString(CultureInfo.InvariantCulture), unit, each, Count: (int)(grams / perUnit))
            : Mass(grams, estimated) with { Count = (int)Math.Max(1, grams / perUnit) };
    }

    /// <summary>The nearest amount below that is a whole number of units, and at least one.</summary>
    public static long WholeUnits(long grams, string? unit, string? each)
    {
        if (unit is null or "m3" || each is null)
        {
            return grams;
        }

        var perUnit = (long)(decimal.Parse(each, CultureInfo.InvariantCulture) * Kilogram);
        return Math.Max(1, grams / perUnit) * perUnit;
    }

    /// <summary>The nearest amount below that is a whole number of tenths of a cubic metre.</summary>
    /// <param name="each">Kilograms of a cubic metre, decimal text.</param>
    public static long WholeTenths(long grams, string each) => grams - grams % ((long)(decimal.Parse(each, CultureInfo.InvariantCulture) * Kilogram) / 10);

    private static string Tenths(long tenths) =>
        tenths % 10 == 0 ? (tenths / 10).ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
}
