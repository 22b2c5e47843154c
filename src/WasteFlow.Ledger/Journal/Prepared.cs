using System.Runtime.InteropServices;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// An ask made ready to be decided, on the asker's own thread: read into its record and written again in our own order and spacing, so that a
/// line's bytes do not depend on the sender's.
/// </summary>
/// <param name="Act">Null where nobody can read it; then <paramref name="Unfit"/> says why.</param>
/// <param name="Content">What the ActId is bound to, see <see cref="Chain.Content"/>.</param>
public sealed record Prepared(Ask Ask, IAct? Act, string Id, string Content, Answer? Unfit)
{
    public static Prepared Of(Ask asked)
    {
        if (!Acts.All.TryGetValue(asked.Act, out var type))
        {
            return new(asked, null, "", "", new Answer(Guid.Empty, null, Refused.With("act_unknown", "", ("act", asked.Act))));
        }

        try
        {
            var raw = JsonMarshal.GetRawUtf8Value(asked.Said);
            if (Wire.ReadExact(raw, type) is IAct exact)
            {
                return new(asked, exact, exact.ActId.ToString("D"), Chain.Content(asked, raw), null);
            }

            var act = (IAct)asked.Said.Deserialize(type, Wire.Options)!;
            var said = Wire.Bytes(act, type);
            var known = raw.SequenceEqual(said);
            return new(known ? asked : asked with { Said = Parse(said) }, act, act.ActId.ToString("D"), Chain.Content(asked, said), null);
        }
        catch (JsonException e)
        {
            return new(asked, null, "", "", new Answer(IdOf(asked), null, Refused.With("malformed_json", "", ("detail", e.Path ?? ""))));
        }
    }

    private static JsonElement Parse(byte[] said)
    {
        var reader = new Utf8JsonReader(said);
        return JsonElement.ParseValue(ref reader);
    }

    private static Guid IdOf(Ask ask) =>
        ask.Said.ValueKind == JsonValueKind.Object && ask.Said.TryGetProperty("actId", out var id) && id.TryGetGuid(out var known) ? known : Guid.Empty;
}
