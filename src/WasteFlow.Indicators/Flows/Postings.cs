using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What one line posts into cells: the cells are changed, and each posting is kept with its line and lot, so that a figure can be followed down.</summary>
internal sealed class Postings(long line, FoldDocuments documents)
{
    private readonly Dictionary<(LotId? Lot, string Month, SiteId Producer, CellKey Key), long> posted = [];
    private readonly Dictionary<(string Month, SiteId Site), SiteMonth> changed = [];
    private readonly Summing? summing = Summing.In(documents);

    public static string Key(string month, SiteId site) => $"cells/{month}/{site}";

    /// <summary>A lot of many roots posts into few cells: what is of one is one posting.</summary>
    public void Add(string month, SiteId producer, CellKey key, long grams, LotId? lot)
    {
        if (grams != 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(posted, (lot, month, producer, key), out _) += grams;
        }
    }

    public void Save()
    {
        if (Apply() is not { Count: > 0 } all)
        {
            return;
        }

        var number = PostedBlock.Of(line);
        var block = documents.Get<PostedBlock>(PostedBlock.Key(number));
        if (block is null)
        {
            PostedSums.AddUp(number, documents);
            block = new PostedBlock();
        }

        block.Add(all);
        documents.Put(PostedBlock.Key(number), block);
    }

    /// <summary>Changes the cells, and all that follows from them, without keeping the postings: to take later ones back, or to suppose others.</summary>
    public void SaveCells() => Apply();

    private List<Posting> Apply()
    {
        var all = posted.Where(static p => p.Value != 0).Select(p => new Posting(line, p.Key.Lot, p.Key.Month, p.Key.Producer, p.Key.Key, p.Value)).ToList();
        all.ForEach(Post);
        var block = PostedBlock.Of(line);
        foreach (var ((month, site), cells) in changed)
        {
            var blocks = cells.Blocks ?? [];
            if (blocks.Count == 0 || blocks[^1] != block)
            {
                blocks.Add(block);
            }

            documents.Put(Key(month, site), cells with { Blocks = blocks });
        }

        if (summing is not null)
        {
            summing.Save();
            foreach (var site in changed.Keys.GroupBy(static c => c.Site, static c => c.Month))
            {
                summing.Touch(site.Key, site, line);
            }
        }

        return all;
    }

    private void Post(Posting posting)
    {
        var (month, producer, key) = (posting.Month, posting.Producer, posting.Key);
        if (!changed.TryGetValue((month, producer), out var cells))
        {
            cells = documents.Get<SiteMonth>(Key(month, producer)) ?? new SiteMonth([], []);
            changed.Add((month, producer), cells);
        }

        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells.Cells, key, out _);
        var before = sum;
        sum += posting.Grams;
        var gone = sum == 0;
        summing?.Post(month, producer, key, posting.Grams, gone ? before == 0 ? 0 : -1 : before == 0 ? 1 : 0);
        if (gone)
        {
            cells.Cells.Remove(key);
        }
    }
}
