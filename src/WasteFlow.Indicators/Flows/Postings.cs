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

        var block = PostedBlock.Of(line);
        var key = PostedBlock.Key(block);
        var before = documents.Get<PostedBlock>(key) ?? PostedBlock.Empty();
        before.Add(all);
        documents.Put(key, before);
    }

    /// <summary>Changes the cells, and all that follows from them, without keeping the postings: to take later ones back.</summary>
    public void TakeBack() => Apply();

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

    /// <summary>Where a cell's name stands, while the block is being filled.</summary>
    private readonly Dictionary<(string Month, SiteId Producer, CellKey Key), int> places = [];

    public static long Of(long line) => line / LinesOfBlock;

    public static string Key(long block) => FormattableString.Invariant($"posted/{block:D12}");

    public static string NameOf(string month, SiteId producer, CellKey cell) => string.Join(Between, month, producer.Text, cell.ToString());

    public static PostedBlock Empty() => new([], [], [], [], []);

    public void Add(IEnumerable<Posting> postings)
    {
        for (var known = places.Count; known < Names.Count; known++)
        {
            places[Read(Names[known])] = known;
        }

        foreach (var posting in postings)
        {
            var cell = (posting.Month, posting.Producer, posting.Key);
            if (!places.TryGetValue(cell, out var at))
            {
                places.Add(cell, at = Names.Count);
                Names.Add(NameOf(posting.Month, posting.Producer, posting.Key));
            }

            Lines.Add(posting.Line);
            Lots.Add(posting.Lot?.ToString() ?? "");
            Cells.Add(at);
            Grams.Add(posting.Grams);
        }
    }

    public IEnumerable<Posting> All()
    {
        var cells = Names.ConvertAll(Read);
        for (var i = 0; i < Lines.Count; i++)
        {
            var (month, producer, key) = cells[Cells[i]];
            yield return new(Lines[i], LotId.TryRead(Lots[i], out var lot) ? lot : null, month, producer, key, Grams[i]);
        }
    }

    /// <summary>Adds what lines after <paramref name="line"/> posted to the sums of their cells.</summary>
    public void AddAfter(long line, Dictionary<(string Month, SiteId Producer, CellKey Key), long> sums)
    {
        var own = new long[Names.Count];
        for (var i = 0; i < Lines.Count; i++)
        {
            own[Cells[i]] += Lines[i] > line ? Grams[i] : 0;
        }

        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] != 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sums, Read(Names[i]), out _) += own[i];
            }
        }
    }

    private static (string Month, SiteId Producer, CellKey Key) Read(string name) =>
        name.Split(Between, 3) is var parts ? (parts[0], new(parts[1]), CellKey.Read(parts[2])) : default;
}
