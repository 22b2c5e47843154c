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
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 2 || text[0] != 'L' ||
            !long.TryParse(text.AsSpan(1, dash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ||
            !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new LotId(line, number);
        return true;
    }

    public static bool operator <(LotId left, LotId right) => left.CompareTo(right) < 0;

    public static bool operator >(LotId left, LotId right) => left.CompareTo(right) > 0;

    public static bool operator <=(LotId left, LotId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LotId left, LotId right) => left.CompareTo(right) >= 0;
}
