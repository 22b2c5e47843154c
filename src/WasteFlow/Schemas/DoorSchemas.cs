using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Schemas;

/// <summary>Every door with what it takes, what it gives and who may use it, in the form of OpenAPI.</summary>
internal static class DoorSchemas
{
    public static IEnumerable<SchemaFile> All(WebApplication closed)
    {
        var paths = new JsonObject();
        foreach (var door in Doors(closed).OrderBy(static d => d.Path, StringComparer.Ordinal).ThenBy(static d => d.Method, StringComparer.Ordinal))
        {
            var path = (JsonObject?)paths[door.Path];
            if (path is null)
            {
                paths[door.Path] = path = [];
            }

            path[door.Method.ToLowerInvariant()] = Operation(door);
        }

        var file = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "WasteFlow", ["version"] = "0.1" },
            ["paths"] = paths,
        };
        yield return new("http/doors.json", file.ToJsonString(MessageSchemas.Writing));
    }

    /// <summary>What doors say they take and give.</summary>
    public static IEnumerable<Type> Types(WebApplication closed) => Doors(closed).SelectMany(static d => new[] { d.Takes, d.Gives, d.Or }).OfType<Type>().Select(Element);

    private static IEnumerable<Door> Doors(WebApplication closed) =>
        from source in ((IEndpointRouteBuilder)closed).DataSources
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        from method in Gate.Methods(endpoint)
        let act = endpoint.Metadata.GetMetadata<ActMetadata>()
        let view = endpoint.Metadata.GetMetadata<ViewMetadata>()
        select new Door(
            method, Gate.PathOf(endpoint), act?.Act ?? view?.Ask, act is null ? view?.View : typeof(Accepted), view?.Or,
            [.. endpoint.RoutePattern.Parameters.Select(static p => p.Name)], endpoint.Metadata.GetMetadata<QueryMetadata>()?.Fields ?? []);

    private static JsonObject Operation(Door door)
    {
        var row = Authorisation.Find(door.Method, door.Path)!;
        var operation = new JsonObject { ["description"] = row.Why };
        if (door.InPath.Count + door.Fields.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. door.InPath.Select(static n => Parameter(n, "path")), .. door.Fields.Select(static n => Parameter(n, "query"))]);
        }

        if (door.Takes is { } takes)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", takes) };
        }

        var ok = new JsonObject { ["description"] = "Done" };
        if (door.Gives is { } gives)
        {
            ok["content"] = door.Or is { } or ? EitherContent("application/json", gives, or) : Content("application/json", gives);
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = ok,
            ["default"] = new JsonObject { ["description"] = "Refused (RFC 9457)", ["content"] = Content(Problem.MediaType, typeof(Problem)) },
        };
        operation["x-roles"] = new JsonArray([.. row.Roles.Select(static r => (JsonNode)r)]);
        operation["x-own"] = row.Own;
        return operation;
    }

    private static JsonNode Parameter(string name, string where)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = where, ["schema"] = new JsonObject { ["type"] = "string" } };
        if (where == "path")
        {
            parameter["required"] = true;
        }

        return parameter;
    }

    private static JsonObject Content(string media, Type type) => new() { [media] = new JsonObject { ["schema"] = Schema(type) } };

    private static JsonObject EitherContent(string media, Type one, Type other) =>
        new() { [media] = new JsonObject { ["schema"] = new JsonObject { ["oneOf"] = new JsonArray(Schema(one), Schema(other)) } } };

    private static JsonObject Schema(Type type)
    {
        var reference = new JsonObject { ["$ref"] = $"../messages/{MessageSchemas.FileName(Element(type))}" };
        return IsList(type) ? new JsonObject { ["type"] = "array", ["items"] = reference } : reference;
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static Type Element(Type type) => IsList(type) ? type.GetGenericArguments()[0] : type;

    private sealed record Door(string Method, string Path, Type? Takes, Type? Gives, Type? Or, IReadOnlyList<string> InPath, IReadOnlyList<string> Fields);
}
