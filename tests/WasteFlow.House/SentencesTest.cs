using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WasteFlow.Waste;

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
    public void Every_sentence_is_said_somewhere()
    {
        var said = Tree.Under("src", ".cs", ".razor").SelectMany(f => Literals(Tree.Read(f)))
            .Concat(Rows("schemas/codes/transitions.csv").Select(r => r["verdict"]))
            .ToHashSet(StringComparer.Ordinal);
        Tree.Clean("Sentences in schemas/codes/refusals.csv that nothing says:",
            Rows("schemas/codes/refusals.csv").Select(r => r["code"]).Where(c => !said.Contains(c)));
    }

    /// <summary>A placeholder that stays in braces tells people nothing.</summary>
    [Fact]
    public void What_a_sentence_leaves_open_is_filled_where_it_is_said()
    {
        var rows = Rows("schemas/codes/refusals.csv").ToDictionary(
            r => r["code"], r => Placeholder().Matches(r["zh"] + r["en"]).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Tree.Clean("Details that a sentence of schemas/codes/refusals.csv asks for and the code does not give:",
            from file in Tree.Under("src", ".cs")
            from given in Given(Tree.Read(file))
            where given.details is not null && rows.ContainsKey(given.code)
            from name in rows[given.code].Except(given.details)
            select $"{file}: {given.code} without {name}");
    }

    [Theory]
    [InlineData("""Refused.With("a_b", "/x", ("one", "1"), ("two", x))""", "a_b:one,two")]
    [InlineData("""new Refused("a_b")""", "a_b:")]
    [InlineData("""Refused.With("a_b", "/x", details)""", "a_b:?")]
    [InlineData("""new Note("a_b", "/x", details)""", "a_b:?")]
    public void Details_are_read_where_they_are_written_out(string code, string found) => Assert.Equal(
        found, string.Join(' ', Given(code).Select(g => $"{g.code}:{(g.details is null ? "?" : string.Join(',', g.details))}")));

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

    static IEnumerable<string> Codes(string text) => Given(text).Select(g => g.code);

    /// <summary>Each code that is given, with the names of its details; null where they are not written out there.</summary>
    static IEnumerable<(string code, string[]? details)> Given(string text) =>
        from node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        let arguments = node switch
        {
            InvocationExpressionSyntax call when Gives(call.Expression.ToString()) => call.ArgumentList,
            ObjectCreationExpressionSyntax made when made.Type.ToString() is "Refused" or "Note" => made.ArgumentList,
            _ => null,
        }
        where arguments is { Arguments.Count: > 0 }
        let rest = arguments.Arguments.Skip(2).Select(a => Name(a.Expression)).ToArray()
        from literal in arguments.Arguments[0].DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
        where literal.IsKind(SyntaxKind.StringLiteralExpression) && Snake().IsMatch(literal.Token.ValueText)
        select (literal.Token.ValueText, rest.Contains(null) ? null : rest.OfType<string>().ToArray());

    /// <summary><c>("name", value)</c> gives its name.</summary>
    static string? Name(ExpressionSyntax expression) =>
        expression is TupleExpressionSyntax { Arguments: [{ Expression: LiteralExpressionSyntax name }, ..] } ? name.Token.ValueText : null;

    static IEnumerable<string> Literals(string text) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens(descendIntoTrivia: false)
        .Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).Select(t => t.ValueText);

    static IReadOnlyList<TableRow> Rows(string table) => TableRow.Read(Tree.Read(table), table);

    static bool Gives(string call) =>
        call.EndsWith("Refused.With", StringComparison.Ordinal) || call.EndsWith("Note.With", StringComparison.Ordinal)
        || call.EndsWith(".Warn", StringComparison.Ordinal) || call == "Warn" || call.EndsWith("Judgement.No", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z]+(_[a-z]+)+$")]
    private static partial Regex Snake();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
