using System.CommandLine;
using System.CommandLine.Help;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary>All commands of the program, and what their exit codes mean: 0, or 1 for a refusal or a finding, or 2 for wrong use.</summary>
public static class Cli
{
    public const int Fine = 0;
    public const int Finding = 1;
    public const int WrongUse = 2;

    // Help is kept under schemas/cli and compared: the same on every terminal.
    private const int HelpWidth = 120;

    public static RootCommand Root()
    {
        RootCommand root = new("WasteFlow: a manifest ledger for solid waste (固体废物转移联单账本).")
        {
            RunCommand.Make(),
            DemoCommand.Make(),
            SimulateCommand.Make(),
            TraceCommand.Make(),
            ReportCommand.Make(),
            FormulaCommand.Make(),
            BookCommand.Make(),
            ExportCommand.Make(),
            VerifyCommand.Make(),
            CheckpointCommand.Make(),
            RotateKeyCommand.Make(),
            ImportCommand.Make(),
            BenchCommand.Make(),
            MigrateCommand.Make(),
            RebuildCommand.Make(),
            SchemasCommand.Make(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            ((HelpAction)help.Action!).MaxWidth = HelpWidth;
        }

        return root;
    }

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var line in Commands.WrongUse.Says(parsed))
            {
                await Console.Error.WriteLineAsync(line);
            }

            return WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CannotStart e)
        {
            await Console.Error.WriteLineAsync($"wasteflow: {e.Message}");
            return e.IsWrongUse ? WrongUse : Finding;
        }
        catch (OperationCanceledException)
        {
            return Finding;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"wasteflow has a fault of its own: {e}");
            return Finding;
        }
    }
}
