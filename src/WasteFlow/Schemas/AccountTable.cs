using System.Text;
using WasteFlow.Waste;

namespace WasteFlow.Schemas;

/// <summary>What mass stands on, and which acts post there: <c>accounts.csv</c> as a page to read.</summary>
internal static class AccountTable
{
    public static SchemaFile Make()
    {
        var words = Tables.Rows("codes/words.csv").ToDictionary(static r => (r["set"], r["code"]));
        var text = new StringBuilder("""
            # What mass stands on

            A line's postings take grams from one of these and give them to another, so a line balances in its unit. A `lot` is of one holder, waste code and
            stream, and knows whose its grams are; an `account` is one for the ledger, `kinds` one for each kind. What is reserved of a lot is pending: it stays
            where it is and nobody else gets it. A correction or a taking back posts where the act did that it corrects, and to the discrepancy
            account what later acts had used. Made of `schemas/codes/accounts.csv` and `words.csv`.

            | account | 中文 | English | form | balance | what it counts | posted by |
            |---|---|---|---|---|---|---|

            """);
        foreach (var row in Tables.Rows("codes/accounts.csv"))
        {
            var word = words[(row["form"] == "lot" ? "place" : "account", row["account"])];
            text.Append("| `").Append(row["account"]).Append("` | ")
                .AppendJoin(" | ", word["zh"], word["en"], row["form"], row["balance"], $"{row["counts_zh"]}<br>{row["counts_en"]}")
                .Append(" | ").AppendJoin(", ", row["acts"].Split(' ').Select(static a => $"`{a}`")).Append(" |\n");
        }

        text.Append("""

            ## Allowances

            What may be filed stands in accounts of its own, each counted in the smallest part of the unit it was first granted in: grams, litres where cubic
            metres were granted, pieces, heads, boxes. A load or a later grant that is said in another unit counts by its mass; what is counted one by one counts as soon as it is begun. Filing takes of them as pending, item by item; a receipt
            posts what it accepts of an item and releases what it turns away, and cancelling and expiring release all. Those that only warn may be overdrawn.

            | account | granted by |
            |---|---|
            | `plan/SITE/CODE/YEAR` | `file-management-plan` |
            | `permit/PERMIT/YEAR` | `grant-permit` |
            | `approval/APPROVAL` | `grant-approval` |

            """);
        return new("http/accounts.md", text.ToString());
    }
}
