using System.Runtime.InteropServices;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>
/// What lines after one line and up to another posted, by month and producer, as cells are kept: each cell is looked for among those of its own month, and the
/// postings are read on another thread meanwhile.
/// </summary>
internal sealed class MonthsPosted
{
    private readonly Dictionary<(CellWord Month, CellWord Producer), Dictionary<CellKey, long>> months = [];

    /// <summary>Some cells may have come to zero.</summary>
    public IReadOnlyDictionary<(CellWord Month, CellWord Producer), Dictionary<CellKey, long>> All => months;

    /// <param name="after"><see cref="PostedBlock.BeforeAll"/> to begin with the first line.</param>
    public static MonthsPosted Between(FoldDocuments documents, long after, long until)
    {
        var posted = new MonthsPosted();
        using var parts = Parts(documents, after, until).GetEnumerator();
        var next = Task.Run(parts.MoveNext);
        try
        {
            while (next.GetAwaiter().GetResult())
            {
                var some = parts.Current;
                next = Task.Run(parts.MoveNext);
                posted.Add(some);
            }
        }
        finally
        {
            // What is being read must have been read before it is closed.
            ((IAsyncResult)next).AsyncWaitHandle.WaitOne();
        }

        return posted;
    }

    private static IEnumerable<IReadOnlyList<CellSum>> Parts(FoldDocuments documents, long after, long until)
    {
        for (var (block, last) = (PostedBlock.Of(after), PostedBlock.Of(until)); block <= last;)
        {
            var isWhole = block % PostedSums.Blocks == 0 && PostedBlock.IsAfter(block, after) && block + PostedSums.Blocks <= last;
            if (isWhole && documents.Get<PostedSums>(PostedSums.Key(block)) is { } many)
            {
                yield return many.All;
                block += PostedSums.Blocks;
                continue;
            }

            if (documents.Get<PostedBlock>(PostedBlock.Key(block)) is { } one)
            {
                yield return one.SumsOf(after, until);
            }

            block++;
        }
    }

    private void Add(IReadOnlyList<CellSum> some)
    {
        var (last, cells) = (default((CellWord, CellWord)), (Dictionary<CellKey, long>?)null);
        for (var i = 0; i < some.Count; i++)
        {
            var (cell, grams) = some[i];
            if (grams == 0)
            {
                continue;
            }

            if (cells is null || last != (cell.Month, cell.Producer))
            {
                last = (cell.Month, cell.Producer);
                ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(months, last, out _);
                cells = found ??= [];
            }

            CollectionsMarshal.GetValueRefOrAddDefault(cells, cell.Key, out _) += grams;
        }
    }
}
