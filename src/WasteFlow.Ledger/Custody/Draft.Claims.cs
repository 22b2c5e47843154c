using System.Globalization;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>What one act only may take: the first in the order of lines has it, whatever the rooms knew when they asked.</summary>
public sealed partial class Draft
{
    private IReadOnlyList<string>? Claimed => ask.Claims?.Select(static c => c.Key).ToArray();

    /// <summary>Takes what the act claims; null, or the room's refusal with what is known of who was first.</summary>
    public Refused? TakeClaims()
    {
        foreach (var claim in ask.Claims ?? [])
        {
            if (Find<ClaimState>(Keys.Claim(claim.Key)) is { } first)
            {
                return Told(claim.Taken, state.Line(first.Line)!);
            }

            Put(Keys.Claim(claim.Key), new ClaimState(number));
        }

        return null;
    }

    private static Refused Told(Refused taken, Line first)
    {
        var details = new Dictionary<string, string>(taken.Details ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        var line = first.Number.ToString(CultureInfo.InvariantCulture);
        details.TryAdd("line", line);
        details.TryAdd("at", line);
        foreach (var name in new[] { "manifest", "document", "site" })
        {
            var said = first.Said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : name == "manifest" ? first.Manifest?.Number.Text : null;
            if (said is not null)
            {
                details.TryAdd(name, said);
            }
        }

        return taken with { Details = details };
    }
}
