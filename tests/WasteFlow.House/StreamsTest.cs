using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WasteFlow.House;

/// <summary>
/// What differs between waste streams is a row in schemas/codes. A service that names a row has an `if` where a column belongs,
/// and the next stream would have to be copied instead of added.
/// </summary>
public class StreamsTest
{
    static readonly string[] Services =
    [
        "Ledger", "Registry", "Producers", "Collectors", "Transporters", "Disposers", "Indicators", "Bureau", "Hosting", "Contracts",
    ];

    static readonly string[] Designed =
    [
        "hazardous", "medical", "general-industrial", "construction", "household", "kitchen", "household-hazardous", "sludge",
        "agricultural", "livestock", "recyclables", "batteries", "laboratory",
    ];

    [Fact]
    public void No_service_names_a_stream()
    {
        var ids = Designed.Concat(Rows()).ToHashSet(StringComparer.Ordinal);
        Tree.Clean("String literals that name a row of schemas/codes/streams.json: make the difference a column of the table.",
            from service in Services
            from file in Tree.Under($"src/WasteFlow.{service}", ".cs", ".razor")
            from literal in Literals(Tree.Read(file))
            from named in Words(literal.text).Where(ids.Contains)
            select $"{file}:{literal.line}: {named}");
    }

    [Theory]
    [InlineData("""if (stream == "household") Fold();""", true)]
    [InlineData("""var url = $"/lots/household/{id}";""", true)]
    [InlineData("""// said of "household" waste""", false)]
    [InlineData("""Say("Waste of a household is weighed at the station.");""", false)]
    [InlineData("""var name = "household-scale";""", false)]
    public void A_name_is_found_in_literals_only(string code, bool found) =>
        Assert.Equal(found, Literals(code).SelectMany(l => Words(l.text)).Contains("household"));

    /// <summary>The ids: keys of an object, or the id of each row of an array, at the top or under one name.</summary>
    static IEnumerable<string> Rows()
    {
        const string table = "schemas/codes/streams.json";
        if (!File.Exists(Tree.Full(table))) return [];
        using var json = JsonDocument.Parse(Tree.Read(table));
        return [.. Ids(json.RootElement).Where(id => id.Length > 3)];

        static IEnumerable<string> Ids(JsonElement at) => at.ValueKind switch
        {
            JsonValueKind.Array => at.EnumerateArray().SelectMany(RowId),
            JsonValueKind.Object when at.TryGetProperty("rows", out var rows) => Ids(rows),
            JsonValueKind.Object when at.TryGetProperty("streams", out var rows) => Ids(rows),
            JsonValueKind.Object => at.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => p.Name),
            _ => [],
        };

        static IEnumerable<string> RowId(JsonElement row) =>
            new[] { "id", "stream", "key" }.Where(name => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out _))
                .Take(1).Select(name => row.GetProperty(name).GetString()!);
    }

    static IEnumerable<(string text, int line)> Literals(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        return from token in tree.GetRoot().DescendantTokens()
               where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                   or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
               select (token.ValueText, token.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
    }

    /// <summary>A sentence for people may speak of anything; an id, a path or a query may not.</summary>
    static string[] Words(string text) => text.Any(char.IsWhiteSpace) ? [] : text.Split('/', '.', ':', '?', '&', '=', '|', ',', '\'', '$');
}
