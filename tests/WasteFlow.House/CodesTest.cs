namespace WasteFlow.House;

/// <summary>A table that nothing reads looks like law and is none: each is read, or said to be for reference.</summary>
public class CodesTest
{
    [Fact]
    public void Every_table_is_read_or_said_to_be_reference_only()
    {
        var sources = string.Concat(Tree.Under("src", ".cs").Select(Tree.Read));
        Tree.Clean("Tables of schemas/codes that no source reads and schemas/README.md does not call reference only:",
            from table in Tables()
            where !sources.Contains($"\"codes/{table}\"", StringComparison.Ordinal)
            where !IsReference(table)
            select table);
    }

    [Fact]
    public void What_is_said_to_be_reference_only_is_not_read()
    {
        var sources = string.Concat(Tree.Under("src", ".cs").Select(Tree.Read));
        Tree.Clean("Tables that schemas/README.md calls reference only and a source reads:",
            from table in Tables()
            where sources.Contains($"\"codes/{table}\"", StringComparison.Ordinal)
            where IsReference(table)
            select table);
    }

    [Fact]
    public void Every_table_has_its_row() =>
        Tree.Clean("Tables of schemas/codes without a row in schemas/README.md:",
            Tables().Where(static t => Row(t) is null));

    /// <summary>
    /// A rule that looks like a check and is none would be raised in vain: each is asked by a source or by a table that is, or is in rules-kept.csv with the reason.
    /// </summary>
    [Fact]
    public void Every_rule_is_asked_or_kept_to_be_read()
    {
        var sources = string.Concat(Tree.Under("src", ".cs").Select(Tree.Read));
        var asked = new[] { "deadlines.csv", "plan-tiers.csv" }.SelectMany(static t => Waste.Tables.Rows($"codes/{t}")).Select(static r => r["rule"])
            .Concat(Waste.Tables.Rows("codes/approval-kinds.csv").Select(static r => $"{r["kind"]}-approval")).ToHashSet(StringComparer.Ordinal);
        var kept = Waste.Tables.Rows("codes/rules-kept.csv").Select(static r => r["rule"]).ToArray();
        Assert.Equal(
            Waste.Tables.Rows("codes/rules.csv").Select(static r => r["rule"]).Distinct()
                .Where(r => !asked.Contains(r) && !sources.Contains($"\"{r}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            kept.Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Tables() => Tree.Under("schemas/codes").Select(Path.GetFileName)!;

    static bool IsReference(string table) => Row(table) is { } row && row.Contains("| reference only", StringComparison.Ordinal);

    /// <summary>The row of the table of tables: its first cell names the file, alone or with others.</summary>
    static string? Row(string table) => Tree.Read("schemas/README.md").Split('\n').FirstOrDefault(
        l => l.StartsWith("| `", StringComparison.Ordinal) && l.Split('|')[1].Contains($"`{table}`", StringComparison.Ordinal));
}
