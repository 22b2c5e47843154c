using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>A site as its register lines leave it.</summary>
/// <param name="Supervisor">The division whose bureau it answers to: its figures are that region's, wherever it lies.</param>
/// <param name="OwnClass">The class of source that its bureau gave it; null for that of its kind.</param>
/// <param name="Capacity">Permitted grams a day; null where none is registered.</param>
sealed record Site(string Id, string Supervisor, string Kind, IReadOnlyList<string> Tags, long? Capacity, string? OwnClass)
{
    /// <summary>The kinds that are industrial by themselves, and the small enterprises; no other kind is either.</summary>
    static readonly Dictionary<string, string> ClassOfKind = new(StringComparer.Ordinal)
    {
        ["industrial-enterprise"] = "industrial",
        ["mine"] = "industrial",
        ["power-plant"] = "industrial",
        ["vehicle-maker"] = "industrial",
        ["small-enterprise"] = "small-micro",
    };

    public bool IsOfClass(string classes) => classes.Length == 0 || ((OwnClass ?? ClassOfKind.GetValueOrDefault(Kind)) is { } own && classes.Split('|').Contains(own, StringComparer.Ordinal));

    public bool IsOneOf(string kinds) => kinds.Length == 0 || kinds.Split('|').Contains(Kind, StringComparer.Ordinal);

    public bool HasOneOf(string tags) => tags.Length == 0 || tags.Split('|').Any(t => Tags.Contains(t, StringComparer.Ordinal));
}

/// <summary>All sites, and the outside statistics that offices entered of their regions.</summary>
sealed class Town
{
    readonly Dictionary<string, Site> sites = new(StringComparer.Ordinal);
    readonly List<(string Region, string Name, string Period, string? Scope, Fraction Value)> statistics = [];

    public Town(IReadOnlyList<JournalLine> lines)
    {
        Register = new(lines);
        foreach (var line in lines)
        {
            var said = line.Said;
            switch (line.Act)
            {
                case "register-site":
                    sites[Text(said, "site")!] = new(Text(said, "site")!, Text(said, "supervisor")!, Text(said, "kind")!, Tags(said)!, said["dailyCapacity"]?.GetValue<long>(), Text(said, "class"));
                    break;
                case "change-site":
                    var site = sites[Text(said, "site")!];
                    sites[site.Id] = site with
                    {
                        Supervisor = Text(said, "supervisor") ?? site.Supervisor,
                        Tags = Tags(said) ?? site.Tags,
                        Capacity = said["dailyCapacity"]?.GetValue<long>() ?? site.Capacity,
                        OwnClass = Text(said, "class") ?? site.OwnClass,
                    };
                    break;
                case "enter-statistic":
                    var period = Text(said, "period") ?? $"{said["year"]!.GetValue<int>()}";
                    statistics.Add((Text(said, "region")!, Text(said, "statistic")!, period, Text(said, "scope"), Fraction.Read(Text(said, "value")!)));
                    break;
            }
        }
    }

    public IReadOnlyDictionary<string, Site> Sites => sites;

    /// <summary>The same by days, and the papers beside it.</summary>
    public Registers Register { get; }

    /// <summary>
    /// A region is a division's six digits; a city's end in 00, and whatever begins with its first four lies in it: districts, counties, and zones that
    /// only statistics code (410171).
    /// </summary>
    public static bool IsIn(string division, string region) =>
        division.StartsWith(region.EndsWith("0000", StringComparison.Ordinal) ? region[..2] : region.EndsWith("00", StringComparison.Ordinal) ? region[..4] : region, StringComparison.Ordinal);

    /// <summary>What was entered last of the whole region, else of a part of it; null where nothing was.</summary>
    public Fraction? Statistic(string region, string name, string period)
    {
        var found = statistics.Where(s => s.Region == region && s.Name == name && s.Period == period).ToList();
        var whole = found.Where(static s => s.Scope is null).ToList();
        return whole.Count > 0 ? whole[^1].Value : found.Count > 0 ? found[^1].Value : null;
    }

    static IReadOnlyList<string>? Tags(JsonNode said) => said["tags"] is { } tags ? [.. tags.AsArray().Select(static t => t!.GetValue<string>())] : null;

    static string? Text(JsonNode said, string field) => said[field]?.GetValue<string>();
}
