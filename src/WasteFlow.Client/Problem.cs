using System.Text.Json;
using WasteFlow.Waste;

namespace WasteFlow.Client;

/// <summary>Reads problem details (RFC 9457) as a refusal; whatever else stands there is passed over.</summary>
public static class Problem
{
    /// <summary>Nobody answered in time, however often we asked.</summary>
    public const string Unreachable = "unreachable";

    public static Refusal Read(ReadOnlySpan<byte> body, int status)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && Text(root, "code") is { } code)
            {
                var details = root.TryGetProperty("details", out var d) && d.ValueKind == JsonValueKind.Object
                    ? d.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.ToString(), StringComparer.Ordinal)
                    : null;
                return new(new Refused(code, Text(root, "pointer") ?? "", details, Basis(root)), Text(root, "zh") ?? "", Text(root, "en") ?? "");
            }
        }
        catch (JsonException)
        {
            // Something between us and the room answered in a language of its own: the status says enough.
        }

        return new(new Refused($"http_{status}"), $"服务返回 HTTP {status}。", $"The server answered HTTP {status}.");
    }

    public static Refusal Nobody(string why) =>
        new(Refused.With(Unreachable, "", ("why", why)), $"无法连接服务：{why}。请稍后重试。", $"Nobody answered: {why}. Try again later.");

    private static LegalBasis? Basis(JsonElement root) =>
        root.TryGetProperty("basis", out var basis) && basis.ValueKind == JsonValueKind.Object
            ? basis.Deserialize<LegalBasis>(Contracts.Wire.Options)
            : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
