using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Commands;

/// <summary><c>export --out FILE</c>: the journal as NDJSON, ending in a signed trailer.</summary>
public static class ExportCommand
{
    public static Command Make()
    {
        var to = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var command = new Command("export", "Write the journal as NDJSON, ending in a signed trailer.") { to }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            await using var closed = await Closed.Open(Settings.From(parsed), cancel);
            await using var file = OutFile.Create(parsed.GetValue(to)!);
            var trailer = await Export.Write(
                closed.Journal, closed.Services.GetRequiredService<LedgerKeys>(), closed.Services.GetRequiredService<IClock>(), file, cancel);
            await Console.Out.WriteLineAsync($"{trailer.Line} lines, hash {trailer.Hash}");
            return Cli.Fine;
        });
        return command;
    }
}
