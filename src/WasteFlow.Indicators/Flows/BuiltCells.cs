using System.Globalization;
using System.Runtime.InteropServices;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The cells of a fold that is built in one go. No rule reads a cell, so what a block of lines posts is added up within the block first, and the block is taken in
/// while the lines after it are applied; what follows from the cells and the register is worked out when both are whole.
/// </summary>
internal sealed class BuiltCells(BuiltDocuments documents)
{
    private readonly Dictionary<(CellWord Month, CellWord Site), SiteMonth> months = [];
    private readonly Dictionary<CellWord, (long Line, SortedSet<int> Years)> last = [];
    private readonly List<KeyValuePair<string, byte[]>> rows = [];
    private Task taken = Task.CompletedTask;
    private Block block = new(), idle = new();

    /// <summary>What the blocks add up to that are kept as one sum, and the last of them.</summary>
    private Dictionary<CellAt, long> many = [];
    private long before = -1;

    public void Take(long line, ReadOnlySpan<(LotId? Lot, CellAt Cell, long Grams)> posted)
    {
        foreach (var (lot, cell, grams) in posted)
        {
            if (grams != 0)
            {
                if (PostedBlock.Of(line) is var number && number != block.Number)
                {
                    End();
                    block.Number = number;
                }

                block.Add(line, lot, cell, grams);
            }
        }
    }

    /// <summary>Puts all that cells are made of, and what follows from them by the register as it is now.</summary>
    public void Put()
    {
        End();
        taken.GetAwaiter().GetResult();
        foreach (var (key, row) in rows)
        {
            documents.PutBytes(key, row);
        }

        foreach (var (site, (line, years)) in last)
        {
            documents.Put(SiteLast.Key(new(site.Text)), new SiteLast(line, [.. years]));
        }

        documents.Put(SumsIndex.Key, SumsIndex.Empty());
        foreach (var ((month, site), cells) in months)
        {
            documents.Put(Postings.Key(month.Text, new(site.Text)), cells);
            var summing = Summing.In(documents)!;
            foreach (var (cell, grams) in cells.Cells)
            {
                summing.Post(new(month, site, cell), grams, 1);
            }

            summing.Save();
        }
    }

    private void End()
    {
        if (block.Own.Count == 0)
        {
            return;
        }

        taken.GetAwaiter().GetResult();
        var full = block;
        (block, idle) = (idle, block);
        taken = Task.Run(() => Take(full));
    }

    private void Take(Block full)
    {
        var (group, earlier) = (full.Number / PostedSums.Blocks, before < 0 ? -1 : before / PostedSums.Blocks);
        if (group != earlier)
        {
            if (group > 0)
            {
                rows.Add(new(PostedSums.Key(group * PostedSums.Blocks - 1), Packs.Bytes(new PostedSums(earlier == group - 1 ? many : []), typeof(PostedSums))));
            }

            many = [];
        }

        before = full.Number;
        for (var i = 0; i < full.Own.Count; i++)
        {
            Add(full.Number, full.Posted.CellOf(i), full.Own[i].Grams, full.Own[i].Line);
        }

        rows.Add(new(PostedBlock.Key(full.Number), Packs.Bytes(full.Posted, typeof(PostedBlock))));
        full.Clear();
    }

    private void Add(long number, CellAt cell, long grams, long line)
    {
        ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(months, (cell.Month, cell.Producer), out _);
        month ??= new([], []);
        if (month.Blocks!.Count == 0 || month.Blocks[^1] != number)
        {
            month.Blocks.Add(number);
        }

        ref var site = ref CollectionsMarshal.GetValueRefOrAddDefault(last, cell.Producer, out _);
        site.Line = Math.Max(site.Line, line);
        (site.Years ??= []).Add(int.Parse(cell.Month.Text.AsSpan(0, 4), CultureInfo.InvariantCulture));
        if (grams == 0)
        {
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(many, cell, out _) += grams;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(month.Cells, cell.Key, out _);
        sum += grams;
        if (sum == 0)
        {
            month.Cells.Remove(cell.Key);
        }
    }

    /// <summary>A block of lines' postings while it is filled.</summary>
    private sealed class Block
    {
        public long Number { get; set; } = -1;

        public PostedBlock Posted { get; } = new();

        /// <summary>Of each cell of the block what it adds up to, and the last line that posted into it.</summary>
        public List<(long Grams, long Line)> Own { get; } = [];

        public void Add(long line, LotId? lot, CellAt cell, long grams)
        {
            var place = Posted.Add(line, lot, cell, grams);
            if (place == Own.Count)
            {
                Own.Add(default);
            }

            ref var sum = ref CollectionsMarshal.AsSpan(Own)[place];
            sum = (sum.Grams + grams, line);
        }

        public void Clear()
        {
            Posted.Clear();
            Own.Clear();
            Number = -1;
        }
    }
}
