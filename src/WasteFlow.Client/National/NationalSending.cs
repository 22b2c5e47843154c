using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Client.National;

/// <summary>What became of an entry.</summary>
/// <param name="Lines">The lines that it is in the ledger by.</param>
/// <param name="Manifest">The manifest that it made, or that was there already.</param>
/// <param name="There">It was filed here before and named by its national number, and is not entered twice.</param>
/// <param name="Act">The act that was refused.</param>
/// <param name="Refusal">Why; null where all of it is in the ledger.</param>
public sealed record NationalAnswer(IReadOnlyList<long> Lines, string? Manifest = null, bool There = false, string? Act = null, Refusal? Refusal = null);

/// <summary>
/// Says what a file of the national platform says through the same doors as everybody, entry by entry, with an answer for each. What was filed here and
/// named by its national number is there already, and is not typed twice.
/// </summary>
public sealed class NationalSending(WasteFlowClient client)
{
    private static readonly Dictionary<string, string> RoomOf = new(StringComparer.Ordinal)
    {
        ["file-manifest"] = "producers", ["pick-up-waste"] = "transporters", ["receive-waste"] = "disposers",
        ["file-management-plan"] = "producers", ["grant-permit"] = "bureau", ["generate-waste"] = "producers", ["hand-in-report"] = "bureau",
    };

    /// <summary>Sends an entry's acts in their order, up to the first that is refused. One with faults is not to be sent.</summary>
    public async Task<NationalAnswer> Enter(NationalEntry entry, CancellationToken cancel)
    {
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
            return refusal.Refused.Code == "national_number_taken"
                ? new(lines, refusal.Refused.Details?.GetValueOrDefault("manifest"), There: true)
                : new(lines, manifest?.Text, Act: act, Refusal: refusal);
        }

        return new(lines, manifest?.Text);
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
