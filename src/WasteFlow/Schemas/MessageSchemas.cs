using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
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

    private static JsonObject Id() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9._-]{1,64}$" };
}
