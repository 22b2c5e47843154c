using System.Buffers.Binary;

namespace WasteFlow.Indicators;

/// <summary>Documents in their bytes, in few large pieces of memory, in which nothing has to be searched for.</summary>
internal sealed class PackedRows
{
    private const int PieceBytes = 1 << 20;
    private const int LengthBytes = sizeof(int);
    private const int BitsOfPlace = 32;

    private readonly List<byte[]> pieces = [];
    private int at;

    /// <returns>Where it is; never 0.</returns>
    public long Add(ReadOnlySpan<byte> row)
    {
        var size = row.Length + LengthBytes;
        if (pieces.Count == 0 || at + size > pieces[^1].Length)
        {
            pieces.Add(GC.AllocateUninitializedArray<byte>(Math.Max(PieceBytes, size)));
            at = 0;
        }

        var to = pieces[^1].AsSpan(at, size);
        BinaryPrimitives.WriteInt32LittleEndian(to, row.Length);
        row.CopyTo(to[LengthBytes..]);
        var address = ((long)pieces.Count << BitsOfPlace) | (uint)at;
        at += size;
        return address;
    }

    public ReadOnlySpan<byte> Of(long address)
    {
        var from = pieces[(int)(address >> BitsOfPlace) - 1].AsSpan((int)(address & uint.MaxValue));
        return from.Slice(LengthBytes, BinaryPrimitives.ReadInt32LittleEndian(from));
    }
}
