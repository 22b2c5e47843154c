using System.Text;

namespace WasteFlow.Hosting;

/// <summary>Reads what <see cref="PackWriter"/> wrote, in the same order.</summary>
public sealed class PackReader(byte[] bytes)
{
    private readonly List<string> words = [];
    private int at;

    /// <summary>Between 0 and as many as there are bytes left, since each of what is counted takes one at least.</summary>
    public int Count() => Number() is var count && count >= 0 && count <= bytes.Length - at ? (int)count : throw Broken();

    public int Int() => Number() is var number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Broken();

    public long Number()
    {
        var bits = 0UL;
        for (var shift = 0; at < bytes.Length && shift < Packs.BitsOfLong; shift += Packs.BitsOfByte)
        {
            var one = bytes[at++];
            bits |= (ulong)(one & (Packs.MoreFollow - 1)) << shift;
            if (one < Packs.MoreFollow)
            {
                return unchecked((long)(bits >> 1) ^ -(long)(bits & 1));
            }
        }

        throw Broken();
    }

    /// <summary>What <see cref="PackWriter.Bytes"/> wrote.</summary>
    public byte[] Bytes()
    {
        var size = Count();
        at += size;
        return bytes[(at - size)..at];
    }

    /// <summary>All that was not read yet.</summary>
    public ReadOnlySpan<byte> Rest() => bytes.AsSpan(at..);

    public string Word() => WordOrNull() ?? throw Broken();

    public string? WordOrNull() => Place() is var place and >= 0 ? words[place] : null;

    /// <summary>The next word by its place among those of the document, from 0: what is made of a word need then be made once. −1 where there is none.</summary>
    public int Place()
    {
        switch (Number())
        {
            case Packs.NoWord:
                return -1;
            case Packs.NewWord:
                var size = Count();
                words.Add(Encoding.UTF8.GetString(bytes, at, size));
                at += size;
                return words.Count - 1;
            case var known and >= Packs.KnownWords when known - Packs.KnownWords < words.Count:
                return (int)known - Packs.KnownWords;
            default:
                throw Broken();
        }
    }

    /// <summary>The word of a <see cref="Place"/>.</summary>
    public string WordAt(int place) => place >= 0 ? words[place] : throw Broken();

    private static InvalidDataException Broken() => new("a fold's document is not as it was packed");
}
