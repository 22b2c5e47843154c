using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What one line posts into cells: the cells are changed, and each posting is kept with its line and lot, so that a figure can be followed down.</summary>
internal sealed class Postings(long line, FoldDocuments documents)
{
    private const int FewMax = 24;

    private readonly List<(CellAt Of, SiteMonth Cells)> changed = [];
    private readonly Summing? summing = Summing.In(documents);
    private Dictionary<(CellWord Month, CellWord Site), SiteMonth>? months;

    /// <summary>What the line posts.</summary>
    public Posted Posted { get; } = new();

    public static string Key(string month, SiteId site) => $"{SiteCells.Keys}{month}/{site.Text}";

    public void Add(string month, SiteId producer, CellKey key, long grams, LotId? lot) => Add(new(CellWord.Of(month), CellWord.Of(producer.Text), key), grams, lot);

    public void Add(CellAt cell, long grams, LotId? lot) => Posted.Add(cell, grams, lot);

    public void Save()
    {
        Apply();
        PostedBlock? block = null;
        foreach (var (lot, cell, grams) in Posted.All)
        {
            if (grams != 0)
            {
                (block ??= Block()).Add(line, lot, cell, grams);
            }
        }

        if (block is not null)
        {
            documents.Put(PostedBlock.Key(PostedBlock.Of(line)), block);
        }
    }

    /// <summary>Changes the cells, and all that follows from them, without keeping the postings: to suppose others.</summary>
    public void SaveCells() => Apply();

    /// <summary>The same of what many lines posted.</summary>
    /// <param name="sign">1 to post it, −1 to take it back.</param>
    public void Change(MonthsPosted all, int sign)
    {
        foreach (var ((month, producer), cells) in all.All)
        {
            if (sign > 0 && TakeOver(new(month, producer, default), cells))
            {
                continue;
            }

            foreach (var (cell, grams) in cells)
            {
                if (grams != 0)
                {
                    Post(new(month, producer, cell), sign * grams);
                }
            }
        }

        Apply();
    }

    /// <summary>Where a site has no cells of a month yet, they are those that are posted.</summary>
    private bool TakeOver(CellAt of, Dictionary<CellKey, long> cells)
    {
        if (documents.Get<SiteMonth>(KeyOf(of)) is not null)
        {
            return false;
        }

        foreach (var (cell, grams) in cells)
        {
            if (grams == 0)
            {
                cells.Remove(cell);
            }
            else
            {
                summing?.Post(of with { Key = cell }, grams, 1);
            }
        }

        if (cells.Count > 0)
        {
            var taken = new SiteMonth(cells, []);
            months?.Add((of.Month, of.Producer), taken);
            changed.Add((of, taken));
        }

        return true;
    }

    private PostedBlock Block()
    {
        var number = PostedBlock.Of(line);
        if (documents.Get<PostedBlock>(PostedBlock.Key(number)) is { } block)
        {
            return block;
        }

        PostedSums.AddUp(number, documents);
        return new();
    }

    private void Apply()
    {
        foreach (var (_, cell, grams) in Posted.All)
        {
            if (grams != 0)
            {
                Post(cell, grams);
            }
        }

        var block = PostedBlock.Of(line);
        foreach (var (of, cells) in changed)
        {
            var blocks = cells.Blocks ?? [];
            if (blocks.Count == 0 || blocks[^1] != block)
            {
                blocks.Add(block);
            }

            documents.Put(KeyOf(of), cells.Blocks is null ? cells with { Blocks = blocks } : cells);
        }

        if (summing is not null)
        {
            summing.Save();
            foreach (var (of, _) in changed)
            {
                summing.Touch(of.Producer, of.Month, line);
            }
        }
    }

    private void Post(CellAt cell, long grams)
    {
        var cells = CellsOf(cell);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells.Cells, cell.Key, out _);
        var before = sum;
        sum += grams;
        var gone = sum == 0;
        summing?.Post(cell, grams, gone ? before == 0 ? 0 : -1 : before == 0 ? 1 : 0);
        if (gone)
        {
            cells.Cells.Remove(cell.Key);
        }
    }

    private string KeyOf(CellAt cell) => summing?.Names.MonthOf(cell.Month, cell.Producer) ?? Key(cell.Month.Text, new(cell.Producer.Text));

    private SiteMonth CellsOf(CellAt cell)
    {
        if (months is null)
        {
            foreach (var (of, there) in changed)
            {
                if (of.Producer == cell.Producer && of.Month == cell.Month)
                {
                    return there;
                }
            }

            if (changed.Count == FewMax)
            {
                months = changed.ToDictionary(static c => (c.Of.Month, c.Of.Producer), static c => c.Cells);
            }
        }
        else if (months.TryGetValue((cell.Month, cell.Producer), out var known))
        {
            return known;
        }

        var cells = documents.Get<SiteMonth>(KeyOf(cell)) ?? new SiteMonth([], []);
        months?.Add((cell.Month, cell.Producer), cells);
        changed.Add((cell, cells));
        return cells;
    }
}
