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
    /// <summary>A line that is before every line.</summary>
    internal const long BeforeAll = -1;

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

    /// <summary>Whether all its lines come after <paramref name="line"/>.</summary>
    internal static bool IsAfter(long block, long line) => block * LinesOfBlock > line;

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

    internal void Add(long line, LotId? lot, CellAt cell, long grams)
    {
        places ??= cells.Select(static (c, i) => (c, i)).ToDictionary(static c => c.c, static c => c.i);
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(places, cell, out var there);
        if (!there)
        {
            at = Name(cell);
        }

        Add(line, lot, at, grams);
    }

    /// <summary>For who knows which cells the block has: gives a further one its number, in the order in which they are posted into.</summary>
    internal int Name(CellAt cell)
    {
        cells.Add(cell);
        return cells.Count - 1;
    }

    /// <param name="cell">As <see cref="Name"/> gave it.</param>
    internal void Add(long line, LotId? lot, int cell, long grams)
    {
        last ??= Read().Select(static p => p.Line).LastOrDefault();
        postings.Number(line - last.Value);
        postings.Number(lot is { } known ? known.Number + 1 : NoLot);
        if (lot is { } id)
        {
            postings.Number(line - id.Line);
        }

        postings.Number(cell);
        postings.Number(grams);
        (last, count) = (line, count + 1);
    }

    /// <summary>Begins another block in its place, when this one is stored, for who names its cells.</summary>
    internal void Clear()
    {
        cells.Clear();
        postings.Clear();
        (last, count) = (0, 0);
    }

    public IEnumerable<Posting> All() => Read().Select(p => new Posting(p.Line, p.Lot, cells[p.Cell], p.Grams));

    /// <summary>What its lines after one line and up to another posted, each cell once; some may have come to zero.</summary>
    internal IReadOnlyList<CellSum> SumsOf(long after, long until)
    {
        var own = new CellSum[cells.Count];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = new(cells[i], 0);
        }

        foreach (var posting in Read())
        {
            if (posting.Line > after && posting.Line <= until)
            {
                own[posting.Cell] = own[posting.Cell] with { Grams = own[posting.Cell].Grams + posting.Grams };
            }
        }

        return own;
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
