using System.Buffers;
using System.Text.Json;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Proof;

/// <summary>The rows of an exported file, some at a time, up to its trailer.</summary>
internal sealed class FileRows(Stream file)
{
    private const int BlockBytes = 1 << 20;

    private byte[] rest = [];
    private byte[]? rented;
    private bool ended;

    public SignedHead? Trailer { get; private set; }

    /// <summary>What is wrong with how the file ends.</summary>
    public string? Objection { get; private set; }

    public async ValueTask<Page> Next(CancellationToken cancel)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        while (rows.Count == 0 && !ended && Objection is null)
        {
            GiveBack();
            var block = rented = ArrayPool<byte>.Shared.Rent(rest.Length + BlockBytes);
            rest.CopyTo(block, 0);
            var read = await file.ReadAsync(block.AsMemory(rest.Length, BlockBytes), cancel);
            ended = read == 0;
            Cut(block.AsMemory(0, rest.Length + read), rows);
        }

        var page = new Page(rows, rented);
        rented = null;
        return page;
    }

    private void GiveBack()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        rented = null;
    }

    private void Cut(ReadOnlyMemory<byte> block, List<ReadOnlyMemory<byte>> rows)
    {
        while (block.Length > 0)
        {
            var end = block.Span.IndexOf((byte)'\n');
            if (end < 0 && !ended)
            {
                break;
            }

            var row = end < 0 ? block : block[..end];
            block = end < 0 ? default : block[(end + 1)..];
            if (Trailer is not null)
            {
                Objection = "it stands after the trailer";
                return;
            }

            if (!row.Span.StartsWith("{\"trailer\":"u8))
            {
                rows.Add(row);
            }
            else if ((Trailer = Read(row.Span)) is null)
            {
                Objection = "the trailer cannot be read";
                return;
            }
        }

        rest = block.ToArray();
    }

    private static SignedHead? Read(ReadOnlySpan<byte> row)
    {
        try
        {
            return JsonSerializer.Deserialize<Trailer>(row, Wire.Options)?.Head;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
