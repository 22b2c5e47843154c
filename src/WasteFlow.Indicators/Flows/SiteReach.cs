using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>In which months of a year a producer's site has cells, and how many: for what counts sites, and not grams.</summary>
/// <param name="Told">By stream; a count for each month.</param>
/// <param name="Received">What was accepted of it, by stream, code and group of roots.</param>
public sealed record SiteReach(Dictionary<string, int[]> Told, Dictionary<string, int[]> Received)
{
    private const int MonthsOfYear = 12;
    private const char Between = '|';

    public static string Key(int year, SiteId site) => FormattableString.Invariant($"reach/{year}/{site}");

    public static SiteReach Empty() => new(new(StringComparer.Ordinal), new(StringComparer.Ordinal));

    public static (string Stream, WasteCode Code, string Roots) ReadReceived(string key) =>
        key.Split(Between) is var parts ? (parts[0], new(parts[1]), parts[2]) : default;

    /// <param name="month">From 0.</param>
    public void Add(CellKey key, int month, int cells)
    {
        Add(Told, key.Stream, month, cells);
        if (key.Measure is Cells.Received)
        {
            Add(Received, string.Join(Between, key.Stream, key.Code.Text, key.Roots), month, cells);
        }
    }

    private static void Add(Dictionary<string, int[]> to, string name, int month, int cells)
    {
        if (!to.TryGetValue(name, out var months))
        {
            to.Add(name, months = new int[MonthsOfYear]);
        }

        months[month] += cells;
    }
}

/// <summary>The last line that posted into a producer's site's cells, and the years it has cells of. Each line makes another, so what is worked out from the
/// site's cells holds as long as this does.</summary>
public sealed record SiteLast(long Line, IReadOnlyList<int> Years)
{
    public static string Key(SiteId site) => $"last/{site}";
}

/// <summary>The other producers whose waste was ever counted at a site.</summary>
public sealed record Guests(HashSet<string> Producers)
{
    public static string Key(SiteId site) => $"guests/{site}";
}
