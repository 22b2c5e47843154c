using System.Text.RegularExpressions;
using WasteFlow.Waste;

namespace WasteFlow.House;

/// <summary>What the plans ask of an information system is shown by journeys and tests that exist, or its home is said.</summary>
public partial class CoverageTest
{
    static readonly string[] Built = ["house", "ledger", "law"];
    static readonly string[] ToCome = ["law-open", "indicators", "portal", "distributed", "doors"];

    [Fact]
    public void What_is_said_to_work_is_shown() => Tree.Clean("Rows of schemas/coverage.md of the house, the ledger or the law that nothing shows:",
        from row in Page() where row.Tier == "C" && Built.Contains(row.Home) && row.Shown.Length == 0 select row.No);

    [Fact]
    public void What_is_to_be_held_is_held_by_an_act() => Tree.Clean("Rows of tier R whose record no act makes:",
        from row in Page() where row.Tier == "R" && !Tree.Files.Contains($"schemas/messages/{row.Held}.json") select $"{row.No}: {row.Held}");

    [Fact]
    public void Every_row_has_a_home() =>
        Tree.Clean("Homes that are none:", from row in Page() where !Built.Concat(ToCome).Contains(row.Home) select $"{row.No}: {row.Home}");

    [Fact]
    public void Whatever_shows_it_is_there()
    {
        var journeys = Tree.Under("schemas/journeys", ".json").Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var tests = Tree.Under("tests", ".cs").SelectMany(static f => Methods(Path.GetFileNameWithoutExtension(f), Tree.Read(f))).ToHashSet(StringComparer.Ordinal);
        Tree.Clean("Journeys and tests that schemas/coverage.md names and nobody wrote:",
            from row in Page() from name in row.Shown where !journeys.Contains(name) && !tests.Contains(name) select $"{row.No}: {name}");
    }

    [Fact]
    public void The_page_has_every_row_of_its_table() =>
        Assert.Equal(Tables.Rows("codes/seed-systems.csv").Select(static r => r["no"]), Page().Select(static r => r.No));

    static IEnumerable<(string No, string Tier, string Home, string Held, string[] Shown)> Page() =>
        from line in Tree.Read("schemas/coverage.md").Split('\n')
        where Row().IsMatch(line)
        let cells = line.Trim('|').Split('|').Select(static c => c.Trim()).ToArray()
        select (cells[0], cells[2], cells[3], cells[4], cells[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A class in several files has the name that stands before the first dot of theirs.</summary>
    static IEnumerable<string> Methods(string file, string source) => Method().Matches(source).Select(m => $"{file.Split('.')[0]}.{m.Groups["name"].Value}");

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"public (async Task|void) (?<name>[A-Za-z_]+)\(")]
    private static partial Regex Method();
}
