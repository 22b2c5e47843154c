using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>One row of a file that is imported: the acts it says, in order, or what is wrong with it as such.</summary>
/// <param name="Number">From 1, the head line not counted.</param>
internal sealed record ImportRow(int Number, IReadOnlyList<(Type Act, JsonObject Ask)> Asks, string? Fault = null)
{
    /// <param name="census">Each row is an enterprise and a site of it.</param>
    public static ImportRow Of(bool census, Type act, (int Number, TableRow? Row, string? Fault) read)
    {
        if (read.Row is not { } row)
        {
            return new(read.Number, [], read.Fault);
        }

        try
        {
            return new(read.Number, census ? Unit(row) : [(act, Named(Fields(act, row, "")))]);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return new(read.Number, [], e.Message);
        }
    }

    /// <summary>The act's id from its content: the same row again is the same act.</summary>
    public static JsonObject Named(JsonObject ask)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(ask.ToJsonString()));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        ask["actId"] = new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
        return ask;
    }

    /// <summary>
    /// A unit of a census register. What it does not say is what most units have: the credit code as identity where the id is one, one site that is
    /// named and lies as the unit does, supervised where it lies.
    /// </summary>
    private static (Type, JsonObject)[] Unit(TableRow row)
    {
        var site = Fields(typeof(RegisterSite), row, "");
        var id = Text(site, "enterprise");
        site["site"] ??= id + "-1";
        site["supervisor"] ??= Text(site, "division");
        site["tags"] ??= new JsonArray();
        var enterprise = new JsonObject
        {
            ["enterprise"] = id,
            ["name"] = row.Has("enterpriseName") && row.Maybe("enterpriseName") is { } name ? name : Text(site, "name"),
            ["identity"] = row.Has("identity") && row.Maybe("identity") is { } identity ? identity : id.Length == 18 ? "credit-code" : "local",
            ["division"] = Text(site, "division"),
            ["kinds"] = new JsonArray(JsonValue.Create(Text(site, "kind"))),
        };
        return [(typeof(RegisterEnterprise), Named(enterprise)), (typeof(RegisterSite), Named(site))];
    }

    private static string Text(JsonObject ask, string field) => ask[field]?.GetValue<string>() ?? throw new FormatException($"{field} is blank");

    /// <summary>Cells by the names of the act's own fields, those of a section after its name and a dot; a blank cell is a field not given.</summary>
    private static JsonObject Fields(Type type, TableRow row, string section)
    {
        var ask = new JsonObject();
        foreach (var property in type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (row.Has(section + name) && row.Maybe(section + name) is { } cell)
            {
                ask[name] = Cell(property.PropertyType, section + name, cell);
            }
            else if (section.Length == 0 && property.PropertyType.Name.EndsWith("Section", StringComparison.Ordinal)
                && Fields(property.PropertyType, row, name + ".") is { Count: > 0 } inner)
            {
                ask[name] = inner;
            }
        }

        return ask;
    }

    private static JsonNode Cell(Type type, string column, string cell)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool))
        {
            return JsonValue.Create(cell is "yes" or "true" or "1");
        }

        if (plain == typeof(int) || plain == typeof(long))
        {
            return JsonValue.Create(long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"{column} is no whole number: {cell}"));
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new JsonArray([.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static c => JsonValue.Create(c))]);
        }

        if (plain == typeof(Quantity))
        {
            var parts = cell.Split(' ', 2);
            return new JsonObject { ["value"] = parts[0], ["unit"] = parts.Length > 1 ? parts[1] : "" };
        }

        return JsonValue.Create(cell);
    }
}
