using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WasteFlow.House;

/// <summary>A refusal without a sentence would tell people a code. Every code that the sources give has its row.</summary>
public partial class SentencesTest
{
    [Fact]
    public void Every_refusal_and_note_has_its_sentence()
    {
        var rows = File.ReadLines(Tree.Full("schemas/codes/refusals.csv")).Skip(1).Select(l => l.Split(',')[0]).ToHashSet(StringComparer.Ordinal);
        Tree.Clean("Codes without a row in schemas/codes/refusals.csv (code,http,zh,en):",
            from file in Tree.Under("src", ".cs")
            from code in Codes(Tree.Read(file))
            where !rows.Contains(code)
            select $"{file}: {code}");
    }

    [Fact]
    public void The_sentences_are_sorted_by_code()
    {
        var codes = File.ReadLines(Tree.Full("schemas/codes/refusals.csv")).Skip(1).Select(l => l.Split(',')[0]).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    [Theory]
    [InlineData("""return Refused.With("no_such_lot", "/lot");""", "no_such_lot")]
    [InlineData("""draft.Warn(a ? "one_thing" : "other_thing", "/x");""", "one_thing other_thing")]
    [InlineData("""Note n = new("code_unlisted", p);""", "")]
    [InlineData("""return new Note("code_unlisted", p);""", "code_unlisted")]
    [InlineData("""return new Refused("not_here");""", "not_here")]
    [InlineData("""Say("not_a_refusal");""", "")]
    public void A_code_is_found_where_it_is_given(string code, string found) => Assert.Equal(found, string.Join(' ', Codes(code)));

    static IEnumerable<string> Codes(string text) =>
        from node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        let arguments = node switch
        {
            InvocationExpressionSyntax call when Gives(call.Expression.ToString()) => call.ArgumentList,
            ObjectCreationExpressionSyntax made when made.Type.ToString() is "Refused" or "Note" => made.ArgumentList,
            _ => null,
        }
        where arguments is { Arguments.Count: > 0 }
        from literal in arguments.Arguments[0].DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
        where literal.IsKind(SyntaxKind.StringLiteralExpression) && Snake().IsMatch(literal.Token.ValueText)
        select literal.Token.ValueText;

    static bool Gives(string call) =>
        call.EndsWith("Refused.With", StringComparison.Ordinal) || call.EndsWith("Note.With", StringComparison.Ordinal) || call.EndsWith(".Warn", StringComparison.Ordinal) || call == "Warn"
        || call.EndsWith("Judgement.No", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z]+(_[a-z]+)+$")]
    private static partial Regex Snake();
}
