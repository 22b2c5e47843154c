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
    private readonly Dictionary<CellAt, int> places = [];
    private readonly List<Cell> cells = [];
    private readonly Dictionary<(CellWord Month, CellWord Site), int> monthPlaces = [];
    private readonly List<Month> months = [];
    private readonly List<KeyValuePair<string, byte[]>> rows = [];
    private readonly PostedBlock posted = new();

    /// <summary>Of each cell of the block what it adds up to, and the last line that posted into it.</summary>
    private readonly List<(long Grams, long Line)> own = [];

    /// <summary>The cells of the blocks that are kept as one sum, as they were first posted into.</summary>
    private readonly List<int> many = [];

    /// <summary>What is filled, and what waits to be taken in: a block that posts much must not hold up who fills the next.</summary>
    private readonly Block[] blocks = [new(), new(), new(), new()];
    private Task taken = Task.CompletedTask;
    private int filling;
    private long before = -1;

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

        foreach (var month in months)
        {
            month.Cells.Cells.EnsureCapacity(month.Count);
        }

        foreach (var cell in cells)
        {
            if (cell.Sum != 0)
            {
                months[cell.Month].Cells.Cells.Add(cell.At.Key, cell.Sum);
            }
        }

        foreach (var site in months.GroupBy(static m => m.Site))
        {
            var years = site.Select(static m => int.Parse(m.Of.Text.AsSpan(0, 4), CultureInfo.InvariantCulture)).Distinct().Order();
            documents.Put(SiteLast.Key(new(site.Key.Text)), new SiteLast(site.Max(static m => m.Line), [.. years]));
        }

        documents.Put(SumsIndex.Key, SumsIndex.Empty());
        foreach (var month in months)
        {
            documents.Put(Postings.Key(month.Of.Text, new(month.Site.Text)), month.Cells);
            var summing = Summing.In(documents)!;
            foreach (var (cell, grams) in month.Cells.Cells)
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
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(full.Postings))
        {
            if (posted.Add(posting.Line, posting.Lot, posting.Cell, posting.Grams) is var place && place == own.Count)
            {
                own.Add(default);
            }

            ref var sum = ref CollectionsMarshal.AsSpan(own)[place];
            sum = (sum.Grams + posting.Grams, posting.Line);
        }

        for (var i = 0; i < own.Count; i++)
        {
            Add(full.Number, posted.CellOf(i), own[i].Grams, own[i].Line);
        }

        rows.Add(new(PostedBlock.Key(full.Number), Packs.Bytes(posted, typeof(PostedBlock))));
        posted.Clear();
        own.Clear();
        full.Postings.Clear();
    }

    private void Add(long number, CellAt at, long grams, long line)
    {
        var place = PlaceOf(at);
        ref var cell = ref CollectionsMarshal.AsSpan(cells)[place];
        var month = months[cell.Month];
        if (month.Cells.Blocks!.Count == 0 || month.Cells.Blocks[^1] != number)
        {
            month.Cells.Blocks.Add(number);
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

    private int PlaceOf(CellAt at)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, at, out var there);
        if (!there)
        {
            ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(monthPlaces, (at.Month, at.Producer), out var known);
            if (!known)
            {
                month = months.Count;
                months.Add(new(at.Month, at.Producer));
            }

            months[month].Count++;
            place = cells.Count;
            cells.Add(new() { At = at, Month = month, Group = -1 });
        }

        return place;
    }

    private CellSum[] Many()
    {
        var sums = new CellSum[many.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = new(cells[many[i]].At, cells[many[i]].Many);
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
        public CellAt At;

        /// <summary>Where the site's month stands.</summary>
        public int Month;
        public long Sum;

        /// <summary>What it adds up to in the blocks of <see cref="Group"/>, the last that posted into it.</summary>
        public long Many;
        public long Group;
    }

    private sealed class Month(CellWord of, CellWord site)
    {
        public CellWord Of => of;

        public CellWord Site => site;

        public SiteMonth Cells { get; } = new([], []);

        /// <summary>Of its cells, also of those that came to zero.</summary>
        public int Count { get; set; }

        public long Line { get; set; }
    }
}
