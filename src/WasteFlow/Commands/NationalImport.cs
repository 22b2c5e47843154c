using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>
/// Says what a file of the national platform says through the same doors as everybody, entry by entry, with an answer for each. What was filed here and
/// named by its national number is there already, and is not typed twice.
/// </summary>
internal sealed class NationalImport(WasteFlowClient client)
{
    private static readonly Dictionary<string, string> RoomOf = new(StringComparer.Ordinal)
    {
        ["file-manifest"] = "producers", ["pick-up-waste"] = "transporters", ["receive-waste"] = "disposers",
        ["file-management-plan"] = "producers", ["grant-permit"] = "bureau", ["generate-waste"] = "producers", ["hand-in-report"] = "bureau",
    };

    /// <summary>Our site of each unit that the file names; a unit with none, or with several, is wrong in its row.</summary>
    public async Task<Func<string, string>> Sites(string text, IEnumerable<NationalColumn> mapping, CancellationToken cancel)
    {
        var columns = mapping.Where(static m => m.As == "site").Select(static m => m.Column).Distinct(StringComparer.Ordinal).ToList();
        var units = TableRow.Each(text).Where(static r => r.Row is not null).SelectMany(r => columns.Select(c => r.Row!.Maybe(c)?.Trim())).OfType<string>();
        var sites = new Dictionary<string, IReadOnlyList<RegisterSite>>(StringComparer.Ordinal);
        foreach (var unit in units.Distinct(StringComparer.Ordinal))
        {
            sites[unit] = EnterpriseId.TryRead(unit, out var enterprise) ? (await client.Sites(enterprise, cancel: cancel)).Value ?? [] : [];
        }

        return unit => sites[unit] switch
        {
            [var one] => one.Site.Text,
            [] => throw new FormatException($"expected a unit that has a site here, and “{unit}” has none"),
            var several => throw new FormatException($"expected a unit with one site, and “{unit}” has {several.Count}"),
        };
    }

    /// <summary>Whether all of the entry is in the ledger now.</summary>
    public async Task<bool> Enter(NationalEntry entry, CancellationToken cancel)
    {
        var rows = $"row {string.Join(", ", entry.Rows)}";
        foreach (var fault in entry.Faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        var lines = new List<long>();
        ManifestNumber? manifest = null;
        foreach (var (act, ask) in entry.Asks)
        {
            if (ask.ContainsKey(NationalRows.Manifest))
            {
                ask[NationalRows.Manifest] = manifest?.Text;
            }

            var answer = await Say(RoomOf[act], act, ask, cancel);
            if (answer.Value is { } accepted)
            {
                client.Line = Math.Max(client.Line, accepted.Line);
                manifest ??= accepted.Manifest;
                lines.Add(accepted.Line);
                continue;
            }

            var refusal = answer.Refusal!;
            if (refusal.Refused.Code == "national_number_taken")
            {
                await Console.Out.WriteLineAsync($"{rows}: there already, as {refusal.Refused.Details?.GetValueOrDefault("manifest")}");
                return true;
            }

            await Console.Error.WriteLineAsync($"{rows}: {act}: {refusal.Refused.Code} {refusal.Refused.Pointer}: {refusal.Zh} {refusal.En}");
            return false;
        }

        if (entry.Faults.Count > 0)
        {
            return false;
        }

        await Console.Out.WriteLineAsync($"{rows}: line {string.Join(", ", lines)}{(manifest is { } number ? $", {number}" : "")}");
        return true;
    }

    /// <summary>A receiver that stores and one that treats have doors of their own: the first that says so names the other.</summary>
    private async Task<Outcome<Accepted>> Say(string room, string act, JsonObject ask, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(ask, Wire.Options);
        var answer = await client.PostBytes<Accepted>($"{room}/{act}", bytes, cancel);
        return answer.Refusal?.Refused is { Code: "wrong_door", Details: { } details } && details.TryGetValue("room", out var other)
            ? await client.PostBytes<Accepted>($"{other}/{act}", bytes, cancel)
            : answer;
    }
}
