using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// Reads what comes in at a door, strictly: whatever is wrong becomes a <see cref="Refused"/> with a JSON Pointer to it, and never an exception.
/// Quantities are worked out here once, so that no negative, absurd or unit-less mass gets past a door.
/// </summary>
public static class StrictReader
{
    private const int DepthMax = 24;
    private const int TextLengthMax = 2_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = DepthMax };

    /// <summary>Numbers travel as decimal text in these fields; elsewhere a number is merely of the wrong kind.</summary>
    private static readonly SearchValues<string> DecimalTexts = SearchValues.Create(["value", "factor"], StringComparison.Ordinal);

    /// <summary>Fields that hold a whole document.</summary>
    private static readonly SearchValues<string> LongTexts = SearchValues.Create(["text"], StringComparison.Ordinal);

    /// <summary>Fields that hold a name or a number of something: one line, since lists and sheets print it in one.</summary>
    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "name", "project", "builder", "insurer", "evaluator", "town", "address", "park", "network", "plate", "vehicle", "driver", "escort", "person", "contract",
            "policy", "licence", "permit", "approval", "application", "waybill", "paper", "meter", "label", "title", "campaign",
        ], StringComparison.Ordinal);

    /// <summary>Marks that turn the order of what is read, or are not seen at all: a name with one looks like another.</summary>
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff");

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\t\u2028\u2029");

    /// <summary>What stands against JSON as it would be read at a door, with the pointer into it; null where nothing does.</summary>
    public static Refused? Objection(JsonElement said, Type type)
    {
        try
        {
            return Check(said, Wire.Options.GetTypeInfo(type), "", "") ?? (said.Deserialize(type, Wire.Options) is { } value ? Quantities(value, "") : Malformed(""));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Malformed("");
        }
    }

    /// <summary>Exactly one of value and refusal is there; <paramref name="said"/> is the JSON as it came in.</summary>
    public static Refused? Read<T>(ReadOnlyMemory<byte> json, out T? value, out JsonElement said) where T : class
    {
        value = null;
        said = default;
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            said = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return Twice(json) ?? Refused.With("malformed_json", "", ("detail", Place(e)));
        }

        try
        {
            if (Check(said, Wire.Options.GetTypeInfo(typeof(T)), "", "") is { } refused)
            {
                return refused;
            }

            value = said.Deserialize<T>(Wire.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which JSON can spell and no text can hold.
            return Malformed("");
        }

        var objection = value is null ? Malformed("") : Quantities(value, "");
        value = objection is null ? value : null;
        return objection;
    }

    private static string Place(JsonException e) => e.LineNumber is { } line ? $"line {line + 1}, byte {e.BytePositionInLine + 1}" : "";

    /// <summary>The parser says of a field that is there twice neither its name nor its place.</summary>
    private static Refused? Twice(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Twice(document.RootElement, "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Refused? Twice(JsonElement json, string pointer)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().Select((item, i) => Twice(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"))).FirstOrDefault(static r => r is not null);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : default)
        {
            var at = $"{pointer}/{Escaped(field.Name)}";
            if ((seen.Add(field.Name) ? Twice(field.Value, at) : Refused.With("field_twice", at, ("field", field.Name))) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static Refused Malformed(string pointer) => Refused.With("field_malformed", pointer, ("pointer", pointer.Length == 0 ? "/" : pointer));

    private static Refused? Check(JsonElement json, JsonTypeInfo type, string pointer, string name) => type.Kind switch
    {
        JsonTypeInfoKind.Object => CheckObject(json, type, pointer),
        JsonTypeInfoKind.Enumerable => CheckList(json, type, pointer),
        _ when type.Type == typeof(JsonElement) => null,
        _ when type.Type == typeof(string) => CheckText(json, pointer, name),
        _ when type.Type == typeof(Instant) => Fits<Instant>(json, out var at) ? Times.Objection(at, pointer) : Malformed(pointer),
        _ when type.Type == typeof(LocalDate) => Fits<LocalDate>(json, out var day) ? Times.Objection(day, pointer) : Malformed(pointer),
        _ => Fits(json, type) ? null : Unread.Malformed(type.Type, pointer, pointer),
    };

    private static Refused? CheckObject(JsonElement json, JsonTypeInfo type, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Malformed(pointer);
        }

        foreach (var field in json.EnumerateObject())
        {
            var at = $"{pointer}/{Escaped(field.Name)}";
            var property = type.Properties.FirstOrDefault(p => field.NameEquals(p.Name));
            if (property?.Set is null && property?.AssociatedParameter is null)
            {
                return Refused.Unknown("unknown_field", at, "field", field.Name, type.Properties.Where(static p => p.Set is not null || p.AssociatedParameter is not null).Select(static p => p.Name));
            }

            if (field.Value.ValueKind == JsonValueKind.Null)
            {
                if (property.IsSetNullable || property.AssociatedParameter is { IsNullable: true } || property.PropertyType == typeof(JsonElement))
                {
                    continue;
                }

                return Refused.With("field_missing", at, ("field", field.Name));
            }

            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Check(field.Value, Wire.Options.GetTypeInfo(inner), at, field.Name) is { } refused)
            {
                return refused;
            }
        }

        var missing = type.Properties.FirstOrDefault(p => p.IsRequired && !json.TryGetProperty(p.Name, out _));
        return missing is null ? null : Refused.With("field_missing", $"{pointer}/{missing.Name}", ("field", missing.Name));
    }

    private static Refused? CheckList(JsonElement json, JsonTypeInfo type, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return Malformed(pointer);
        }

        var element = Wire.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            var at = $"{pointer}/{index++}";
            if ((item.ValueKind == JsonValueKind.Null ? Malformed(at) : Check(item, element, at, "")) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static Refused? CheckText(JsonElement json, string pointer, string name)
    {
        if (json.ValueKind == JsonValueKind.Number && DecimalTexts.Contains(name))
        {
            return Refused.With("decimal_text_expected", pointer, ("text", json.GetRawText()));
        }

        if (json.ValueKind != JsonValueKind.String)
        {
            return Malformed(pointer);
        }

        var text = json.GetString()!;
        return text.Length > TextLengthMax && !LongTexts.Contains(name) ? Refused.With("too_long", pointer, ("max", TextLengthMax.ToString("N0", CultureInfo.InvariantCulture)))
            : text.AsSpan().ContainsAny(Unseen) || text.Any(static c => char.IsControl(c) && !Breaks.Contains(c)) || (Names.Contains(name) && text.AsSpan().ContainsAny(Breaks))
                ? Refused.With("text_unprintable", pointer, ("pointer", pointer))
            : null;
    }

    private static bool Fits<T>(JsonElement json, out T value) where T : struct
    {
        var read = Read(json, Wire.Options.GetTypeInfo(typeof(T)));
        value = read as T? ?? default;
        return read is not null;
    }

    private static bool Fits(JsonElement json, JsonTypeInfo type) => Read(json, type) is not null;

    private static object? Read(JsonElement json, JsonTypeInfo type)
    {
        try
        {
            return json.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static Refused? Quantities(object value, string pointer)
    {
        if (value is Quantity quantity)
        {
            return quantity.Grams(pointer, out _);
        }

        if (value is IList list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is { } item && Quantities(item, $"{pointer}/{i}") is { } refused)
                {
                    return refused;
                }
            }

            return null;
        }

        if (value.GetType() is not { IsClass: true } own || own == typeof(string) || own.Namespace != typeof(Quantity).Namespace)
        {
            return null;
        }

        foreach (var property in Wire.Options.GetTypeInfo(own).Properties)
        {
            if (property.Get?.Invoke(value) is { } inner && Quantities(inner, $"{pointer}/{property.Name}") is { } refused)
            {
                return refused;
            }
        }

        return null;
    }
}
