using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WasteFlow.Waste;

namespace WasteFlow.House;

/// <summary>A refusal that nobody ever provoked is a guess. Every code is expected by a journey, or named by a test.</summary>
public class ProofsTest
{
    static readonly string[] Names = ["code", "notes"];

    [Fact]
    public void Every_refusal_and_note_is_expected_somewhere()
    {
        var expected = Tree.Under("schemas/journeys", ".json").SelectMany(f => Expected(JsonNode.Parse(Tree.Read(f))))
            .Concat(Tree.Under("tests", ".cs").Where(f => !f.StartsWith("tests/WasteFlow.House/", StringComparison.Ordinal)).SelectMany(f => Named(Tree.Read(f))))
            .ToHashSet(StringComparer.Ordinal);
        Tree.Clean("Codes of schemas/codes/refusals.csv that no journey expects and no test names: play them, or take them out.",
            Refusals.All.Select(r => r.Code).Where(c => !expected.Contains(c)));
    }

    [Theory]
    [InlineData("""{"steps": [{"expect": {"status": 422, "code": "mass_zero"}}]}""", "mass_zero")]
    [InlineData("""{"steps": [{"expect": {"notes": ["carries_on", "not_national"]}}]}""", "carries_on not_national")]
    [InlineData("""{"steps": [{"body": {"code": "900-249-08", "notes": ["mass_zero"]}}]}""", "")]
    public void A_journey_expects_what_stands_under_expect(string journey, string found) =>
        Assert.Equal(found, string.Join(' ', Expected(JsonNode.Parse(journey))));

    [Theory]
    [InlineData("""Refuses("mass_zero", "/x");""", "mass_zero")]
    [InlineData("""var mass_zero = 1; // "mass_zero" """, "")]
    public void A_test_names_what_stands_in_its_literals(string code, string found) => Assert.Equal(found, string.Join(' ', Named(code).Where(n => n == "mass_zero")));

    static IEnumerable<string> Expected(JsonNode? journey) =>
        from step in journey?["steps"]?.AsArray() ?? []
        from field in step!["expect"]?.AsObject() ?? []
        where Names.Contains(field.Key)
        from code in field.Value is JsonArray codes ? codes.Select(c => c!.GetValue<string>()) : [field.Value!.GetValue<string>()]
        select code;

    static IEnumerable<string> Named(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()
        .Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).SelectMany(t => t.ValueText.Split(' ', ':', ','));
}
