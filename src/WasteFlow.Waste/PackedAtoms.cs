using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace WasteFlow.Waste;

/// <summary>
/// Atoms in few bytes, as text without signs that JSON escapes: of each the line of its root less that of the one before, the root's number, and its grams
/// less those of the one before, as variable-length integers in base64url. A lot of ten thousand roots takes some fifty kilobytes.
/// </summary>
public static class PackedAtoms
{
    /// <summary>Three integers of ten bytes at most.</summary>
    private const int BytesOfAtomMax = 30;

    private const int MoreFollow = 0x80;
    private const int BitsOfByte = 7;
    private const int BitsOfLong = 64;

    /// <summary>As many bytes as <see cref="Write"/> needs at most.</summary>
    public static int LengthMax(int atoms) => Base64Url.GetEncodedLength(atoms * BytesOfAtomMax);

    /// <returns>How many bytes were written.</returns>
    public static int Write(IReadOnlyList<Atom> atoms, Span<byte> to)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(atoms.Count * BytesOfAtomMax);
        try
        {
            var length = 0;
            var before = default(Atom);
            for (var i = 0; i < atoms.Count; i++)
            {
                var atom = atoms[i];
                Add(bytes, ref length, unchecked(atom.Root.Line - before.Root.Line));
                Add(bytes, ref length, atom.Root.Number);
                Add(bytes, ref length, unchecked(atom.Grams - before.Grams));
                before = atom;
            }

            return Base64Url.EncodeToUtf8(bytes.AsSpan(0, length), to);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>False where the text is not what <see cref="Write"/> makes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Atom[]? atoms)
    {
        atoms = null;
        var bytes = ArrayPool<byte>.Shared.Rent(Base64Url.GetMaxDecodedLength(text.Length));
        try
        {
            if (Base64Url.DecodeFromUtf8(text, bytes, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            // The last byte of each integer, three to an atom.
            var found = bytes.AsSpan(0, length);
            var ends = 0;
            foreach (var one in found)
            {
                ends += one < MoreFollow ? 1 : 0;
            }

            var read = new Atom[ends / 3];
            var at = 0;
            var before = default(Atom);
            for (var i = 0; i < read.Length; i++)
            {
                if (!Take(found, ref at, out var line) || !Take(found, ref at, out var number) || !Take(found, ref at, out var grams)
                    || number is < int.MinValue or > int.MaxValue)
                {
                    return false;
                }

                before = read[i] = new(new(unchecked(before.Root.Line + line), (int)number), unchecked(before.Grams + grams));
            }

            atoms = read;
            return at == length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static void Add(byte[] bytes, ref int at, long value)
    {
        // The sign in the lowest bit, so that small negative numbers are short too.
        var rest = unchecked((ulong)((value << 1) ^ (value >> (BitsOfLong - 1))));
        for (; rest >= MoreFollow; rest >>= BitsOfByte)
        {
            bytes[at++] = unchecked((byte)(rest | MoreFollow));
        }

        bytes[at++] = (byte)rest;
    }

    private static bool Take(ReadOnlySpan<byte> bytes, ref int at, out long value)
    {
        var bits = 0UL;
        for (var shift = 0; at < bytes.Length && shift < BitsOfLong; shift += BitsOfByte)
        {
            var one = bytes[at++];
            bits |= (ulong)(one & (MoreFollow - 1)) << shift;
            if (one < MoreFollow)
            {
                value = unchecked((long)(bits >> 1) ^ -(long)(bits & 1));
                return true;
            }
        }

        value = 0;
        return false;
    }
}
