using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WasteFlow.House;

/// <summary>Prose that no test reads drifts: the paths and commands that a README names exist.</summary>
public partial class ReadmeTest
{
    static readonly IReadOnlyList<string> Readmes =
        [.. Tree.Files.Where(f => Path.GetFileName(f) == "README.md")];

    [Fact]
    public void There_is_a_readme() => Assert.Contains("README.md", Readmes);

    [Fact]
    public void Paths_in_readmes_exist() => Tree.Clean("Paths in a README that lead nowhere:",
        from readme in Readmes
        from path in Paths(Tree.Read(readme)).Distinct()
        where !Exists(readme, path)
        select $"{readme}: {path}");

    [Fact]
    public void Scripts_in_readmes_know_their_command() => Tree.Clean("Commands in a README that the script does not have:",
        from readme in Readmes
        from Match match in ScriptCall().Matches(Tree.Read(readme))
        let script = match.Groups["script"].Value
        let command = match.Groups["command"].Value
        where Tree.Files.Contains(script) && script == "ops/services.sh" && command.Length > 0
            && !Regex.IsMatch(Tree.Read(script), $@"^\s*{command}\)", RegexOptions.Multiline)
        select $"{readme}: {script} {command}");

    /// <summary>Asks the program itself: `wasteflow demo --help` must succeed and name every option that the README shows.</summary>
    [Fact]
    public void Programs_commands_in_readmes_exist()
    {
        var calls = from readme in Readmes
                    from Match match in ProgramCall().Matches(Tree.Read(readme).Replace("\\\n", " ", StringComparison.Ordinal))
                    select (readme, project: match.Groups["project"].Value, command: match.Groups["command"].Value,
                        options: LongOption().Matches(match.Groups["rest"].Value).Select(o => o.Value).ToList());
        var found = new List<string>();
        var help = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (readme, project, command, options) in calls)
        {
            if (!Directory.Exists(Tree.Full(project)) && !Tree.Files.Contains(project)) found.Add($"{readme}: {project} is no project");
            if (Path.GetFileNameWithoutExtension(project.TrimEnd('/')) is not "WasteFlow" || command.Length == 0) continue;
            if (!help.TryGetValue(command, out var text)) help[command] = text = Help(command);
            if (text is null) found.Add($"{readme}: the program has no command {command}");
            else found.AddRange(options.Where(o => !Regex.IsMatch(text, $@"{o}\b")).Select(o => $"{readme}: {command} has no option {o}"));
        }
        Tree.Clean("Commands in a README that the program does not have:", found);
    }

    static string? Help(string command)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wasteflow.dll"), command, "--help"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        program.StandardInput.Close();
        var error = program.StandardError.ReadToEndAsync();
        var text = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return program.ExitCode == 0 ? text + error.GetAwaiter().GetResult() : null;
    }

    /// <summary>What looks like a path of ours: under a top-level folder, or the target of a link that is no address.</summary>
    static IEnumerable<string> Paths(string text) =>
        OwnPath().Matches(text).Select(m => m.Value)
            .Concat(Link().Matches(text).Select(m => m.Groups["to"].Value).Where(to => !to.Contains(':', StringComparison.Ordinal) && !to.StartsWith('#')))
            .Select(p => p.Split('#')[0].TrimEnd('.', ',', ')', '/'));

    static bool Exists(string readme, string path)
    {
        // A pattern or a name with a hole in it stands for files: the folder before it must be there.
        var hole = path.IndexOfAny(['*', '<', '{', '…']);
        if (hole >= 0) path = path[..hole].Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/', hole)] : "";
        return new[] { Tree.Root, Path.Combine(Tree.Root, Path.GetDirectoryName(readme)!) }
            .Select(from => Path.Combine(from, path))
            .Any(full => File.Exists(full) || Directory.Exists(full));
    }

    [GeneratedRegex(@"(?<![\w/.\-])(src|tests|ops|schemas|\.ci|\.config)/[\w\-./*<>{}…]*")]
    private static partial Regex OwnPath();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<script>ops/[\w\-]+\.sh)(?: +(?<command>[a-z]+)\b(?=\s*[`\n#]))?")]
    private static partial Regex ScriptCall();

    [GeneratedRegex(@"dotnet run(?: -c \w+)? --project (?<project>[\w./\-]+)(?:[^\n`]*? -- (?<command>[a-z]+)?(?<rest>[^\n`#|>]*))?")]
    private static partial Regex ProgramCall();

    [GeneratedRegex(@"--[a-z][a-z\-]+")]
    private static partial Regex LongOption();
}
