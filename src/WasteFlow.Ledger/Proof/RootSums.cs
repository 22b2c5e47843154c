using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// Holds the roots that the lines make against those that the <c>chains</c> fold has stored. Each way into a lot and out of it is a digest, salted
/// anew for each verification; the lots of one line have one sum of them, to which stored ways are added and from which reckoned ones are taken.
/// So a line takes eight bytes, however long its lots' histories are.
/// </summary>
/// <param name="line">The line that the documents stand at.</param>
internal sealed class RootSums(long line) : IDisposable
{
    private const string Lots = "lot/";

    /// <summary>By the line that made the lots; the first is for lots that no line up to here can have made.</summary>
    private readonly ulong[] sums = new ulong[line + 1];
    private readonly MemoryStream said = new();
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(16);
    private BinaryWriter? writer;

    /// <summary>A reckoned way out of a lot.</summary>
    public void Left(long at, in ScannedMove move, Atom[] atoms) => Add(move.From, unchecked(0 - Digest("out", move.From, at, move.ToText, move.Grams, atoms)));

    /// <summary>A reckoned way into a lot.</summary>
    public void Entered(long at, in ScannedMove move, Atom[] atoms) => Add(move.To, unchecked(0 - Digest("in", move.To, at, move.FromText, move.Grams, atoms)));

    /// <summary>Takes the stored documents in, in whatever order.</summary>
    public void Add(IEnumerable<FoldDocument> documents)
    {
        foreach (var document in documents)
        {
            if (document.Key.StartsWith(Lots, StringComparison.Ordinal) && LotId.TryRead(document.Key[Lots.Length..], out var lot))
            {
                Add(lot, Read(lot, document.Body));
            }
        }
    }

    /// <summary>The first line with a lot whose stored history is another than the lines make; null where there is none.</summary>
    public long? Differing()
    {
        var first = Array.FindIndex(sums, 1, static s => s != 0);
        return first > 0 ? first : sums[0] != 0 ? line : null;
    }

    public void Dispose()
    {
        writer?.Dispose();
        said.Dispose();
    }

    private ulong Read(LotId lot, byte[] body)
    {
        TracedLot? stored;
        try
        {
            stored = Wire.Read<TracedLot>(body);
        }
        catch (JsonException)
        {
            stored = null;
        }

        if (stored is null || stored.Born.Lot != lot || !AddsUp(stored))
        {
            return Digest("no history", lot, 0, "", 0, []);
        }

        var sum = 0UL;
        foreach (var way in stored.Ins)
        {
            sum = unchecked(sum + Digest("in", lot, way.Line ?? lot.Line, way.From, way.Grams, way.Atoms));
        }

        foreach (var way in stored.Outs)
        {
            sum = unchecked(sum + Digest("out", lot, way.Line, way.To, way.Grams, way.Atoms));
        }

        return sum;
    }

    private static bool AddsUp(TracedLot stored)
    {
        var byRoot = new SortedDictionary<LotId, long>();
        foreach (var atom in stored.Ins.SelectMany(static i => i.Atoms))
        {
            byRoot[atom.Root] = byRoot.GetValueOrDefault(atom.Root) + atom.Grams;
        }

        return stored.Initial.SequenceEqual(byRoot.Select(static s => new Atom(s.Key, s.Value)));
    }

    private void Add(LotId lot, ulong digest)
    {
        ref var sum = ref sums[lot.Line <= line ? lot.Line : 0];
        sum = unchecked(sum + digest);
    }

    private ulong Digest(string way, LotId lot, long at, string other, long grams, IReadOnlyList<Atom> atoms)
    {
        writer ??= new(said);
        said.SetLength(0);
        writer.Write(salt);
        writer.Write(way);
        Write(writer, lot);
        writer.Write(at);
        writer.Write(other);
        writer.Write(grams);
        for (var i = 0; i < atoms.Count; i++)
        {
            Write(writer, atoms[i].Root);
            writer.Write(atoms[i].Grams);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(said.GetBuffer().AsSpan(0, (int)said.Length), digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    private static void Write(BinaryWriter to, LotId lot)
    {
        to.Write(lot.Line);
        to.Write(lot.Number);
    }
}
