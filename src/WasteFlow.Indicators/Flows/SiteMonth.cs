using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>The cells of one producer's site in one month.</summary>
/// <param name="Blocks">The blocks of the journal that any of it was posted in, rising: see <see cref="PostedBlock"/>.</param>
public sealed record SiteMonth(Dictionary<CellKey, long> Cells, List<long>? Blocks = null) : IPacked<SiteMonth>
{
    public static SiteMonth Unpack(PackReader from)
    {
        var (cells, words) = (new Dictionary<CellKey, long>(), new CellWords(from));
        for (var left = from.Count(); left > 0; left--)
        {
            cells.Add(CellKey.Unpack(words), from.Number());
        }

        var blocks = new List<long>();
        for (var left = from.Count(); left > 0; left--)
        {
            blocks.Add(from.Number());
        }

        return new(cells, blocks);
    }

    public void Pack(PackWriter to) => Pack([.. Cells], Blocks ?? [], to);

    /// <param name="cells">Are put in the order of their names.</param>
    internal static void Pack(List<KeyValuePair<CellKey, long>> cells, List<long> blocks, PackWriter to)
    {
        cells.Sort(static (one, other) => one.Key.CompareTo(other.Key));
        to.Number(cells.Count);
        foreach (var (key, grams) in cells)
        {
            key.Pack(to);
            to.Number(grams);
        }

        to.Number(blocks.Count);
        foreach (var block in blocks)
        {
            to.Number(block);
        }
    }
}
