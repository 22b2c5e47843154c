using System.Buffers;

namespace WasteFlow.Ledger.Proof;

/// <summary>Reads ahead: while one page of lines is reckoned with, the next ones are hashed and read on the other cores. The order is kept.</summary>
internal static class Pipeline
{
    /// <summary>Pages on their way at a time: enough for the cores, few enough for the memory.</summary>
    private static readonly int Ahead = Environment.ProcessorCount + 2;

    /// <param name="rows">The next page; empty at the end.</param>
    /// <param name="beside">What else is to be said of a line that was taken.</param>
    /// <returns>The first finding, or null.</returns>
    public static async Task<Finding?> Run(
        Func<CancellationToken, ValueTask<Page>> rows, Verification verification, Func<Scanned, long, Finding?> beside,
        CancellationToken cancel)
    {
        var scan = new LineScan();
        var pages = new Queue<Task<Scanned[]>>();
        var more = true;
        while (more || pages.Count > 0)
        {
            while (more && pages.Count < Ahead)
            {
                var page = await rows(cancel);
                more = page.Rows.Count > 0;
                if (more)
                {
                    pages.Enqueue(Task.Run(() => Scan(scan, page), cancel));
                }
            }

            if (pages.TryDequeue(out var next))
            {
                foreach (var line in await next)
                {
                    if (verification.Take(line) is { } bad)
                    {
                        return bad;
                    }

                    if (beside(line, verification.Lines) is { } another)
                    {
                        return another;
                    }
                }
            }
        }

        return null;
    }

    private static Scanned[] Scan(LineScan scan, Page page)
    {
        var lines = new Scanned[page.Rows.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = scan.Scan(page.Rows[i].Span);
        }

        page.GiveBack();
        return lines;
    }
}

/// <summary>Some rows, one after the other.</summary>
/// <param name="Rented">The block that they lie in, to be given back when they are read.</param>
internal readonly record struct Page(IReadOnlyList<ReadOnlyMemory<byte>> Rows, byte[]? Rented = null)
{
    /// <summary>To be called once, when the rows have been read.</summary>
    public void GiveBack()
    {
        if (Rented is not null)
        {
            ArrayPool<byte>.Shared.Return(Rented);
        }
    }
}
