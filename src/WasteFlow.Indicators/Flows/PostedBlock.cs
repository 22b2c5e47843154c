using System.Runtime.InteropServices;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>So many grams posted into a cell by a line.</summary>
public readonly record struct Posting
{
    internal Posting(long line, LotId? lot, CellAt cell, long grams) => (Line, Lot, Cell, Grams) = (line, lot, cell, grams);

    public long Line { get; }

    /// <summary>The lot they stood in, before or after; null where none was there.</summary>
    public LotId? Lot { get; }

    public long Grams { get; init; }

    public string Month => Cell.Month.Text;

    public SiteId Producer => new(Cell.Producer.Text);

    public CellKey Key => Cell.Key;

    internal CellAt Cell { get; }
}

/// <summary>
/// What a block of neighbouring lines posted, in the order of the lines. A cell is named once, and its name's words once. The postings are kept as they are
/// stored, since a block has ten thousand and is stored again with each save until it is full.
/// </summary>
public sealed class PostedBlock : IPacked<PostedBlock>
{
    private const int LinesOfBlock = 1_024;
    private const int NoLot = 0;
    private const char Between = '~';

    private readonly List<CellAt> cells = [];
    private readonly PackWriter postings = new();
    private int count;

    /// <summary>Of the last posting; a block that was unpacked looks for it when it goes on.</summary>
    private long? last = 0;

    /// <summary>Where a cell stands in the list, while the block is being filled.</summary>
    private Dictionary<CellAt, int>? places;

    public static long Of(long line) => line / LinesOfBlock;

    public static string Key(long block) => FormattableString.Invariant($"postings/{block:D9}");

    public static string NameOf(string month, SiteId producer, CellKey cell) => string.Join(Between, month, producer.Text, cell.ToString());

    public static PostedBlock Unpack(PackReader from)
    {
        var (block, words) = (new PostedBlock { last = null }, new CellWords(from));
        for (var left = from.Count(); left > 0; left--)
        {
            block.cells.Add(CellAt.Unpack(words));
        }

        block.count = from.Count();
        block.postings.Raw(from.Rest());
        return block;
    }

    public void Pack(PackWriter to)
    {
        to.Number(cells.Count);
        foreach (var cell in cells)
        {
            cell.Pack(to);
        }

        to.Number(count);
        to.Raw(postings.Written);
    }

    /// <returns>Where the cell stands in the order in which the block first posted into its cells.</returns>
    internal int Add(long line, LotId? lot, CellAt cell, long grams)
    {
        last ??= Read().Select(static p => p.Line).LastOrDefault();
        places ??= cells.Select(static (c, i) => (c, i)).ToDictionary(static c => c.c, static c => c.i);
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(places, cell, out var there);
        if (!there)
        {
            at = cells.Count;
            cells.Add(cell);
        }

        postings.Number(line - last.Value);
        postings.Number(lot is { } known ? known.Number + 1 : NoLot);
        if (lot is { } id)
        {
            postings.Number(line - id.Line);
        }

        postings.Number(at);
        postings.Number(grams);
        (last, count) = (line, count + 1);
        return at;
    }

    /// <summary>Begins another block in its place, when this one is stored.</summary>
    internal void Clear()
    {
        cells.Clear();
        places?.Clear();
        postings.Clear();
        (last, count) = (0, 0);
    }

    /// <summary>The cell that <see cref="Add"/> named by this number.</summary>
    internal CellAt CellOf(int number) => cells[number];

    public IEnumerable<Posting> All() => Read().Select(p => new Posting(p.Line, p.Lot, cells[p.Cell], p.Grams));

    /// <summary>Adds what lines after <paramref name="line"/> posted to the sums of their cells.</summary>
    internal void AddAfter(long line, Dictionary<CellAt, long> sums) => Add(sums, p => p > line);

    /// <summary>The same of the lines up to <paramref name="line"/>.</summary>
    internal void AddUntil(long line, Dictionary<CellAt, long> sums) => Add(sums, p => p <= line);

    private void Add(Dictionary<CellAt, long> sums, Func<long, bool> counts)
    {
        var own = new long[cells.Count];
        foreach (var posting in Read())
        {
            own[posting.Cell] += counts(posting.Line) ? posting.Grams : 0;
        }

        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] != 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sums, cells[i], out _) += own[i];
            }
        }
    }

    private IEnumerable<(long Line, LotId? Lot, int Cell, long Grams)> Read()
    {
        var from = new PackReader(postings.Written.ToArray());
        var line = 0L;
        for (var left = count; left > 0; left--)
        {
            line += from.Number();
            LotId? lot = from.Int() is var number and > NoLot ? new LotId(line - from.Number(), number - 1) : null;
            yield return (line, lot, from.Int(), from.Number());
        }
    }
}

/// <summary>
/// What many neighbouring blocks posted, cell by cell: who goes back a million lines adds up some dozens of these. They are made when the next block after them
/// begins, and where that never happened their blocks are read.
/// </summary>
public sealed class PostedSums : IPacked<PostedSums>
{
    public const int Blocks = 64;

    private readonly Dictionary<CellAt, long> sums;

    internal PostedSums(Dictionary<CellAt, long> sums) => this.sums = sums;

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
            documents.Get<PostedBlock>(PostedBlock.Key(block))?.AddAfter(0, all);
        }

        documents.Put(Key(last), new PostedSums(all));
    }

    public static PostedSums Unpack(PackReader from)
    {
        var (all, words) = (new Dictionary<CellAt, long>(), new CellWords(from));
        for (var left = from.Count(); left > 0; left--)
        {
            all.Add(CellAt.Unpack(words), from.Number());
        }

        return new(all);
    }

    public void Pack(PackWriter to)
    {
        to.Number(sums.Count);
        foreach (var (cell, grams) in sums)
        {
            cell.Pack(to);
            to.Number(grams);
        }
    }

    internal void AddTo(Dictionary<CellAt, long> all)
    {
        foreach (var (cell, grams) in sums)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(all, cell, out _) += grams;
        }
    }
}
