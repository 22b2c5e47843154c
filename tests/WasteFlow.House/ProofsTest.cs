using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WasteFlow.Waste;

namespace WasteFlow.House;

/// <summary>
/// A refusal that nobody ever provoked is a guess. Every code has a row in a test: in the data of a theory or in what a test asserts. That a journey
/// meets it as well is fine and not enough, since a journey tells one way and no table.
/// </summary>
public class ProofsTest
{
    static readonly char[] Between = [' ', ',', ';', ':', '/', '|'];

    [Fact]
    public void Every_refusal_and_note_has_a_row_of_a_test()
    {
        var rows = Tree.Under("tests", ".cs").Where(static f => !f.StartsWith("tests/WasteFlow.House/", StringComparison.Ordinal))
            .SelectMany(static f => Rows(Tree.Read(f))).ToLookup(static r => r.Code, static r => r.Row, StringComparer.Ordinal);
        foreach (var code in Refusals.All.Select(static r => r.Code))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{code}: {string.Join(", ", rows[code].Distinct().Order(StringComparer.Ordinal))}");
        }

        Tree.Clean("Codes of schemas/codes/refusals.csv without a row in a test: give them one, or take them out.",
            Refusals.All.Select(static r => r.Code).Where(c => !rows[c].Any()));
    }

    [Theory]
    [InlineData("""class T { [Theory, InlineData("x", "mass_zero /items/0")] void A_row(string a, string b) { } }""", "T.A_row")]
    [InlineData("""class T { [Fact] void An_assertion() => Refuses("mass_zero", "/x"); }""", "T.An_assertion")]
    [InlineData("""class T { public static TheoryData<string> Rows => new("mass_zero", "code_malformed"); [Theory] void A_row(string a) { } }""", "T.Rows")]
    [InlineData("""class T { [Fact] void None() { var mass_zero = 1; /* "mass_zero" */ } }""", "")]
    [InlineData("""class T { static readonly string[] Names = ["mass_zero"]; }""", "")]
    [InlineData("""class T { void Nobody_runs_it() => Refuses("mass_zero"); }""", "")]
    public void A_row_stands_in_a_test_or_in_its_data(string code, string row) =>
        Assert.Equal(row, string.Join(' ', Rows(code).Where(static r => r.Code == "mass_zero").Select(static r => r.Row)));

    static IEnumerable<(string Code, string Row)> Rows(string source) =>
        from token in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
        where token.IsKind(SyntaxKind.StringLiteralToken)
        let member = token.Parent!.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault()
        let name = member switch
        {
            MethodDeclarationSyntax method when IsTest(method) => method.Identifier.Text,
            PropertyDeclarationSyntax property when HasTests(property) => property.Identifier.Text,
            FieldDeclarationSyntax field when HasTests(field) => field.Declaration.Variables[0].Identifier.Text,
            _ => null,
        }
        where name is not null
        from code in token.ValueText.Split(Between)
        select (code, $"{member.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.Text}.{name}");

    static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(static a => a.Attributes).Any(static a => a.Name.ToString() is "Fact" or "Theory");

    static bool HasTests(MemberDeclarationSyntax data) => data.Parent is TypeDeclarationSyntax type && type.Members.OfType<MethodDeclarationSyntax>().Any(IsTest);
}
