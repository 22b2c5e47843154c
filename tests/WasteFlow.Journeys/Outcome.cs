using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WasteFlow.Journeys;

/// <summary>What is true when a journey's steps are done: its manifests, its stocks, its traces, its mass identity.</summary>
sealed partial class Outcome(Journey journey, Names names, Doors doors, Func<string?, string?> tokenOf, Func<string, string> instant)
{
    /// <summary>Terms of the identity that flow; the others stand (stock, transit, open differences) and hold other journeys' mass too.</summary>
    static readonly string[] Flows =
    [
        "generated", "residuesBorn", "broughtIn", "gains", "reclassifiedIn", "utilised", "incinerated", "landfilled", "otherwise",
        "storageLoss", "weighing", "reclassifiedOut", "sentOut",
    ];

    static readonly string[] In = ["opening", "generated", "residuesBorn", "broughtIn", "gains", "reclassifiedIn"];

    static readonly string[] Out =
    [
        "utilised", "incinerated", "landfilled", "otherwise", "storageLoss", "weighing", "reclassifiedOut", "sentOut", "closingStock",
        "closingTransit", "closingDiscrepancy",
    ];

    public async Task Check()
    {
        foreach (var manifest in journey.Then.Manifests ?? []) await Check(manifest);
        foreach (var stock in journey.Then.Stocks ?? []) await Check(stock);
        foreach (var trace in journey.Then.Traces) await Check(trace);
        foreach (var identity in journey.Then.Identity ?? []) await Check(identity);
        foreach (var alarm in journey.Then.Alarms ?? []) await Check(alarm);
        foreach (var read in journey.Then.Reads ?? []) await Check(read);
        var treatments = await Read("indicators/treatments", null);
        Assert.Empty(treatments["unbalanced"]!.AsArray());
    }

    async Task Check(JourneyManifest expected)
    {
        var manifest = await Read($"ledger/manifests/{names.Of(expected.Of)}", expected.By);
        Same($"state of {expected.Of}", expected.State, manifest["state"]!.GetValue<string>());
        foreach (var (item, i) in (expected.Items ?? []).Select(static (x, i) => (x, i)))
        {
            foreach (var (field, value) in item)
            {
                Same($"{field} of item {i + 1} of {expected.Of}", value!.ToJsonString(), manifest["items"]![i]![field]?.ToJsonString());
            }
        }
    }

    async Task Check(JourneyStock expected)
    {
        var lots = new List<JsonNode?>();
        foreach (var place in expected.Holds.Select(static h => h.Place ?? "storage").Append("storage").Distinct(StringComparer.Ordinal))
        {
            lots.AddRange((await Read($"ledger/lots?site={names.Of("$" + expected.Site)}&place={place}", expected.By)).AsArray());
        }

        var holds = lots.GroupBy(static l => $"{l!["stream"]} {l["code"]} {l["place"]}", StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static l => l!["grams"]!.GetValue<long>()), StringComparer.Ordinal);
        Same($"stock of {expected.Site}",
            Table(expected.Holds.ToDictionary(static h => $"{h.Stream} {h.Code} {h.Place ?? "storage"}", static h => h.Grams, StringComparer.Ordinal)),
            Table(holds));
    }

    async Task Check(JourneyTrace expected)
    {
        var of = names.Of(expected.Of);
        var asked = of.StartsWith('L') && of.Contains('-', StringComparison.Ordinal) ? $"lot={of}" : $"manifest={of}";
        var trace = await Read($"ledger/trace?{asked}{(expected.Back ? "&back=true" : "")}{(expected.Through ? "&throughTreatment=true" : "")}", expected.By);
        var roots = Sums(trace, "roots", "kind");
        var outcomes = Sums(trace, "outcomes", "class");
        var open = Sums(trace, "open", "place");
        var what = $"trace of {expected.Of}{(expected.Back ? " back" : "")}{(expected.Through ? " through treatment" : "")}";
        if (expected.Outcomes is { } o) Same($"outcomes, {what}", Table(o), Table(outcomes));
        if (expected.Open is { } p) Same($"open, {what}", Table(p), Table(open));
        if (expected.Roots is { } r) Same($"roots, {what}", Table(r), Table(roots));
        Assert.Equal(roots.Values.Sum(), outcomes.Values.Sum() + open.Values.Sum());
        var nodes = trace["nodes"]!.AsArray().Select(static n => n!["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        Assert.All(trace["edges"]!.AsArray(), e => Assert.True(nodes.Contains(e!["from"]!.GetValue<string>()) && nodes.Contains(e["to"]!.GetValue<string>()), e!.ToJsonString()));
    }

    async Task Check(JourneyIdentity expected)
    {
        var to = journey.Begins.AddDays(journey.Days - 1);
        var identity = (await Read($"indicators/identity?stream={expected.Stream}&from={journey.Begins:yyyy-MM-dd}&to={to:yyyy-MM-dd}", null)).AsArray().Single()!;
        long Of(string term) => identity[term]!.GetValue<long>();
        Assert.Empty(expected.Flows.Keys.Except(Flows, StringComparer.Ordinal));
        Same($"identity of {expected.Stream}", Table(expected.Flows), Table(Flows.ToDictionary(static f => f, Of, StringComparer.Ordinal)));
        Assert.Equal(In.Sum(Of), Out.Sum(Of));
    }

    async Task Check(JourneyAlarm expected)
    {
        var of = names.Of(expected.Of);
        var list = await Read($"bureau/alarms?kind={expected.Kind}&state=all&take=1000&asOf={instant(expected.AsOf)}", expected.By);
        var told = list["alarms"]!.AsArray()
            .Where(a => ((string[])["manifest", "lot", "site", "origin"]).Any(f => a![f]?.GetValue<string>() == of)).ToList();
        Same($"alarm {expected.Kind} of {expected.Of} at {expected.AsOf}", expected.State, told.Count == 0 ? "none" : told.Single()!["state"]!.GetValue<string>());
        if (expected.Grams is { } grams) Same($"grams of {expected.Kind}", $"{grams}", told.Single()!["grams"]!.ToJsonString());
    }

    async Task Check(JourneyRead expected)
    {
        var door = Named().Replace(expected.Door, m => names.Of(m.Value));
        var answer = expected.Body is { } body ? await doors.Post(door, names.Of(body)!, tokenOf(expected.By)) : await doors.Get(door, tokenOf(expected.By));
        if (expected.Code is { } code)
        {
            Same(expected.Door, code, answer.Json?["code"]?.GetValue<string>());
            return;
        }

        Assert.True(answer.Status == 200, $"{journey.Id}: {expected.Door} was answered {answer.Status}: {answer.Text}");
        Assert.True(Holds(answer.Json, names.Of(expected.Holds), expected.Whole), $"{journey.Id}: {expected.Door} does not hold {expected.Holds?.ToJsonString()}: {answer.Text}");
    }

    static bool Holds(JsonNode? answer, JsonNode? expected, bool whole) => expected switch
    {
        JsonObject fields => answer is JsonObject there && fields.All(f => Holds(there[f.Key], f.Value, whole)),
        JsonArray { Count: 0 } => answer is JsonArray { Count: 0 },
        JsonArray rows => answer is JsonArray list && (!whole || list.Count == rows.Count) && rows.All(r => list.Any(l => Holds(l, r, whole))),
        null => answer is null,
        _ => JsonNode.DeepEquals(answer, expected),
    };

    [GeneratedRegex(@"\$[a-z][a-z0-9-]*(\.[a-z0-9]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    async Task<JsonNode> Read(string door, string? by)
    {
        var answer = await doors.Get(door, tokenOf(by));
        Assert.True(answer.Status == 200, $"{journey.Id}: {door} was answered {answer.Status}: {answer.Text}");
        return answer.Json!;
    }

    static Dictionary<string, long> Sums(JsonNode trace, string list, string by) =>
        trace[list]!.AsArray().GroupBy(x => x![by]!.GetValue<string>(), StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static x => x!["grams"]!.GetValue<long>()), StringComparer.Ordinal);

    static string Table(IReadOnlyDictionary<string, long> sums) =>
        string.Join(", ", sums.Where(static s => s.Value != 0).OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key} {s.Value}"));

    void Same(string what, string? expected, string? got) => Assert.True(expected == got, $"{journey.Id}: {what}: expected {expected}, got {got ?? "nothing"}");
}
