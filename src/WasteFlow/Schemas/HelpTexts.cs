using System.CommandLine;
using WasteFlow.Commands;

namespace WasteFlow.Schemas;

/// <summary>The help of every command, as the terminal shows it.</summary>
internal static class HelpTexts
{
    public static IEnumerable<SchemaFile> All()
    {
        var root = Cli.Root();
        yield return new("cli/wasteflow.txt", Help(root, []));
        foreach (var command in root.Subcommands.OrderBy(static c => c.Name, StringComparer.Ordinal))
        {
            yield return new($"cli/{command.Name}.txt", Help(root, [command.Name]));
        }
    }

    private static string Help(RootCommand root, string[] command)
    {
        using var text = new StringWriter();
        root.Parse([.. command, "--help"]).Invoke(new InvocationConfiguration { Output = text });
        return string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(static l => l.TrimEnd()));
    }
}
