using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WasteFlow.Journeys;

/// <summary>As much of JSON Schema as the journeys' schema uses; a keyword it does not know is an error, so that none is passed over.</summary>
static class SchemaCheck
{
    static readonly string[] Prose = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>What does not hold, each with its JSON Pointer.</summary>
    public static IEnumerable<string> Findings(JsonNode? json, JsonObject schema, JsonObject root, string at = "")
    {
        foreach (var (keyword, rule) in schema)
        {
            var found = keyword switch
            {
                _ when Prose.Contains(keyword) => [],
                "$ref" => Findings(json, root["$defs"]![rule!.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), root, at),
                "type" => Is(json, rule!.GetValue<string>()) ? [] : [$"{at} is no {rule}"],
                "enum" => rule!.AsArray().Any(r => JsonNode.DeepEquals(r, json)) ? [] : [$"{at} is none of {rule.ToJsonString()}"],
                "pattern" => Regex.IsMatch(json!.GetValue<string>(), rule!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)) ? [] : [$"{at} does not look like {rule}"],
                "minLength" => json!.GetValue<string>().Length >= rule!.GetValue<int>() ? [] : [$"{at} is too short"],
                "minItems" => json!.AsArray().Count >= rule!.GetValue<int>() ? [] : [$"{at} has too few items"],
                "required" => rule!.AsArray().Where(r => json?.AsObject().ContainsKey(r!.GetValue<string>()) == false).Select(r => $"{at} lacks {r}"),
                "properties" => json!.AsObject().Where(p => rule!.AsObject().ContainsKey(p.Key))
                    .SelectMany(p => Findings(p.Value, rule![p.Key]!.AsObject(), root, $"{at}/{p.Key}")),
                "additionalProperties" => Others(json!.AsObject(), schema, rule!, root, at),
                "items" => json!.AsArray().SelectMany((item, i) => Findings(item, rule!.AsObject(), root, $"{at}/{i}")),
                _ => [$"the schema has the keyword {keyword}, which this check does not know"],
            };
            foreach (var finding in found) yield return finding;
        }
    }

    static IEnumerable<string> Others(JsonObject json, JsonObject schema, JsonNode rule, JsonObject root, string at)
    {
        var known = schema["properties"]?.AsObject();
        var others = json.Where(p => known?.ContainsKey(p.Key) != true);
        return rule is JsonObject shape
            ? others.SelectMany(p => Findings(p.Value, shape, root, $"{at}/{p.Key}"))
            : others.Select(p => $"{at}/{p.Key} is not known");
    }

    static bool Is(JsonNode? json, string type) => type switch
    {
        "object" => json is JsonObject,
        "array" => json is JsonArray,
        "string" => json?.GetValueKind() == JsonValueKind.String,
        "boolean" => json?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => json?.GetValueKind() == JsonValueKind.Number && json.AsValue().TryGetValue<long>(out _),
        _ => false,
    };
}
