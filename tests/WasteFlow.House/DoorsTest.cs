using System.Xml.Linq;

namespace WasteFlow.House;

/// <summary>Doors open one way. Reads the project files themselves, so that a project is guarded the day it is born.</summary>
public class DoorsTest
{
    static readonly string[] Bottom = ["Contracts", "Waste", "Hosting"];

    static readonly string[] Services =
        ["Ledger", "Registry", "Producers", "Collectors", "Transporters", "Disposers", "Indicators", "Bureau"];

    static readonly string[] Migrations = ["Migrations.Sqlite", "Migrations.PostgreSql", "Migrations.SqlServer"];

    static readonly string[] Everything =
        [.. Bottom, "Provenance", "Documents", .. Services, .. Migrations, "Client", "Portal", "Simulator", "Bench", "SqlServerTypes"];

    /// <summary>What each project may reference. A project without a row is refused: say here what it is.</summary>
    static readonly Dictionary<string, string[]> Doors = new(StringComparer.Ordinal)
    {
        ["Waste"] = [],
        ["SqlServerTypes"] = [],
        ["Documents"] = [],
        ["Contracts"] = ["Waste"],
        ["Hosting"] = ["Contracts", "Waste", "SqlServerTypes"],
        ["Provenance"] = ["Contracts", "Waste"],
        ["Ledger"] = [.. Bottom, "Provenance"],
        ["Registry"] = Bottom,
        ["Producers"] = Bottom,
        ["Collectors"] = Bottom,
        ["Transporters"] = Bottom,
        ["Disposers"] = Bottom,
        ["Indicators"] = [.. Bottom, "Provenance", "Documents"],
        ["Bureau"] = [.. Bottom, "Documents"],
        ["Client"] = ["Contracts", "Waste"],
        ["Portal"] = ["Client", "Contracts", "Waste", "Hosting", "Documents"],
        ["Simulator"] = ["Client", "Contracts", "Waste"],
        ["Bench"] = [.. Bottom, "Provenance", .. Services, "Client", "Simulator"],
        ["Migrations.Sqlite"] = [.. Bottom, .. Services],
        ["Migrations.PostgreSql"] = [.. Bottom, .. Services],
        ["Migrations.SqlServer"] = [.. Bottom, .. Services],
        [""] = Everything,
    };

    /// <summary>The tests: what they may reference under src. The program is "".</summary>
    static readonly Dictionary<string, string[]> TestDoors = new(StringComparer.Ordinal)
    {
        ["Units"] = [.. Everything, ""],
        ["Journeys"] = [.. Everything, ""],
        ["Browser"] = [.. Everything, ""],
        ["House"] = [.. Everything, ""],
        ["Oracle"] = [],
    };

    [Fact]
    public void A_project_references_only_what_its_row_allows() => Tree.Clean("References that no row in DoorsTest allows:",
        from project in Projects("src")
        from target in References(project)
        where !(Doors.TryGetValue(Short(project), out var allowed) && allowed.Contains(Short(target)) && InSource(target))
        select $"{project} -> {target}");

    [Fact]
    public void A_test_project_references_only_what_its_row_allows() => Tree.Clean("References that no row in DoorsTest allows:",
        from project in Projects("tests")
        from target in References(project)
        where !(TestDoors.TryGetValue(Short(project), out var allowed) && allowed.Contains(Short(target)) && InSource(target))
        select $"{project} -> {target}");

    [Fact]
    public void Every_project_has_a_row() => Tree.Clean("Projects without a row in DoorsTest, which says what they are:",
        Projects("src").Where(p => !Doors.ContainsKey(Short(p)))
            .Concat(Projects("tests").Where(p => !TestDoors.ContainsKey(Short(p)))));

    [Fact]
    public void Every_row_has_a_project() => Tree.Clean("Rows in DoorsTest whose project is gone:",
        Doors.Keys.Except(Projects("src").Select(Short)).Concat(TestDoors.Keys.Except(Projects("tests").Select(Short))));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Tree.Read("WasteFlow.sln").Replace('\\', '/');
        Tree.Clean("Projects that the solution does not list:",
            Tree.Files.Where(f => f.EndsWith("proj", StringComparison.Ordinal) && !solution.Contains($"\"{f}\"", StringComparison.Ordinal)));
    }

    /// <summary>A reference has other ways in than ProjectReference: linked sources, imports, assemblies.</summary>
    [Fact]
    public void The_oracle_takes_nothing_from_src() => Tree.Clean("tests/WasteFlow.Oracle computes a second time and may share nothing:",
        from file in Tree.Under("tests/WasteFlow.Oracle", ".csproj", ".props", ".targets")
        from element in XDocument.Parse(Tree.Read(file)).Descendants()
        from value in element.Attributes().Select(a => a.Value).Append(element.HasElements ? "" : element.Value)
        where value.Contains("src", StringComparison.OrdinalIgnoreCase) || element.Name.LocalName is "ProjectReference" or "Reference"
        select $"{file}: {element}");

    [Fact]
    public void No_project_links_sources_of_another() => Tree.Clean("Compile items from outside the project's own folder:",
        from project in Projects("src").Concat(Projects("tests"))
        from element in XDocument.Parse(Tree.Read(project)).Descendants("Compile")
        where element.Attribute("Include")?.Value.Contains("..", StringComparison.Ordinal) == true
        select $"{project}: {element}");

    [Fact]
    public void A_version_is_written_only_in_Directory_Packages_props() => Tree.Clean("Package versions outside Directory.Packages.props:",
        from project in Projects("src").Concat(Projects("tests"))
        from element in XDocument.Parse(Tree.Read(project)).Descendants("PackageReference")
        where element.Attribute("Version") is not null || element.Attribute("VersionOverride") is not null
        select $"{project}: {element}");

    static IEnumerable<string> Projects(string top) => Tree.Under(top, "proj");

    static IEnumerable<string> References(string project) =>
        from element in XDocument.Parse(Tree.Read(project)).Descendants("ProjectReference")
        let include = element.Attribute("Include")!.Value.Replace('\\', '/')
        select Path.GetRelativePath(Tree.Root, Path.GetFullPath(Path.Combine(Tree.Root, Path.GetDirectoryName(project)!, include))).Replace('\\', '/');

    static bool InSource(string project) => project.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>WasteFlow.Ledger is "Ledger", the program itself is "".</summary>
    static string Short(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        return name == "WasteFlow" ? "" : name.StartsWith("WasteFlow.", StringComparison.Ordinal) ? name["WasteFlow.".Length..] : name;
    }
}
