using System.Reflection;
using System.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>A document that a fold keeps so many of that it is stored in bytes of its own, in place of the wire format.</summary>
public interface IPacked
{
    /// <summary>Begins with a count or a word.</summary>
    void Pack(PackWriter to);
}

/// <inheritdoc/>
public interface IPacked<TSelf> : IPacked where TSelf : class, IPacked<TSelf>
{
    /// <summary>Reads what <see cref="IPacked.Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It wrote something else.</exception>
    static abstract TSelf Unpack(PackReader from);
}

/// <summary>One of very many documents, of which each is asked for by few lines: once it is saved, memory keeps it in its bytes.</summary>
public interface IPackedAtRest : IPacked;

/// <summary>Writes integers in as few bytes as they need, and each word once: said again, it is its number.</summary>
public sealed class PackWriter
{
    /// <summary>Of so few words the one that is wanted is found by looking at each.</summary>
    private const int FewMax = 20;

    private readonly List<string> words = [];
    private readonly Dictionary<string, int> manyWords = new(StringComparer.Ordinal);
    private byte[] bytes = new byte[256];
    private int length;

    /// <summary>Of a word with a number where it was written last; another document may have another word there.</summary>
    private int[] places = [];

    public void Number(long value)
    {
        Room(Packs.BytesOfNumberMax);

        // The sign in the lowest bit, so that small negative numbers are short too.
        var rest = unchecked((ulong)((value << 1) ^ (value >> (Packs.BitsOfLong - 1))));
        for (; rest >= Packs.MoreFollow; rest >>= Packs.BitsOfByte)
        {
            bytes[length++] = unchecked((byte)(rest | Packs.MoreFollow));
        }

        bytes[length++] = (byte)rest;
    }

    public void Word(string? word)
    {
        if (word is null)
        {
            Number(Packs.NoWord);
            return;
        }

        if (Find(word) is var known and >= 0)
        {
            Number(Packs.KnownWords + known);
            return;
        }

        words.Add(word);
        var size = Ascii.IsValid(word) ? word.Length : Encoding.UTF8.GetByteCount(word);
        Number(Packs.NewWord);
        Number(size);
        Room(size);
        length += Encoding.UTF8.GetBytes(word, bytes.AsSpan(length));
    }

    /// <summary>The same of a word that is always one object and has a number of its own: it is found without a look at its letters.</summary>
    public void Word(string word, int number)
    {
        if (number < places.Length && places[number] is var at && at < words.Count && ReferenceEquals(words[at], word))
        {
            Number(Packs.KnownWords + at);
            return;
        }

        var before = words.Count;
        Word(word);
        if (words.Count > before)
        {
            if (number >= places.Length)
            {
                Array.Resize(ref places, Math.Max(2 * places.Length, number + 1));
            }

            places[number] = before;
        }
    }

    /// <summary>All that was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        words.Clear();
        manyWords.Clear();
        length = 0;
    }

    /// <summary>What another has written; it must have written numbers only, or be read by a reader of its own.</summary>
    public void Raw(ReadOnlySpan<byte> written)
    {
        Room(written.Length);
        written.CopyTo(bytes.AsSpan(length));
        length += written.Length;
    }

    /// <summary>What has its own end in it, such as another document.</summary>
    public void Bytes(ReadOnlySpan<byte> some)
    {
        Number(some.Length);
        Raw(some);
    }

    internal ReadOnlySpan<byte> Of(IPacked document)
    {
        Clear();
        document.Pack(this);
        return Written;
    }

    private int Find(string word)
    {
        if (words.Count > FewMax)
        {
            for (var i = manyWords.Count; i < words.Count; i++)
            {
                manyWords.Add(words[i], i);
            }

            return manyWords.GetValueOrDefault(word, -1);
        }

        for (var i = 0; i < words.Count; i++)
        {
            // Mostly they differ, and mostly in their length.
            if (words[i].AsSpan().SequenceEqual(word))
            {
                return i;
            }
        }

        return -1;
    }

    private void Room(int more)
    {
        if (length + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + more));
        }
    }
}

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

/// <summary>The bytes of a document as they are stored: its own, or the wire format's.</summary>
public static class Packs
{
    internal const int MoreFollow = 0x80;
    internal const int BitsOfByte = 7;
    internal const int BitsOfLong = 64;
    internal const int BytesOfNumberMax = 10;
    internal const int NoWord = 0;
    internal const int NewWord = 1;
    internal const int KnownWords = 2;

    /// <summary>How the wire format begins. A packed document begins with a count or a word, which are never negative, and this would be.</summary>
    private const byte Wired = (byte)'{';

    [ThreadStatic]
    private static PackWriter? writer;

    /// <param name="type">As it is read again.</param>
    public static byte[] Bytes(object value, Type type) => value is IPacked packed ? Written(packed).ToArray() : Wire.Bytes(value, type);

    /// <summary>The same of a packed document, as long as this thread packs no other.</summary>
    public static ReadOnlySpan<byte> Written(IPacked document) => (writer ??= new()).Of(document);

    /// <summary>Of a document that a version before did not pack, the wire format.</summary>
    /// <exception cref="InvalidDataException">It was packed otherwise.</exception>
    public static T Read<T>(byte[] body) where T : class =>
        Form<T>.Unpack is { } unpack && body is not [Wired, ..] ? unpack(new(body)) : Wire.Read<T>(body)!;

    private static class Form<T> where T : class
    {
        /// <summary>Null for a document in the wire format.</summary>
        public static readonly Func<PackReader, T>? Unpack = typeof(T).IsAssignableTo(typeof(IPacked))
            ? typeof(T).GetMethod("Unpack", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<PackReader, T>>()
            : null;
    }
}
