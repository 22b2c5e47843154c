using System.Globalization;
using System.Runtime.InteropServices;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The cells of a fold that is built in one go. No rule reads a cell, so what a block of lines posts is only noted, and taken in while the lines after it are
/// applied: added up within the block first, then into the cells, each of which has a place that is found once for a block. What follows from the cells and the
/// register is worked out when both are whole.
/// </summary>
internal sealed class BuiltCells(BuiltDocuments documents)
{
    private readonly List<Cell> cells = [];
    private readonly Dictionary<(CellWord Month, CellWord Site), int> monthPlaces = [];
    private readonly List<Month> months = [];
    private readonly List<KeyValuePair<string, byte[]>> rows = [];
    private readonly PostedBlock posted = new();

    /// <summary>Of each cell of the block where it is, what it adds up to, and the last line that posted into it.</summary>
    private readonly List<(int Place, long Grams, long Line)> own = [];

    /// <summary>The cells of the blocks that are kept as one sum, as they were first posted into.</summary>
    private readonly List<int> many = [];

    /// <summary>What is filled, and what waits to be taken in: a block that posts much must not hold up who fills the next.</summary>
    private readonly Block[] blocks = [new(), new(), new(), new()];
    private Task taken = Task.CompletedTask;
    private int filling;
    private long before = -1;
    private (CellWord Month, CellWord Site, int Place) last;

    public void Take(long line, ReadOnlySpan<(LotId? Lot, CellAt Cell, long Grams)> some)
    {
        foreach (var (lot, cell, grams) in some)
        {
            if (grams != 0)
            {
                if (PostedBlock.Of(line) is var number && number != blocks[filling].Number)
                {
                    End();
                    blocks[filling].Number = number;
                }

                blocks[filling].Postings.Add(new(line, lot, cell, grams));
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

        foreach (var site in months.GroupBy(static m => m.Site))
        {
            var years = site.Select(static m => int.Parse(m.Of.Text.AsSpan(0, 4), CultureInfo.InvariantCulture)).Distinct().Order();
            documents.Put(SiteLast.Key(new(site.Key.Text)), new SiteLast(site.Max(static m => m.Line), [.. years]));
        }

        documents.Put(SumsIndex.Key, SumsIndex.Empty());
        var (some, to) = (new List<KeyValuePair<CellKey, long>>(), new PackWriter());
        foreach (var month in months)
        {
            some.Clear();
            foreach (var (key, place) in month.Places)
            {
                if (cells[place].Sum is var sum and not 0)
                {
                    some.Add(new(key, sum));
                }
            }

            to.Clear();
            SiteMonth.Pack(some, month.Blocks, to);
            documents.PutBytes(Postings.Key(month.Of.Text, new(month.Site.Text)), to.Written.ToArray());
            var summing = Summing.In(documents)!;
            foreach (var (cell, grams) in some)
            {
                summing.Post(new(month.Of, month.Site, cell), grams, 1);
            }

            summing.Save();
        }
    }

    private void End()
    {
        var (full, earlier) = (blocks[filling], taken);
        if (full.Postings.Count == 0)
        {
            return;
        }

        full.Taken = taken = Task.Run(async () =>
        {
            await earlier;
            Take(full);
        });
        filling = (filling + 1) % blocks.Length;
        blocks[filling].Taken.GetAwaiter().GetResult();
    }

    private void Take(Block full)
    {
        var (group, earlier) = (full.Number / PostedSums.Blocks, before < 0 ? -1 : before / PostedSums.Blocks);
        if (group != earlier)
        {
            if (group > 0)
            {
                rows.Add(new(PostedSums.Key(group * PostedSums.Blocks - 1), Packs.Bytes(new PostedSums(earlier == group - 1 ? Many() : []), typeof(PostedSums))));
            }

            many.Clear();
        }

        before = full.Number;
        var number = (int)full.Number;
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(full.Postings))
        {
            var place = PlaceOf(posting.Cell);
            ref var cell = ref CollectionsMarshal.AsSpan(cells)[place];
            if (cell.Block != number)
            {
                (cell.Block, cell.InBlock) = (number, posted.Name(posting.Cell));
                own.Add(new(place, 0, 0));
            }

            posted.Add(posting.Line, posting.Lot, cell.InBlock, posting.Grams);
            ref var sum = ref CollectionsMarshal.AsSpan(own)[cell.InBlock];
            (sum.Grams, sum.Line) = (sum.Grams + posting.Grams, posting.Line);
        }

        foreach (var (place, grams, line) in own)
        {
            Add(number, place, grams, line);
        }

        rows.Add(new(PostedBlock.Key(full.Number), Packs.Bytes(posted, typeof(PostedBlock))));
        posted.Clear();
        own.Clear();
        full.Postings.Clear();
    }

    private void Add(int number, int place, long grams, long line)
    {
        ref var cell = ref CollectionsMarshal.AsSpan(cells)[place];
        var month = months[cell.Month];
        if (month.Blocks.Count == 0 || month.Blocks[^1] != number)
        {
            month.Blocks.Add(number);
        }

        month.Line = Math.Max(month.Line, line);
        if (grams == 0)
        {
            return;
        }

        cell.Sum += grams;
        if (cell.Group != number / PostedSums.Blocks)
        {
            many.Add(place);
            (cell.Group, cell.Many) = (number / PostedSums.Blocks, 0);
        }

        cell.Many += grams;
    }

    /// <summary>A site's month first, since neighbouring postings are mostly of the same.</summary>
    private int PlaceOf(CellAt at)
    {
        if (at.Month != last.Month || at.Producer != last.Site)
        {
            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(monthPlaces, (at.Month, at.Producer), out var known);
            if (!known)
            {
                found = months.Count;
                months.Add(new(at.Month, at.Producer));
            }

            last = (at.Month, at.Producer, found);
        }

        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(months[last.Place].Places, at.Key, out var there);
        if (!there)
        {
            place = cells.Count;
            cells.Add(new() { Key = at.Key, Month = last.Place, Block = -1, Group = -1 });
        }

        return place;
    }

    private CellSum[] Many()
    {
        var sums = new CellSum[many.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            var cell = cells[many[i]];
            var month = months[cell.Month];
            sums[i] = new(new(month.Of, month.Site, cell.Key), cell.Many);
        }

        return sums;
    }

    /// <summary>What a block of lines posts, while it is filled.</summary>
    private sealed class Block
    {
        public long Number { get; set; } = -1;

        public List<Posting> Postings { get; } = [];

        /// <summary>Done when it may be filled again.</summary>
        public Task Taken { get; set; } = Task.CompletedTask;
    }

    private struct Cell
    {
        public CellKey Key;

        /// <summary>Where the site's month stands.</summary>
        public int Month;

        /// <summary>The last block that posted into it, and its number there.</summary>
        public int Block;
        public int InBlock;

        /// <summary>What it adds up to in the blocks of <see cref="Group"/>, the last that posted into it.</summary>
        public int Group;
        public long Many;
        public long Sum;
    }

    private sealed class Month(CellWord of, CellWord site)
    {
        public CellWord Of => of;

        public CellWord Site => site;

        /// <summary>Where its cells stand, also those that came to zero.</summary>
        public Dictionary<CellKey, int> Places { get; } = [];

        /// <inheritdoc cref="SiteMonth.Blocks"/>
        public List<long> Blocks { get; } = [];

        public long Line { get; set; }
    }
}
