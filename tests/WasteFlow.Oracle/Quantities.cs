using System.Numerics;
using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>A quantity as somebody measured it.</summary>
/// <param name="Unit">A mass, or one of those that bring kilograms each.</param>
sealed record Measured(string Value, string Unit, string? Factor)
{
    static readonly Fraction Kilogram = 1_000;

    public bool IsMass => Unit is "g" or "kg" or "t";

    /// <summary>One by one, so that nothing may be missing.</summary>
    public bool IsCounted => Unit is "piece" or "head" or "box";

    /// <summary>Whole grams, half a gram counting as one.</summary>
    public long Grams => Whole(Fraction.Read(Value) * (Unit switch
    {
        "g" => 1,
        "kg" => Kilogram,
        "t" => 1_000_000,
        _ => Fraction.Read(Factor!) * Kilogram,
    }));

    public static Measured? Read(JsonNode? said) =>
        said is null ? null : new(said["value"]!.GetValue<string>(), said["unit"]!.GetValue<string>(), said["factor"]?.GetValue<string>());

    static long Whole(Fraction grams) => (long)((BigInteger)(grams + new Fraction(1, 2)).Floor());
}
