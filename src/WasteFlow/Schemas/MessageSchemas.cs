using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Schemas;

/// <summary>The JSON Schema of every act and view, from the types themselves.</summary>
internal static class MessageSchemas
{
    public static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is said besides acts, and besides what a door says it takes or gives.</summary>
    private static readonly Type[] Views =
    [
        typeof(Accepted), typeof(Ask), typeof(AskLedger), typeof(LedgerAnswered), typeof(LinesThere), typeof(Line), typeof(LedgerHead),
        typeof(ManifestView), typeof(ManifestRow), typeof(Trace), typeof(Report), typeof(StreamIdentity), typeof(Problem),
    ];

    private static readonly FrozenDictionary<Type, Func<JsonObject>> Texts = new Dictionary<Type, Func<JsonObject>>
    {
        [typeof(Instant)] = static () => new() { ["type"] = "string", ["format"] = "date-time" },
        [typeof(LocalDate)] = static () => new() { ["type"] = "string", ["format"] = "date" },
        [typeof(LotId)] = static () => new() { ["type"] = "string", ["pattern"] = "^L[0-9]+-[0-9]+$" },
        [typeof(EnterpriseId)] = Id,
        [typeof(ReportingPeriod)] = static () => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}|01[.]{2}[0-9]{2}))?$" },
        [typeof(SiteId)] = Id,
        [typeof(ManifestNumber)] = Id,
        [typeof(WasteCode)] = Id,
    }.ToFrozenDictionary();

    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = static (context, node) => Described(context.TypeInfo.Type, node),
    };

    public static IEnumerable<SchemaFile> All(WebApplication closed) => Acts.All.Values.Concat(Views).Concat(DoorSchemas.Types(closed))
        .Distinct()
        .OrderBy(FileName, StringComparer.Ordinal)
        .Select(static t => new SchemaFile($"messages/{FileName(t)}", Text(t)));

    /// <summary>Where a type's schema stands under <c>messages</c>.</summary>
    public static string FileName(Type type) => $"{Acts.NameOf(type)}.json";

    private static string Text(Type type)
    {
        var schema = JsonSchemaExporter.GetJsonSchemaAsNode(Wire.Options, type, Exporting).AsObject();
        Complete(type, schema);
        var file = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = type.Name };
        foreach (var (name, value) in schema.ToArray())
        {
            schema.Remove(name);
            file[name] = value;
        }

        return file.ToJsonString(Writing);
    }

    // The exporter cannot look into a converter: what it writes is said here.
    private static JsonNode Described(Type type, JsonNode node)
    {
        var optional = Nullable.GetUnderlyingType(type) is not null;
        if (!Texts.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var text))
        {
            return node;
        }

        var schema = text();
        if (optional)
        {
            schema["type"] = new JsonArray("string", "null");
        }

        return schema;
    }

    // The exporter leaves out what it cannot look into where that is optional or in a list, and asks for what may be null and then is left out.
    private static void Complete(Type type, JsonObject schema)
    {
        var info = Wire.Options.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            if (Texts.TryGetValue(info.ElementType!, out var text))
            {
                schema["items"] = text();
            }
            else if (schema["items"] is JsonObject items)
            {
                Complete(info.ElementType!, items);
            }

            return;
        }

        if (schema["properties"] is not JsonObject properties)
        {
            return;
        }

        foreach (var property in info.Properties.Where(p => properties[p.Name] is JsonObject))
        {
            Complete(type, property, properties[property.Name]!.AsObject());
            if (property.AssociatedParameter is { IsNullable: true } && schema["required"] is JsonArray required)
            {
                required.RemoveAll(r => r!.GetValue<string>() == property.Name);
            }
        }
    }

    private static void Complete(Type type, JsonPropertyInfo property, JsonObject schema)
    {
        var optional = Nullable.GetUnderlyingType(property.PropertyType);
        if (optional is not null && Texts.TryGetValue(optional, out var text))
        {
            foreach (var (name, value) in text())
            {
                schema[name] = name == "type" ? new JsonArray("string", "null") : value?.DeepClone();
            }
        }
        else
        {
            Complete(property.PropertyType, schema);
        }

        if (type == typeof(Quantity) && property.PropertyType == typeof(string) && property.Name is "value" or "factor")
        {
            schema["pattern"] = "^[0-9]{1,12}([.][0-9]{1,6})?$";
        }
    }

    private static JsonObject Id() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9._-]{1,64}$" };
}
