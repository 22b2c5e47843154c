using System.Text;
using WasteFlow.Waste;

namespace WasteFlow.Schemas;

/// <summary>Which act a manifest takes in which state, and from whose rooms: <c>transitions.csv</c> as a page to read.</summary>
internal static class TransitionTable
{
    public static IEnumerable<SchemaFile> All()
    {
        var rows = Tables.Rows("codes/transitions.csv").ToList();
        var states = rows.Select(static r => r["state"]).Distinct(StringComparer.Ordinal).ToList();
        var text = new StringBuilder("""
            # What a manifest takes in which state

            `yes`: the act is taken. `implies`: it stands for the pick-up too. `late`: it comes after what it should precede and is recorded.
            Anything else is the code of the refusal. Made of `schemas/codes/transitions.csv` and `authorisation.csv`.


            """);
        text.Append("| act | rooms | ").AppendJoin(" | ", states).Append(" |\n|---|---|")
            .AppendJoin('|', Enumerable.Repeat("---", states.Count)).Append("|\n");
        foreach (var act in rows.GroupBy(static r => r["act"], StringComparer.Ordinal))
        {
            var verdicts = act.ToDictionary(static r => r["state"], static r => r["verdict"], StringComparer.Ordinal);
            text.Append("| `").Append(act.Key).Append("` | ").AppendJoin(", ", Rooms(act.Key)).Append(" | ")
                .AppendJoin(" | ", states.Select(s => verdicts[s])).Append(" |\n");
        }

        text.Append("\n## Why\n\n| act | state | 中文 | English |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append("| `").Append(row["act"]).Append("` | ").AppendJoin(" | ", row["state"], row["why_zh"], row["why_en"]).Append(" |\n");
        }

        text.Append("""

            ## What an open difference takes

            A difference beyond tolerance, an item's or what a correction left. `contested`: refused as `discrepancy_contested`, of what a correction left as
            `difference_contested`. Made of `schemas/codes/discrepancies.csv`.

            | act | standing | verdict | 中文 | English |
            |---|---|---|---|---|

            """);
        foreach (var row in Tables.Rows("codes/discrepancies.csv"))
        {
            text.Append("| `").Append(row["act"]).Append("` | ").AppendJoin(" | ", row["standing"], row["verdict"], row["why_zh"], row["why_en"]).Append(" |\n");
        }

        yield return new("http/manifest-states.md", text.ToString());
    }

    private static IEnumerable<string> Rooms(string act) => Tables.Rows("codes/authorisation.csv")
        .Select(static r => r["path"].Split('/')).Where(p => p[^1] == act).Select(static p => p[1]).Order(StringComparer.Ordinal);
}
