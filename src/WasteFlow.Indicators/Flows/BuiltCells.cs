using System.Globalization;
using System.Runtime.InteropServices;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The cells of a fold that is built in one go. No rule reads a cell, so what a block of lines posts is added up within the block first; and what follows from
/// the cells and the register is worked out when both are whole.
/// </summary>
internal sealed class BuiltCells(BuiltDocuments documents)
{
    private readonly Dictionary<(CellWord Month, CellWord Site), SiteMonth> months = [];
    private readonly Dictionary<CellWord, (long Line, SortedSet<int> Years)> last = [];

    /// <summary>Of each cell of the block what it adds up to, and the last line that posted into it.</summary>
    private readonly List<(long Grams, long Line)> own = [];
    private PostedBlock block = new();
    private long number = -1;

    /// <summary>What the blocks add up to that are kept as one sum.</summary>
    private Dictionary<CellAt, long> many = [];

    public void Take(long line, ReadOnlySpan<(LotId? Lot, CellAt Cell, long Grams)> posted)
    {
        foreach (var (lot, cell, grams) in posted)
        {
            if (grams == 0)
            {
                continue;
            }

            if (PostedBlock.Of(line) is var at && at != number)
            {
                Begin(at);
            }

            var place = block.Add(line, lot, cell, grams);
            if (place == own.Count)
            {
                own.Add(default);
            }

            ref var sum = ref CollectionsMarshal.AsSpan(own)[place];
            sum = (sum.Grams + grams, line);
        }
    }

    /// <summary>Puts all that cells are made of, and what follows from them by the register as it is now.</summary>
    public void Put()
    {
        End();
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

    private void Begin(long next)
    {
        End();
        var (before, group) = (number < 0 ? -1 : number / PostedSums.Blocks, next / PostedSums.Blocks);
        if (before != group)
        {
            if (group > 0)
            {
                documents.PutBytes(PostedSums.Key(group * PostedSums.Blocks - 1), Packs.Bytes(new PostedSums(before == group - 1 ? many : []), typeof(PostedSums)));
            }

            many = [];
        }

        number = next;
    }

    private void End()
    {
        if (own.Count == 0)
        {
            return;
        }

        for (var i = 0; i < own.Count; i++)
        {
            Add(block.CellOf(i), own[i].Grams, own[i].Line);
        }

        documents.PutBytes(PostedBlock.Key(number), Packs.Bytes(block, typeof(PostedBlock)));
        block = new();
        own.Clear();
    }

    private void Add(CellAt cell, long grams, long line)
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
}
