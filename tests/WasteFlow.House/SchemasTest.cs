using System.Text.Json.Nodes;

namespace WasteFlow.House;

/// <summary>Whoever builds on our schemas learns from them what a field holds.</summary>
public class SchemasTest
{
    [Fact]
    public void Every_field_says_what_it_holds() => Tree.Clean("Fields in schemas/messages that say nothing of what they hold:",
        from file in Tree.Under("schemas/messages", ".json")
        from silent in Silent(JsonNode.Parse(Tree.Read(file))!.AsObject(), "")
        select $"{file}: {silent}");

    [Fact]
    public void What_may_be_null_is_left_out_and_not_asked_for() => Tree.Clean("Fields in schemas/messages that are asked for and may be null:",
        from file in Tree.Under("schemas/messages", ".json")
        let schema = JsonNode.Parse(Tree.Read(file))!.AsObject()
        from field in schema["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? []
        where schema["properties"]![field] is JsonObject { } asked && asked["type"] is JsonArray types && types.Any(t => t!.GetValue<string>() == "null")
        select $"{file}: {field}");

    [Fact]
    public void A_quantity_is_decimal_text() => Assert.Equal(
        "^[0-9]{1,12}([.][0-9]{1,6})?$",
        JsonNode.Parse(Tree.Read("schemas/messages/file-manifest.json"))!["properties"]!["items"]!["items"]!["properties"]!["quantity"]!["properties"]!["value"]!["pattern"]!.GetValue<string>());

    static IEnumerable<string> Silent(JsonObject schema, string at)
    {
        if (Types(schema).Contains("array") && schema["items"] is null) yield return $"{at}: an array of what?";
        if (schema["items"] is JsonObject items)
        {
            foreach (var inner in Silent(items, at + "/items")) yield return inner;
        }

        foreach (var (name, field) in schema["properties"] as JsonObject ?? [])
        {
            if (field is not JsonObject said) continue;
            if (said.All(static p => p.Key == "default")) yield return $"{at}/{name}";
            foreach (var inner in Silent(said, $"{at}/{name}")) yield return inner;
        }
    }

    static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(static t => t!.GetValue<string>()),
        JsonValue type => [type.GetValue<string>()],
        _ => [],
    };
}
