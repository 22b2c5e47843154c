using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace WasteFlow.Contracts.Forms;

/// <summary>Writes the wire format's bytes into one buffer that grows, and is used again.</summary>
public sealed class WireWriter
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private byte[] buffer = new byte[1024];
    private int length;

    /// <summary>Whether the raw text of a JSON element may be taken as it is, since it was written by us.</summary>
    public bool TrustsElements { get; init; }

    /// <summary>Something cannot be written here: the serialiser has to.</summary>
    public bool Unsure { get; set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Clear() => (length, Unsure) = (0, false);

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    public void Raw(byte one)
    {
        Room(1)[0] = one;
        length++;
    }

    public void Whole(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        length += written;
    }

    /// <summary>A text in quotes; one that has to be escaped is left to the serialiser.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        var room = Room(text.Length * 3 + 2);
        room[0] = (byte)'"';
        int written;
        if (text.ContainsAnyExcept(Plain))
        {
            written = Encoding.UTF8.GetBytes(text, room[1..]);
            Unsure |= text.ContainsAnyInRange('\ud800', '\udfff') || Wire.Options.Encoder!.FindFirstCharacterToEncodeUtf8(room.Slice(1, written)) >= 0;
        }
        else
        {
            Ascii.FromUtf16(text, room[1..], out written);
        }

        room[written + 1] = (byte)'"';
        length += written + 2;
    }

    /// <summary>A value that writes itself as plain ASCII, in quotes.</summary>
    public void Quoted<T>(T value, int max, ReadOnlySpan<char> format = default) where T : IUtf8SpanFormattable
    {
        var room = Room(max + 2);
        room[0] = (byte)'"';
        value.TryFormat(room[1..], out var written, format, null);
        room[written + 1] = (byte)'"';
        length += written + 2;
    }

    /// <summary>So many bytes to be filled.</summary>
    public Span<byte> Take(int bytes)
    {
        var room = Room(bytes)[..bytes];
        length += bytes;
        return room;
    }

    /// <summary>Says how many bytes of the last <see cref="Room"/> were written.</summary>
    public void Leave(int written) => length += written;

    /// <summary>Room for so many bytes after what is written.</summary>
    public Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, length + bytes));
        }

        return buffer.AsSpan(length);
    }
}
