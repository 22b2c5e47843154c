using System.Globalization;
using System.Numerics;

namespace WasteFlow.Indicators;

/// <summary>An exact fraction, always in lowest terms with a denominator above 0. Figures are worked out in it and rounded once, at the end.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    public static readonly Rational Zero = new(0, 1);

    private readonly BigInteger denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        this.denominator = denominator / common;
    }

    public BigInteger Numerator { get; }

    // The default value of a struct skips the constructor: its 0/0 has to read as 0/1.
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public bool IsZero => Numerator.IsZero;

    public static implicit operator Rational(long whole) => new(whole, 1);

    public static Rational FromInt64(long whole) => whole;

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is 0; ask first.</exception>
    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>Reads decimal text: an optional minus, digits, and at most one point with digits after it; at most 40 characters.</summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = Zero;
        if (string.IsNullOrEmpty(text) || text.Length > 40)
        {
            return false;
        }

        var digits = text[0] == '-' ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : digits.Length - point - 1;
        if (point == 0 || (point > 0 && places == 0))
        {
            return false;
        }

        var joined = point < 0 ? digits : digits.Remove(point, 1);
        if (joined.Length == 0 || !joined.All(char.IsAsciiDigit))
        {
            return false;
        }

        var whole = BigInteger.Parse(joined, CultureInfo.InvariantCulture);
        value = new Rational(text[0] == '-' ? -whole : whole, BigInteger.Pow(10, places));
        return true;
    }

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Decimal text with <paramref name="places"/> digits after the point (0 to 12), rounded half away from zero.</summary>
    public string ToText(int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 12);
        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, places);
        var (whole, rest) = BigInteger.DivRem(scaled, Denominator);
        if (rest * 2 >= Denominator)
        {
            whole += 1;
        }

        var digits = whole.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = places == 0 ? digits : $"{digits[..^places]}.{digits[^places..]}";
        return Numerator.Sign < 0 && !whole.IsZero ? "-" + text : text;
    }

    public override string ToString() =>
        Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
