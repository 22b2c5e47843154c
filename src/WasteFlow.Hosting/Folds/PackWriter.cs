using System.Text;

namespace WasteFlow.Hosting;

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
