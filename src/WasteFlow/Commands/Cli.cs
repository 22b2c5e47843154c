using System.CommandLine;
using System.CommandLine.Parsing;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary>All commands of the program, and what their exit codes mean: 0, or 1 for a refusal or a finding, or 2 for wrong use.</summary>
public static class Cli
{
    public const int Fine = 0;
    public const int Finding = 1;
    public const int WrongUse = 2;

    public static RootCommand Root() => new("WasteFlow: a manifest ledger for solid waste (固体废物转移联单账本).")
    {
        RunCommand.Make(),
        TraceCommand.Make(),
        ReportCommand.Make(),
        ExportCommand.Make(),
        VerifyCommand.Make(),
        ImportCommand.Make(),
        BenchCommand.Make(),
        MigrateCommand.Make(),
    };

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync(Suggestion(parsed));
            return WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CannotStart e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Finding;
        }
        catch (OperationCanceledException)
        {
            return Finding;
        }
    }

    /// <summary>What would have been right.</summary>
    private static string Suggestion(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var options = command.Options.Where(static o => !o.Hidden).Select(static o => o.Name);
        var commands = command.Subcommands.Select(static c => c.Name).ToList();
        var name = command is RootCommand ? "wasteflow" : $"wasteflow {command.Name}";
        return commands.Count > 0
            ? $"{name} knows the commands {string.Join(", ", commands)}; {name} --help says more."
            : $"{name} takes {string.Join(", ", options)}; {name} --help says more.";
    }
}
