using System.Text.RegularExpressions;

namespace WasteFlow.House;

/// <summary>What a tidy house looks like, so that nobody has to say it in a review.</summary>
public partial class TidyTest
{
    const int FileLinesMax = 300;

    static readonly string[] TopLevel =
    [
        "src", "tests", "ops", "schemas", "WasteFlow.sln", "README.md", "CHANGELOG.md", "LICENSE", ".ci", ".config", ".editorconfig",
        ".gitignore", ".gitattributes", "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt",
    ];

    /// <summary>Rooms where everything fits, and so nothing is found again.</summary>
    static readonly string[] Attics = ["Common", "Helpers", "Utils", "Utilities", "Managers", "Extensions", "Shared", "Misc", "Core"];

    [Fact]
    public void The_top_level_holds_only_what_the_design_names() => Tree.Clean("Top-level entries that TidyTest does not list:",
        Tree.Files.Select(f => f.Split('/')[0]).Distinct().Except(TopLevel));

    [Fact]
    public void No_folder_is_an_attic() => Tree.Clean("Folders named after nothing: name what is in them.",
        Tree.Files.Select(f => Path.GetDirectoryName(f)!.Replace('\\', '/')).Distinct()
            .Where(d => d.Split('/').Intersect(Attics, StringComparer.OrdinalIgnoreCase).Any()));

    [Fact]
    public void No_source_is_an_attic() => Tree.Clean("Files named after nothing: name what is in them.",
        Tree.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => AtticFile().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Fact]
    public void No_file_in_src_is_longer_than_can_be_held_in_mind() => Tree.Clean($"Files over {FileLinesMax} lines: split them by noun.",
        from file in Tree.Under("src", ".cs", ".razor", ".ts", ".js", ".css")
        where !file.StartsWith("src/WasteFlow.Migrations.", StringComparison.Ordinal)
        let lines = File.ReadLines(Tree.Full(file)).Count()
        where lines > FileLinesMax
        select $"{file}: {lines}");

    [Fact]
    public void Nothing_is_left_for_later() => Tree.Clean("Work left in the code, or tests that do not run:",
        from file in Tree.Files
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            || file.EndsWith(".ts", StringComparison.Ordinal) || file.EndsWith(".sh", StringComparison.Ordinal)
            || file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith("proj", StringComparison.Ordinal)
        where file != "tests/WasteFlow.House/TidyTest.cs"
        from found in File.ReadLines(Tree.Full(file)).Select((text, i) => (text, line: i + 1))
        where LeftForLater().IsMatch(found.text)
        select $"{file}:{found.line}: {found.text.Trim()}");

    /// <summary>The gate is one script, the same here and there: what CI runs is what a developer runs.</summary>
    [Fact]
    public void Ci_runs_the_gate_and_nothing_else() =>
        Assert.Equal(["exec bash ops/check.sh"], File.ReadLines(Tree.Full(".ci/run")).Where(l => l.Length > 0 && !l.StartsWith('#')));

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b|\bSkip\s*=|Assert\.Skip|NotImplementedException")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"^(.*(Helpers?|Utils?|Utilities|Manager)|Common|Extensions|Misc)$")]
    private static partial Regex AtticFile();
}
