using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>How the crowd measures: with scales, by the cubic metre, and by counting.</summary>
sealed partial class Crowd
{
    /// <summary>Units, with kilograms in each where it is no mass. Most of these factors make no whole grams.</summary>
    static readonly (string Unit, string? Factor)[] Measures =
    [
        ("g", null), ("g", null), ("kg", null), ("t", null), ("m3", "1433.333333"), ("m3", "850.5"), ("piece", "0.0125"), ("head", "0.3333"), ("box", "7.5"),
    ];

    /// <summary>Those in which any number of grams can be said to the gram: what has to add up is said in them.</summary>
    static readonly (string Unit, string? Factor)[] Exact = [("g", null), ("kg", null), ("t", null), ("m3", "1000"), ("piece", "0.001"), ("box", "0.001")];

    Quantity Mass() => In(Pick(Measures), step.Grams);

    Quantity Exactly(long grams) => In(Pick(Exact), grams);

    /// <summary>About as much as was there; mostly in the unit of who measured before, and sometimes by another factor.</summary>
    Quantity About(long grams, Quantity? before = null)
    {
        var near = Near(grams);
        if (before?.Factor is not { } factor || dice.Next(4) == 0) return In(Pick(Measures), near);
        return In((before.Unit, dice.Next(4) == 0 ? Text(decimal.Parse(factor, CultureInfo.InvariantCulture) * 0.99m) : factor), near);
    }

    /// <summary>Mostly the same, sometimes off within tolerance, sometimes far off.</summary>
    long Near(long grams) => dice.Next(4) switch
    {
        0 => grams + dice.NextInt64(grams / 50 + 2),
        1 => grams - dice.NextInt64(grams / 50 + 1),
        2 when dice.Next(2) == 0 => dice.NextInt64(grams * 2 + 1),
        _ => grams,
    };

    /// <summary>How the load was measured, as the next end gets to know it.</summary>
    static Quantity AsLoaded(ItemState item) => item.LoadedAs ?? item.DeclaredAs;

    static long GramsOf(Quantity said) => said.Grams("", out var grams) is null ? grams : throw new InvalidOperationException($"The crowd cannot say {said}.");

    /// <summary>As near to so many grams as the unit's digits come; what is counted is whole, and in a mass where there is less than one.</summary>
    static Quantity In((string Unit, string? Factor) measure, long grams)
    {
        var each = measure switch
        {
            (_, { } factor) => 1000 * decimal.Parse(factor, CultureInfo.InvariantCulture),
            ("kg", _) => 1000,
            ("t", _) => 1_000_000,
            _ => 1,
        };
        var counted = WasteFlow.Waste.Units.Find(measure.Unit)!.Counted;
        if (counted && grams < each) return new(Text(grams), "g");
        var value = Math.Round(grams / each, counted ? 0 : 6);
        return new(Text(value), measure.Unit, measure.Factor, counted ? (int)value : null);
    }

    static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
