using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace WasteFlow.House;

/// <summary>What statements for SQL Server say, read by Microsoft's own grammar.</summary>
sealed class SqlServerSpeech : TSqlFragmentVisitor
{
    readonly Dictionary<string, Dictionary<string, string?>> tables = new(StringComparer.Ordinal);
    readonly Dictionary<string, string[]> keys = new(StringComparer.Ordinal);
    readonly List<string> wrong = [];
    readonly List<string> named = [], columns = [];

    /// <summary>What is no T-SQL, and what SQL Server would not do.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>Table → column → its collation, null where it says none.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string?>> Tables => tables;

    /// <summary>Table → the columns of its primary key.</summary>
    public IReadOnlyDictionary<string, string[]> Keys => keys;

    /// <summary>Tables and columns that are named without being made.</summary>
    public IEnumerable<string> NamedTables => named;

    public IEnumerable<string> NamedColumns => columns;

    public SqlServerSpeech Read(string statements)
    {
        using var text = new StringReader(statements);
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        wrong.AddRange(errors.Select(e => $"line {e.Line}: {e.Message} {statements.Split('\n')[Math.Max(0, e.Line - 1)].Trim()}"));
        fragment?.Accept(this);
        return this;
    }

    public override void Visit(CreateTableStatement node)
    {
        var table = Name(node.SchemaObjectName);
        tables[table] = node.Definition.ColumnDefinitions.ToDictionary(static c => c.ColumnIdentifier.Value, static c => c.Collation?.Value, StringComparer.Ordinal);
        keys[table] = [.. node.Definition.TableConstraints.OfType<UniqueConstraintDefinition>().Where(static u => u.IsPrimaryKey).SelectMany(Columns),
            .. node.Definition.ColumnDefinitions.Where(static c => c.Constraints.OfType<UniqueConstraintDefinition>().Any(static u => u.IsPrimaryKey)).Select(static c => c.ColumnIdentifier.Value)];
    }

    public override void Visit(AlterTableAddTableElementStatement node)
    {
        var table = Name(node.SchemaObjectName);
        foreach (var column in node.Definition.ColumnDefinitions) tables[table][column.ColumnIdentifier.Value] = column.Collation?.Value;
        if (node.Definition.TableConstraints.OfType<UniqueConstraintDefinition>().FirstOrDefault(static u => u.IsPrimaryKey) is { } key) keys[table] = [.. Columns(key)];
    }

    public override void Visit(AlterTableDropTableElementStatement node)
    {
        var table = Name(node.SchemaObjectName);
        foreach (var element in node.AlterTableDropTableElements)
        {
            if (element.TableElementType == TableElementType.Column) tables[table].Remove(element.Name.Value);
            else if (element.Name.Value == $"PK_{table}") keys.Remove(table);
        }
    }

    public override void Visit(AlterTableAlterColumnStatement node)
    {
        var (table, column) = (Name(node.SchemaObjectName), node.ColumnIdentifier.Value);
        if (keys.GetValueOrDefault(table)?.Contains(column) == true) wrong.Add($"{table}.{column} is changed while the primary key stands on it");
        tables[table][column] = node.Collation?.Value;
    }

    public override void Visit(DropTableStatement node)
    {
        // What is made for a session goes with it, and is named until then.
        foreach (var table in node.Objects.Select(Name).Where(static t => t[0] != '#'))
        {
            tables.Remove(table);
            keys.Remove(table);
        }
    }

    public override void Visit(NamedTableReference node) => named.Add(Name(node.SchemaObject));

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is { } name) columns.Add(name.Identifiers[^1].Value);
    }

    static IEnumerable<string> Columns(UniqueConstraintDefinition key) => key.Columns.Select(static c => c.Column.MultiPartIdentifier.Identifiers[^1].Value);

    static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;
}
