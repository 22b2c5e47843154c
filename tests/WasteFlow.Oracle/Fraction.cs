using System.Globalization;
using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>A number without rounding.</summary>
readonly record struct Fraction
{
    public static readonly Fraction Zero = new(0, 1);

    readonly BigInteger over;
    readonly BigInteger under;

    public Fraction(BigInteger over, BigInteger under)
    {
        var by = BigInteger.GreatestCommonDivisor(over, under);
        (this.over, this.under) = by.IsZero ? (0, 1) : (over / by, under / by);
    }

    public BigInteger Under => under;

    public bool IsZero => over.IsZero;

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new(a.over * b.under + b.over * a.under, a.under * b.under);

    public static Fraction operator -(Fraction a, Fraction b) => new(a.over * b.under - b.over * a.under, a.under * b.under);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.over * b.over, a.under * b.under);

    public static Fraction Larger(Fraction a, Fraction b) => (a - b).over.Sign < 0 ? b : a;

    /// <summary>A decimal number as people write it.</summary>
    public static Fraction Read(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new(digits, point < 0 ? 1 : BigInteger.Pow(10, text.Length - point - 1));
    }

    /// <summary>The largest whole number that is no larger.</summary>
    public BigInteger Floor() => (over - ((over % under + under) % under)) / under;

    /// <summary>The difference as decimal text; null where it is below zero or has no end.</summary>
    public string? Less(Fraction other)
    {
        var rest = this - other;
        var millionths = rest.Times(1_000_000);
        return rest.over.Sign < 0 || millionths is null ? null : $"{millionths / 1_000_000}.{millionths % 1_000_000:000000}";
    }

    /// <summary>So many times as much, where that is a whole number; null where it is not.</summary>
    public BigInteger? Times(BigInteger factor) => (over * factor % under).IsZero ? over * factor / under : null;

    /// <summary>Whether a whole number is no further away than so many.</summary>
    public bool IsWithin(long whole, long distance) => BigInteger.Abs(over - whole * under) <= distance * under;

    public override string ToString() => $"{over}/{under}";
}
