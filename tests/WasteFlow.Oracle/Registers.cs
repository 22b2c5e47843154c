using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>A site on a day: as it was registered, and as the changes of days up to that one left it.</summary>
sealed record Known(Site Site, string Enterprise, bool IsClosed);

/// <summary>The register as its lines say it, asked for days: what counts, what is valid, what was inspected.</summary>
sealed class Registers
{
    readonly Dictionary<string, (JsonNode Said, DateOnly Day)> registered = new(StringComparer.Ordinal);
    readonly List<JsonNode> changes = [];
    readonly Dictionary<string, List<JsonNode>> permits = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<JsonNode>> policies = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<JsonNode>> contracts = new(StringComparer.Ordinal);
    readonly Dictionary<string, JsonNode> areas = new(StringComparer.Ordinal);
    readonly Dictionary<(string, DateOnly), List<Known>> days = [];
    readonly List<(string Site, string Unit, DateOnly Day, bool Passed)> inspections = [];

    public Registers(IReadOnlyList<JournalLine> lines)
    {
        foreach (var (line, said) in lines.Select(static l => (l, l.Said)))
        {
            switch (line.Act)
            {
                case "register-site": registered[Text(said, "site")!] = (said, line.Day); break;
                case "change-site": changes.Add(said); break;
                case "grant-permit": Words(permits, Text(said, "permit")!).Add(said); break;
                case "register-insurance": Words(policies, $"{Text(said, "enterprise")} {Text(said, "policy")}").Add(said); break;
                case "register-contract": Words(contracts, $"{Text(said, "enterprise")} {Text(said, "contract")}").Add(said); break;
                case "register-service-area": areas[Text(said, "site")!] = said; break;
                case "record-inspection" when said["followsUp"] is null:
                    inspections.Add((Text(said, "site")!, Text(said, "unit")!, line.Day, said["passed"]!.GetValue<bool>()));
                    break;
            }
        }
    }

    /// <summary>Everything that was in the register of a region on a day, closed or not.</summary>
    public IReadOnlyList<Known> In(string region, DateOnly day)
    {
        if (!days.TryGetValue(("", day), out var all)) days.Add(("", day), all = [.. registered.Keys.Select(s => On(s, day)).OfType<Known>()]);
        if (!days.TryGetValue((region, day), out var here)) days.Add((region, day), here = [.. all.Where(k => Town.IsIn(k.Site.Supervisor, region))]);
        return here;
    }

    public Known? On(string site, DateOnly day)
    {
        if (!registered.TryGetValue(site, out var first) || (first.Day > day && !(Day(first.Said, "statusSince") <= day))) return null;
        var now = (JsonObject)first.Said.DeepClone();
        if (Day(now, "statusSince") > day) now.Remove("status");
        foreach (var change in changes.Where(c => Text(c, "site") == site && Day(c, "from") <= day))
        {
            foreach (var field in new[] { "supervisor", "tags", "class", "status", "dailyCapacity" }) if (change[field] is { } value) now[field] = value.DeepClone();
        }

        return new(
            new(site, Text(now, "supervisor")!, Text(now, "kind")!, [.. now["tags"]!.AsArray().Select(static t => t!.GetValue<string>())], now["dailyCapacity"]?.GetValue<long>(), Text(now, "class")),
            Text(now, "enterprise")!, Text(now, "status") == "closed");
    }

    public bool HasPermit(string site, DateOnly day) => permits.Values.Any(words => Holding(words, day) is { } p && Text(p, "site") == site);

    public bool IsInsured(string enterprise, DateOnly day) =>
        policies.Values.Any(words => Holding(words, day) is { } p && Text(p, "enterprise") == enterprise && Text(p, "kind") == "pollution-liability");

    /// <summary>Whether a contract on taking the enterprise's waste holds, and names one of these codes.</summary>
    public bool IsUnderContract(string enterprise, DateOnly day, IReadOnlyCollection<string> codes) => contracts.Values.Any(words =>
        Holding(words, day) is { } c && Text(c, "kind") is "disposal" or "collection"
        && c["with"]!.AsArray().Select(static w => w!.GetValue<string>()).Append(Text(c, "enterprise")).Contains(enterprise, StringComparer.Ordinal)
        && c["codes"]!.AsArray().Select(static p => p!.GetValue<string>()).Any(p => p == "*" || codes.Any(new Wanted(Codes: p).TakesCode)));

    /// <summary>The routes and points that name a site in their service area.</summary>
    public IEnumerable<string> Routes(string site, DateOnly day) =>
        areas.Where(a => Shares(a.Value, day).Any(s => Text(s, "site") == site)).Select(static a => a.Key);

    /// <summary>Each plant that serves a region, and how many parts in a thousand of it do; what serves a wider area is nobody's share.</summary>
    public IEnumerable<(Known Plant, int PerMille)> Serving(string region, DateOnly day) =>
        from area in areas
        let here = Shares(area.Value, day).Where(s => (Text(s, "division") ?? On(Text(s, "site")!, day)?.Site.Supervisor) is { } served && Town.IsIn(served, region)).Sum(static s => s["perMille"]!.GetValue<int>())
        where here > 0 && On(area.Key, day) is { IsClosed: false, Site.Capacity: not null }
        select (On(area.Key, day)!, here);

    /// <summary>Whether each inspection of a site in some days was passed; none where it was not inspected.</summary>
    public IEnumerable<bool> Inspections(string site, string units, DateOnly first, DateOnly last) =>
        inspections.Where(i => i.Site == site && units.Split('|').Contains(i.Unit, StringComparer.Ordinal) && i.Day >= first && i.Day <= last).Select(static i => i.Passed);

    static IEnumerable<JsonNode> Shares(JsonNode area, DateOnly day) => area["shares"]!.AsArray().Select(static s => s!).Where(s => Day(s, "from") <= day && !(Day(s, "until") < day));

    /// <summary>What holds on a day of all that was said under one number: the last word that had begun, or, where that has ended, one before it that began later.</summary>
    static JsonNode? Holding(List<JsonNode> words, DateOnly day)
    {
        var after = DateOnly.MinValue;
        foreach (var word in words.AsEnumerable().Reverse())
        {
            if (Day(word, "from") is not { } from || from > day || from <= after) continue;
            if (day <= Day(word, "until")) return word;
            after = Day(word, "until")!.Value;
        }

        return null;
    }

    static List<JsonNode> Words(Dictionary<string, List<JsonNode>> of, string key) => of.TryGetValue(key, out var words) ? words : of[key] = [];

    static string? Text(JsonNode said, string field) => said[field]?.GetValue<string>();

    static DateOnly? Day(JsonNode said, string field) => Text(said, field) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
}
