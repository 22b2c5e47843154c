using System.Buffers;
using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Contracts.Forms;

namespace WasteFlow.Ledger.Proof;

/// <summary>Reads canonical JSON byte by byte. It may fail to recognise what is canonical; it never takes for canonical what is not.</summary>
internal ref struct Cursor(ReadOnlySpan<byte> text)
{
    /// <summary>More digits than this are left to the slow way.</summary>
    private const int DigitsMax = 18;

    private static readonly SearchValues<byte> Ends = SearchValues.Create("\"\\"u8);

    private readonly ReadOnlySpan<byte> text = text;

    public int At { get; private set; }

    public readonly bool AtEnd => At == text.Length;

    public readonly ReadOnlySpan<byte> From(int start) => text[start..At];

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
        if (!Is("\""u8))
        {
            return false;
        }

        var rest = text[At..];
        var end = rest.IndexOfAny(Ends);
        if (end < 0 || rest[end] != '"')
        {
            return false;
        }

        content = rest[..end];
        At += end + 1;
        return !content.ContainsAnyExceptInRange((byte)' ', (byte)'~') || Wire.Options.Encoder!.FindFirstCharacterToEncodeUtf8(content) < 0;
    }

    /// <summary>A value in its canonical form.</summary>
    public bool Read(Form form, out object? value)
    {
        var reader = new WireReader(text[At..], exact: true);
        var read = form.ReadObject(ref reader, out value);
        At += reader.At;
        return read;
    }

    public bool Text(Words words, out string content)
    {
        var fits = Text(out var bytes);
        content = fits ? words.Of(bytes) : "";
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

/// <summary>The same few texts come in every line: they are made once. Any thread may ask; where two ask at once, both get a text that is right.</summary>
internal sealed class Words
{
    private const int Slots = 1 << 14;

    private readonly string?[] known = new string?[Slots];

    public string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        ref var slot = ref known[hash.ToHashCode() & (Slots - 1)];
        var word = slot;
        if (word is not null && Ascii.Equals(bytes, word))
        {
            return word;
        }

        word = Encoding.UTF8.GetString(bytes);
        slot = word;
        return word;
    }
}
