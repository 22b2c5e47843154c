using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What one line posts into cells: the cells are changed, and each posting is kept with its line and lot, so that a figure can be followed down.</summary>
internal sealed class Postings(long line, FoldDocuments documents)
{
    private readonly Dictionary<(string Month, SiteId Site), SiteMonth> changed = [];
    private readonly List<Posting> posted = [];

    public static string Key(string month, SiteId site) => $"cells/{month}/{site}";

    public void Add(string month, SiteId producer, CellKey key, long grams, LotId? lot)
    {
        if (grams == 0)
        {
            return;
        }

        if (!changed.TryGetValue((month, producer), out var cells))
        {
            cells = documents.Get<SiteMonth>(Key(month, producer)) ?? new SiteMonth([], []);
            changed.Add((month, producer), cells);
        }

        var sum = cells.Cells.GetValueOrDefault(key) + grams;
        if (sum == 0)
        {
            cells.Cells.Remove(key);
        }
        else
        {
            cells.Cells[key] = sum;
        }

        posted.Add(new(line, lot, month, producer, key, grams));
    }

    public void Save()
    {
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

        if (posted.Count > 0)
        {
            var key = PostedBlock.Key(block);
            var before = documents.Get<PostedBlock>(key) ?? PostedBlock.Empty();
            before.Add(posted);
            documents.Put(key, before);
        }
    }
}

/// <summary>So many grams posted into a cell by a line.</summary>
/// <param name="Lot">The lot they stood in, before or after; null where none was there.</param>
public sealed record Posting(long Line, LotId? Lot, string Month, SiteId Producer, CellKey Key, long Grams);

/// <summary>What a block of neighbouring lines posted. Cells are named once, and the four lists go together.</summary>
/// <param name="Names">Month, producer's site and cell.</param>
/// <param name="Cells">For each posting the place of its cell in <paramref name="Names"/>.</param>
public sealed record PostedBlock(List<string> Names, List<long> Lines, List<string> Lots, List<int> Cells, List<long> Grams)
{
    private const int LinesOfBlock = 64;
    private const char Between = '~';

    public static long Of(long line) => line / LinesOfBlock;

    public static string Key(long block) => FormattableString.Invariant($"posted/{block:D12}");

    public static string NameOf(string month, SiteId producer, CellKey cell) => string.Join(Between, month, producer.Text, cell.ToString());

    public static PostedBlock Empty() => new([], [], [], [], []);

    public void Add(IEnumerable<Posting> postings)
    {
        foreach (var posting in postings)
        {
            var name = NameOf(posting.Month, posting.Producer, posting.Key);
            var at = Names.IndexOf(name);
            if (at < 0)
            {
                at = Names.Count;
                Names.Add(name);
            }

            Lines.Add(posting.Line);
            Lots.Add(posting.Lot?.ToString() ?? "");
            Cells.Add(at);
            Grams.Add(posting.Grams);
        }
    }

    public IEnumerable<Posting> All()
    {
        var names = Names.ConvertAll(static n => n.Split(Between, 3));
        var keys = names.ConvertAll(static n => CellKey.Read(n[2]));
        for (var i = 0; i < Lines.Count; i++)
        {
            var (name, key) = (names[Cells[i]], keys[Cells[i]]);
            yield return new(Lines[i], LotId.TryRead(Lots[i], out var lot) ? lot : null, name[0], new(name[1]), key, Grams[i]);
        }
    }
}
