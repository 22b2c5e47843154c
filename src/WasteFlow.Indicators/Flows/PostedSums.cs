using System.Runtime.InteropServices;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>So many grams of a cell.</summary>
internal readonly record struct CellSum(CellAt Cell, long Grams);

/// <summary>
/// What many neighbouring blocks posted, cell by cell: who goes back a million lines adds up some dozens of these. They are made when the next block after them
/// begins, and where that never happened their blocks are read.
/// </summary>
public sealed class PostedSums : IPacked<PostedSums>
{
    public const int Blocks = 64;

    private readonly IReadOnlyList<CellSum> sums;

    /// <param name="sums">Each cell once.</param>
    internal PostedSums(IReadOnlyList<CellSum> sums) => this.sums = sums;

    internal IReadOnlyList<CellSum> All => sums;

    public static string Key(long block) => FormattableString.Invariant($"posted-sums/{block / Blocks:D6}");

    /// <summary>To be called when a block begins: the many before it are full.</summary>
    public static void AddUp(long begun, FoldDocuments documents)
    {
        var last = begun / Blocks * Blocks - 1;
        if (last < 0 || documents.Get<PostedSums>(Key(last)) is not null)
        {
            return;
        }

        var all = new Dictionary<CellAt, long>();
        for (var block = last - Blocks + 1; block <= last; block++)
        {
            foreach (var (cell, grams) in documents.Get<PostedBlock>(PostedBlock.Key(block))?.SumsOf(PostedBlock.BeforeAll, long.MaxValue) ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(all, cell, out _) += grams;
            }
        }

        documents.Put(Key(last), new PostedSums([.. all.Select(static c => new CellSum(c.Key, c.Value))]));
    }

    public static PostedSums Unpack(PackReader from)
    {
        var (all, words) = (new CellSum[from.Count()], new CellWords(from));
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new(CellAt.Unpack(words), from.Number());
        }

        return new(all);
    }

    public void Pack(PackWriter to)
    {
        to.Number(sums.Count);
        for (var i = 0; i < sums.Count; i++)
        {
            sums[i].Cell.Pack(to);
            to.Number(sums[i].Grams);
        }
    }
}
