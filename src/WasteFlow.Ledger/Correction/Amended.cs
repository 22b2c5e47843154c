using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Correction;

/// <summary>An act with one value put right.</summary>
internal static class Amended
{
    /// <summary>Fields that hold a quantity.</summary>
    private static readonly HashSet<string> Quantities = new(StringComparer.Ordinal) { "quantity", "sharedWeight", "emplaced" };

    /// <summary>What a corrected quantity keeps where it does not say it anew: the scale was wrong, and not what was found in the load.</summary>
    private const string Soil = "impurityPerMille";

    /// <summary>What need not have been said to be put right, and may be taken away again.</summary>
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal) { "book", Soil };

    /// <summary>The act as it would stand; null with the objection where pointer or value do not fit it, or it stands so already.</summary>
    public static Waste.Refused? Of(string act, Edition stands, string pointer, JsonElement value, out JsonElement amended)
    {
        amended = default;
        var said = stands.Said;
        var whole = JsonObject.Create(said)!;
        if (!Put(whole, pointer.Split('/')[1..], JsonNode.Parse(value.GetRawText())))
        {
            return Waste.Refused.With("pointer_unknown", "/pointer", ("pointer", pointer));
        }

        if (Unfit(JsonSerializer.SerializeToElement(whole, Wire.Options), Acts.All[act], pointer) is { } unfit)
        {
            return unfit;
        }

        amended = JsonSerializer.SerializeToElement(whole.Deserialize(Acts.All[act], Wire.Options), Acts.All[act], Wire.Options);
        return Unread(act, amended)
            ?? (StandsSo(act, stands, pointer, amended) ? Waste.Refused.With("value_is_the_same", "/value", ("pointer", pointer)) : null);
    }

    /// <summary>It was said so, and nothing else is booked since: a loss closes its treatment again when another part is put right.</summary>
    private static bool StandsSo(string act, Edition stands, string pointer, JsonElement amended) =>
        JsonElement.DeepEquals(amended, stands.Said)
        && (act != "treat-waste" || !pointer.StartsWith("/losses/", StringComparison.Ordinal) || Treatments.StandsAsSaid(stands, pointer));

    /// <summary>
    /// The act is read as at any door, so that nothing waits for a consent that could not be posted: what is wrong in the value is told where it stands in it.
    /// </summary>
    private static Waste.Refused? Unfit(JsonElement whole, Type type, string pointer) => StrictReader.Objection(whole, type) is not { } unfit ? null
        : unfit.Pointer.Length > pointer.Length && unfit.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal)
            ? unfit with { Pointer = "/value" + unfit.Pointer[pointer.Length..] }
        : unfit with { Pointer = "/value" };

    /// <summary>Likewise what a meter reads.</summary>
    private static Waste.Refused? Unread(string act, JsonElement amended) =>
        act == "meter-waste" && amended.Deserialize<MeterWaste>(Wire.Options)!.Flow(out _) is { } unfit ? unfit with { Pointer = "/value" } : null;

    private static JsonNode? Kept(JsonNode? before, JsonNode? value)
    {
        if (before is JsonObject was && value is JsonObject now && was[Soil] is { } soil && now[Soil] is null)
        {
            now[Soil] = soil.DeepClone();
        }

        return value;
    }

    private static bool Put(JsonNode at, string[] way, JsonNode? value)
    {
        if (at is JsonArray list)
        {
            if (!int.TryParse(way[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= list.Count)
            {
                return false;
            }

            if (way.Length == 1)
            {
                list[place] = value;
                return true;
            }

            return list[place] is { } item && Put(item, way[1..], value);
        }

        if (at is not JsonObject fields || ((!fields.TryGetPropertyValue(way[0], out var next) || next is null) && !(way is [var last] && Optional.Contains(last))))
        {
            return false;
        }

        if (way.Length == 1)
        {
            fields[way[0]] = Quantities.Contains(way[0]) ? Kept(next, value) : value;
            return true;
        }

        return next is not null && Put(next, way[1..], value);
    }
}
