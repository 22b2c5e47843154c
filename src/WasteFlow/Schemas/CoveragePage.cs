using System.Text;
using WasteFlow.Waste;

namespace WasteFlow.Schemas;

/// <summary>What the plans ask of an information system, and what shows that it is there: <c>seed-systems.csv</c> as a page to read.</summary>
internal static class CoveragePage
{
    public static SchemaFile Make()
    {
        var rows = Tables.Rows("codes/seed-systems.csv");
        var text = new StringBuilder("# What the plans ask of an information system, and what shows it\n\nThe rows of the five plans that ask for a function (tier C) or for a register, value or record (tier R), from `codes/seed-systems.csv`; the\nnumber is the plans' reading's own. C rows of the house, the ledger and the law name the journeys and tests that show them working; those that are open say so, and the others name\nthe home that is still to come. R rows name the act whose record holds them.\n\n");
        text.Append("| no | what | tier | home | held by | shown by |\n|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row["no"], row["zh"], row["tier"], row["home"], row["held"], row["shown"]).Append(" |\n");
        }

        return new("coverage.md", text.ToString());
    }
}
