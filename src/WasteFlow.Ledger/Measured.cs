using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger;

/// <summary>Reads the grams of a quantity that the door has judged already; the ledger trusts no door with mass.</summary>
public static class Measured
{
    public static Refused? Grams(Quantity quantity, string pointer, out long grams) =>
        Quantities.Grams(quantity.Value, quantity.Unit, quantity.Factor, pointer, out grams);
}
