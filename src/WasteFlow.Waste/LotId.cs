using System.Globalization;
using System.Text.Json.Serialization;

namespace WasteFlow.Waste;

/// <summary>
/// Names a lot (批次): one waste code at one holder. It is the journal line that made the lot and the lot's number
/// within that line, so that the order of ids is the order of age. Written <c>L12-1</c>.
/// </summary>
[JsonConverter(typeof(TextIdConverter<LotId>))]
public readonly record struct LotId(long Line, int Number) : ITextId<LotId>, IComparable<LotId>, ISpanFormattable
{
    public int CompareTo(LotId other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"L{Line}-{Number}");

    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"L{Line}-{Number}", out charsWritten);

    /// <summary>Reads what is known to be a lot's id.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static LotId Read(string text) => TryRead(text, out var id) ? id : throw new FormatException(text);

    public static bool TryRead(string text, out LotId id)
    {
        id = default;
        if (!text.StartsWith('L'))
        {
            return false;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 2 || !TryRead(text.AsSpan(1, dash - 1), out var line) || !TryRead(text.AsSpan(dash + 1), out var number) || number > int.MaxValue)
        {
            return false;
        }

        id = new LotId(line, (int)number);
        return true;
    }

    /// <summary>Digits only. Ids are read by the million, and hardly any is longer than a long surely holds.</summary>
    private static bool TryRead(ReadOnlySpan<char> digits, out long number)
    {
        const int SureMax = 18;
        number = 0;
        if (digits.Length is 0 or > SureMax)
        {
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = number * 10 + (digit - '0');
        }

        return true;
    }

    public static bool operator <(LotId left, LotId right) => left.CompareTo(right) < 0;

    public static bool operator >(LotId left, LotId right) => left.CompareTo(right) > 0;

    public static bool operator <=(LotId left, LotId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LotId left, LotId right) => left.CompareTo(right) >= 0;
}
