using System.Diagnostics;

namespace WasteFlow.House;

/// <summary>The repository as files: what is kept in git or would be, and nothing that a build made.</summary>
static class Tree
{
    public static readonly string Root = FindRoot();

    /// <summary>Every file, relative to the root, with forward slashes.</summary>
    public static readonly IReadOnlyList<string> Files = List();

    public static string Full(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Full(path));

    public static IEnumerable<string> Under(string folder, params string[] endings) =>
        Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal)
            && (endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal))));

    /// <summary>Fails with a line for each finding, so that they can be put right at once.</summary>
    public static void Clean(string rule, IEnumerable<string> findings)
    {
        const int shownMax = 40;
        var found = findings.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, [rule, .. found.Take(shownMax), $"({found.Count} in all)"]));
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WasteFlow.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No WasteFlow.sln above {AppContext.BaseDirectory}.");
    }

    static List<string> List()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(f => File.Exists(Full(f)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }
}
