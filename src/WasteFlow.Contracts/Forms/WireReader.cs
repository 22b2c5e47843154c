using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace WasteFlow.Contracts.Forms;

/// <summary>Reads canonical JSON byte by byte. It may fail to recognise what is canonical; it never takes for canonical what is not.</summary>
public ref struct WireReader(ReadOnlySpan<byte> text, bool exact)
{
    /// <summary>More digits than this are left to the serialiser.</summary>
    private const int DigitsMax = 18;

    private static readonly SearchValues<byte> Ends = SearchValues.Create("\"\\"u8);

    private readonly ReadOnlySpan<byte> text = text;

    /// <summary>Whether what is read must be what would be written, to the byte; else JSON elements may be of any form.</summary>
    public bool Exact { get; } = exact;

    public int At { get; private set; }

    public readonly bool AtEnd => At == text.Length;

    public readonly ReadOnlySpan<byte> Rest => text[At..];

    public void Skip(int bytes) => At += bytes;

    /// <summary>Whether these bytes come next; then they are behind us.</summary>
    public bool Is(ReadOnlySpan<byte> literal)
    {
        if (!text[At..].StartsWith(literal))
        {
            return false;
        }

        At += literal.Length;
        return true;
    }

    /// <summary>A text as our encoder writes it, with nothing escaped.</summary>
    public bool Text(out ReadOnlySpan<byte> content)
    {
        content = default;
        var rest = text[At..];
        if (rest is not [(byte)'"', ..])
        {
            return false;
        }

        var end = rest[1..].IndexOfAny(Ends);
        if (end < 0 || rest[end + 1] != '"')
        {
            return false;
        }

        content = rest.Slice(1, end);
        At += end + 2;
        return !content.ContainsAnyExceptInRange((byte)' ', (byte)'~') || Wire.Options.Encoder!.FindFirstCharacterToEncodeUtf8(content) < 0;
    }

    /// <summary>The same as a string.</summary>
    public bool Text(out string content)
    {
        var fits = Text(out ReadOnlySpan<byte> bytes);
        content = fits ? Said.Of(bytes) : "";
        return fits;
    }

    /// <summary>A whole number without leading zeros.</summary>
    public bool Whole(out long number)
    {
        var rest = text[At..];
        var sign = rest is [(byte)'-', ..] ? 1 : 0;
        var digits = rest[sign..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        number = 0;
        if (digits is < 1 or > DigitsMax || (rest[sign] == '0' && (digits > 1 || sign > 0)) || rest[sign + digits] is (byte)'.' or (byte)'e' or (byte)'E')
        {
            return false;
        }

        foreach (var digit in rest.Slice(sign, digits))
        {
            number = number * 10 + (digit - '0');
        }

        number = sign > 0 ? -number : number;
        At += sign + digits;
        return true;
    }
}

/// <summary>
/// The short texts that were read last: lines say the same names of sites, codes and accounts over and over, and what is found here needs no memory.
/// </summary>
internal static class Said
{
    private const int LengthMax = 40;
    private const int Places = 4_096;

    [ThreadStatic]
    private static string?[]? last;

    public static string Of(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LengthMax)
        {
            return Encoding.UTF8.GetString(text);
        }

        ref var place = ref (last ??= new string?[Places])[(int)(Hash(text) % Places)];
        return place is { } known && Ascii.Equals(text, known) ? known : place = Encoding.UTF8.GetString(text);
    }

    /// <summary>Eight letters at a time.</summary>
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong Odd = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
        {
            hash = unchecked((BitOperations.RotateLeft(hash, 5) ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * Odd);
        }

        foreach (var one in text)
        {
            hash = unchecked((BitOperations.RotateLeft(hash, 5) ^ one) * Odd);
        }

        return hash >> 32;
    }
}
