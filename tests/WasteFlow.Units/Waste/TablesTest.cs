using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public class TablesTest
{
    [Fact]
    public void Quotes_commas_and_line_breaks_are_read()
    {
        var rows = TableRow.Read("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n,\n", "here");
        Assert.Equal("x, \"y\"", rows[0]["a"]);
        Assert.Equal("two\nlines", rows[0]["b"]);
        Assert.Null(rows[1].Maybe("a"));
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public void A_last_line_without_its_end_counts() => Assert.Equal("2", TableRow.Read("a,b\n1,2", "here")[0]["b"]);

    [Fact]
    public void A_row_of_another_width_is_named()
    {
        var fault = Assert.Throws<InvalidDataException>(() => TableRow.Read("a,b\n1,2\n3\n", "here"));
        Assert.Equal("here: row 2 has 1 cells, the head has 2", fault.Message);
    }

    /// <summary>A name in GBK, as spreadsheets save it unless they are told otherwise, is no UTF-8.</summary>
    [Theory]
    [InlineData("efbbbf61e794b2", "\ufeffa甲")]
    [InlineData("", "")]
    [InlineData("61bcd7", null)]
    public void A_file_that_is_not_utf_8_is_not_guessed_at(string bytes, string? text)
    {
        if (text is not null)
        {
            Assert.Equal(text, TableRow.Decoded(Convert.FromHexString(bytes)));
            return;
        }

        Assert.StartsWith("not UTF-8 from byte 1 on", Assert.Throws<InvalidDataException>(() => TableRow.Decoded(Convert.FromHexString(bytes))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2", null)]
    [InlineData("a,b, a\n1,2,3", "a")]
    [InlineData("\ufeffa,b,a", "a")]
    [InlineData("a,,\n1,,", null)]
    public void A_head_that_names_a_column_twice_is_found(string text, string? twice) => Assert.Equal(twice, TableRow.NamedTwice(text));

    [Fact]
    public void Every_table_reads_and_every_mark_is_one_the_readme_explains()
    {
        var tables = Tables.Names.Where(static n => n.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.True(tables.Count > 20);
        Assert.All(tables, static name =>
        {
            var rows = Tables.Rows(name);
            Assert.NotEmpty(rows);
            Assert.All(rows.Where(static r => r.Has("mark")),
                r => Assert.Contains(r["mark"], (string[])["verified", "second-hand", "unverified", "ours"]));
        });
    }
}
