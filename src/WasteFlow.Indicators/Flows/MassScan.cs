using System.Buffers;
using System.Collections.Frozen;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Contracts.Forms;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Reads from a line's bytes what figures ask of it, for the acts that carry the mass of a ledger. It takes nothing for what it is not: where the bytes are not
/// as we write them, or the line corrects another, the line is read whole.
/// </summary>
internal static class MassScan
{
    private const string File = "file-manifest";
    private const string Treat = "treat-waste";
    private const string Receive = "receive-waste";

    /// <summary>Of these acts figures ask nothing but their moves; of a filing what it files, of a treatment its method, and of a receipt that it tells no
    /// impurities.</summary>
    private static readonly FrozenSet<string> Acts = new[]
    {
        "record-opening-stock", "generate-waste", "bring-in-waste", "send-out-waste", File, "cancel-manifest", "expire-manifest", "pick-up-waste", "hand-over-waste",
        "arrive-waste", "receive-waste", "return-waste", "settle-discrepancy", "combine-lots", "split-lot", Treat, "take-stock", "assay-waste", "reclassify-waste",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create("\"\\"u8);

    /// <summary>Null where the line has to be read whole.</summary>
    public static MassLine? TryRead(ReadOnlySpan<byte> bytes)
    {
        var c = new WireReader(bytes, exact: true);
        if (!(c.Is("{\"number\":"u8) && c.Whole(out var number) && c.Is(",\"prev\":"u8) && c.Text(out ReadOnlySpan<byte> _)
            && c.Is(",\"act\":"u8) && c.Text(out string act) && Acts.Contains(act) && c.Is(",\"said\":"u8) && Act(ref c, act, out var at, out var method, out var files)
            && c.Is(",\"by\":"u8) && Skip(ref c) && c.Is(",\"room\":"u8) && c.Text(out ReadOnlySpan<byte> _)
            && c.Is(",\"recordedAt\":"u8) && c.Text(out ReadOnlySpan<byte> _) && c.Is(",\"lots\":"u8) && MoveScan.Lots(ref c, out var lots)
            && c.Is(",\"moves\":"u8) && MoveScan.Moves(ref c, out var moves)))
        {
            return null;
        }

        ManifestNumber? manifest = null;
        if (c.Is(",\"manifest\":{\"number\":"u8))
        {
            if (!(c.Text(out string text) && ManifestNumber.TryRead(text, out var read) && c.Is(",\"state\":"u8) && c.Text(out ReadOnlySpan<byte> _) && c.Is("}"u8)))
            {
                return null;
            }

            manifest = read;
        }

        return c.Is(",\"allowances\":"u8) && c.Rest.IndexOf("\"corrects\":"u8) < 0 ? new(new Fact(number, act, at, method), lots, moves, manifest, files) : null;
    }

    /// <summary>An act begins with its id and its time; a filing goes on with what it files, and a treatment with its site and its method.</summary>
    private static bool Act(ref WireReader c, string act, out Instant at, out string? method, out ManifestState? files)
    {
        (method, files) = (null, null);
        if (act == File)
        {
            return MoveScan.Filing(ref c, out at, out files);
        }

        var said = c.Rest;
        return MoveScan.Begins(ref c, out at)
            && (act != Treat || (c.Is(",\"site\":"u8) && c.Text(out ReadOnlySpan<byte> _) && c.Is(",\"method\":"u8) && c.Text(out method)))
            && SkipFrom(ref c, depth: 1) && (act != Receive || !MassLine.TellsImpurity(said[..^c.Rest.Length]));
    }

    private static bool Skip(ref WireReader c) => c.Is("{"u8) && SkipFrom(ref c, depth: 1);

    /// <summary>Goes on behind the end of what is open.</summary>
    public static bool SkipFrom(ref WireReader c, int depth)
    {
        var rest = c.Rest;
        for (var i = 0; ; i++)
        {
            var next = rest[i..].IndexOfAny(Marks);
            if (next < 0)
            {
                return false;
            }

            i += next;
            switch (rest[i])
            {
                case (byte)'"':
                    var end = rest[(i + 1)..].IndexOfAny(Ends);
                    if (end < 0 || rest[i + 1 + end] != '"')
                    {
                        return false;
                    }

                    i += 1 + end;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    if (--depth == 0)
                    {
                        c.Skip(i + 1);
                        return true;
                    }

                    break;
            }
        }
    }
}
