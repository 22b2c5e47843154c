using System.Text.Json.Serialization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What the sites of one division posted in one month, added up by what reports tell sites apart by, so that a report reads some hundred sums and not every
/// cell of every site. The facility of a key is a <see cref="SiteClass"/> here, and what moved names no other site.
/// </summary>
/// <param name="Sums">For each key the grams, and of how many sites' cells: where they cancel each other something flowed all the same.</param>
public sealed record SumMonth(Dictionary<CellKey, long[]> Sums) : IPacked<SumMonth>
{
    public static SumMonth Unpack(PackReader from)
    {
        var (sums, words) = (new Dictionary<CellKey, long[]>(), new CellWords(from));
        for (var left = from.Count(); left > 0; left--)
        {
            sums.Add(CellKey.Unpack(words), [from.Number(), from.Number()]);
        }

        return new(sums);
    }

    public void Pack(PackWriter to)
    {
        to.Number(Sums.Count);
        foreach (var (key, sum) in Sums.OrderBy(static s => s.Key))
        {
            key.Pack(to);
            to.Number(sum[0]);
            to.Number(sum[1]);
        }
    }

    public void Add(CellKey key, long grams, int cells)
    {
        if (!Sums.TryGetValue(key, out var sum))
        {
            Sums.Add(key, sum = [0, 0]);
        }

        sum[0] += grams;
        sum[1] += cells;
        if (sum is [0, 0])
        {
            Sums.Remove(key);
        }
    }
}

/// <summary>The months that sums are kept of, by division. It is there from the first line on, or not at all.</summary>
/// <param name="Divisions">The supervisors of sites.</param>
public sealed record SumsIndex(Dictionary<string, SortedSet<string>> Divisions)
{
    public const string Key = "sums";

    /// <summary>What is worked out of the register for lines to come, as long as this document is in memory.</summary>
    [JsonIgnore]
    internal KnownNames Names { get; } = new();

    public static string KeyOf(Attribution by, string division, string month) =>
        by == Attribution.Origin ? $"sums/origin/{division}/{month}" : $"sums/facility/{division}/{month}";

    public static SumsIndex Empty() => new(new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal));

    /// <summary>From the first line on, sums are kept; documents of a version before have none, and are read cell by cell.</summary>
    public static void Begin(Line line, FoldDocuments documents)
    {
        if (line.Number == 1)
        {
            documents.Put(Key, Empty());
        }
    }
}

/// <summary>What reports tell sites apart by, as the register has it, beside their division.</summary>
/// <param name="Class">The site's own class of source, else that of its kind; null where neither has one. Only its own is written down.</param>
/// <param name="Simulated">Whether the producer exists in a simulation only.</param>
/// <param name="Own">Whether producer and facility are one site.</param>
public sealed record SiteClass(string Kind, string? Class, IReadOnlyList<string> Tags, bool Simulated, bool Own)
{
    private const char Between = ';';
    private const char BetweenTags = '+';
    private const string Yes = "y";

    public static string TextOf(RegisterSite site, bool simulated, bool own) =>
        string.Join(Between, site.Kind, site.Class ?? "", string.Join(BetweenTags, site.Tags), simulated ? Yes : "", own ? Yes : "");

    public static SiteClass Read(string text)
    {
        var parts = text.Split(Between);
        return new(
            parts[0], parts[1].Length == 0 ? PartyKinds.Find(parts[0])?.Class : parts[1], parts[2].Length == 0 ? [] : parts[2].Split(BetweenTags), parts[3].Length > 0, parts[4].Length > 0);
    }

    public bool IsTaken(Filter filter) => filter.TakesSite(Kind, Class, Tags);
}
