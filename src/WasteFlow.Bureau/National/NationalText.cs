using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Writes a field of an act as a cell of the national platform, so that the same mapping reads it back.</summary>
/// <param name="unitOf">The credit code of the unit that a site belongs to.</param>
internal sealed class NationalText(Func<string, string> unitOf)
{
    private const decimal GramsPerTonne = 1_000_000m;

    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>Null for what no cell says: a stream follows from its code, an order from its row.</summary>
    public string? Of(string way, JsonNode value) => way switch
    {
        "stream" or "answer" or "order" => null,
        ['=', ..] => null,
        "site" => unitOf(value.GetValue<string>()),
        "tonnes" => value.Deserialize<Quantity>(Wire.Options) is { } quantity && quantity.Grams("", out var grams) is null
            ? (grams / GramsPerTonne).ToString("0.######", CultureInfo.InvariantCulture)
            : null,
        "number" => value.GetValue<int>().ToString(CultureInfo.InvariantCulture),
        "list" => string.Join('、', value.AsArray().Select(static v => v!.GetValue<string>())),
        "month" => value.GetValue<string>()[..7],
        "day" => LocalDatePattern.Iso.Format(Waste.Calendar.DayOf(At(value))),
        "time" => Time.Format(Waste.Calendar.TimeOf(At(value)).LocalDateTime),
        "text" or "code" or "date" => value.GetValue<string>(),
        _ => NationalWords.Read(way).TheirsFor(value.GetValue<string>()),
    };

    private static Instant At(JsonNode value) => value.Deserialize<Instant>(Wire.Options);
}
