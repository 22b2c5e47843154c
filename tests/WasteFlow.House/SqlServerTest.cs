using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WasteFlow.Hosting;

namespace WasteFlow.House;

/// <summary>
/// No SQL Server runs in the tests. What we would say to one is read by Microsoft's own grammar, and held against the tables that the migrations make.
/// </summary>
public class SqlServerTest
{
    const string ByCodePoint = "Latin1_General_100_BIN2";

    /// <summary>Keys of hexadecimal digits, and people, of whom nobody is another by a capital letter.</summary>
    static readonly string[] AnyCollation = ["answers.act_id", "api_keys.hash", "people.id"];

    [Fact]
    public void The_migrations_are_T_SQL_from_the_first_to_the_last_and_change_no_column_under_its_key()
    {
        foreach (var model in Models()) Tree.Clean($"What SQL Server would not do for {model.Name}:", Migrated(model).Wrong);
    }

    /// <summary>Two sites that differ by a capital letter would be one to a database that is set up as usual.</summary>
    [Fact]
    public void Text_that_is_a_key_is_told_apart_by_its_code_points() => Tree.Clean($"Keys of text without COLLATE {ByCodePoint}:",
        from model in Models()
        let made = Migrated(model)
        let texts = Texts(model)
        from table in made.Keys
        from column in table.Value
        where texts.Contains($"{table.Key}.{column}") && made.Tables[table.Key][column] != ByCodePoint && !AnyCollation.Contains($"{table.Key}.{column}")
        select $"{table.Key}.{column}");

    [Fact]
    public void What_provider_code_says_is_T_SQL_and_names_what_the_migrations_make()
    {
        var commands = Sources().SelectMany(Commands).ToList();
        Assert.True(commands.Count >= 10, $"only {commands.Count} statements were found");
        var made = Made();
        var said = new SqlServerSpeech();
        foreach (var command in commands) said.Read(command);
        Tree.Clean("What is no T-SQL:", said.Wrong);
        Tree.Clean("Tables that no migration makes:", said.NamedTables.Where(t => !made.ContainsKey(t) && !said.Tables.ContainsKey(t) && t is not "databases" and not "asked"));
        var columns = made.Values.Concat(said.Tables.Values).SelectMany(static t => t.Keys).Concat(["id", "database_id", "delayed_durability_desc"]).ToHashSet(StringComparer.Ordinal);
        Tree.Clean("Columns that no migration makes:", said.NamedColumns.Where(c => !columns.Contains(c)));
        Assert.Equal(ByCodePoint, said.Tables["#states"]["key"]);
    }

    [Fact]
    public void What_is_copied_in_bulk_goes_into_columns_that_are_there()
    {
        var made = Made();
        made["#states"] = made["states"];
        var copies = Sources().SelectMany(static s => s.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(static i => i.Expression is IdentifierNameSyntax { Identifier.Text: "Copy" })
            .Select(static i => (Table: Literals(i.ArgumentList.Arguments[2]).Single(), Columns: Literals(i.ArgumentList.Arguments[3]).ToList())).ToList();
        Assert.Equal(["#states", "answers", "lines"], copies.Select(static c => c.Table).Order(StringComparer.Ordinal));
        Assert.All(copies, c => Assert.Equal(made[c.Table].Keys.Order(StringComparer.Ordinal), c.Columns.Order(StringComparer.Ordinal)));
    }

    static Dictionary<string, Dictionary<string, string?>> Made() =>
        Models().SelectMany(static m => Migrated(m).Tables).GroupBy(static t => t.Key).ToDictionary(static g => g.Key, static g => g.First().Value, StringComparer.Ordinal);

    static SqlServerSpeech Migrated(Type model)
    {
        using var context = Context(model);
        return new SqlServerSpeech().Read(context.GetService<IMigrator>().GenerateScript());
    }

    /// <summary>Table and column of every property that is text.</summary>
    static HashSet<string> Texts(Type model)
    {
        using var context = Context(model);
        return [.. context.Model.GetEntityTypes().SelectMany(static e => e.GetProperties().Where(static p => p.ClrType == typeof(string)).Select(p => $"{e.GetTableName()}.{p.GetColumnName()}"))];
    }

    static DbContext Context(Type model)
    {
        var options = typeof(RoomDatabase).GetMethod(nameof(RoomDatabase.OptionsFor))!.MakeGenericMethod(model).Invoke(null, [Provider.SqlServer, "", true]);
        return (DbContext)Activator.CreateInstance(model, options)!;
    }

    static IEnumerable<Type> Models() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "WasteFlow.*.dll")
            .Select(static file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => type.IsSubclassOf(typeof(DbContext)) && !type.IsAbstract);

    static IEnumerable<SyntaxNode> Sources() => Tree.Under("src", ".cs").Select(Tree.Read).Where(static s => s.Contains("SqlClient", StringComparison.Ordinal))
        .Select(static s => CSharpSyntaxTree.ParseText(s).GetRoot());

    /// <summary>The text of each command; a procedure's name is one to be executed.</summary>
    static IEnumerable<string> Commands(SyntaxNode source) => source.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        .Where(static o => o.Type is IdentifierNameSyntax { Identifier.Text: "SqlCommand" })
        .Select(static o => Literals(o.ArgumentList!.Arguments[0]).Single()).Select(static c => c.Contains(' ', StringComparison.Ordinal) ? c : $"EXEC {c}");

    static IEnumerable<string> Literals(ArgumentSyntax argument) => argument.DescendantNodesAndSelf().Select(static n => n switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(static c => c is InterpolatedStringTextSyntax t ? t.TextToken.ValueText : ByCodePoint)),
        _ => null,
    }).OfType<string>();
}
