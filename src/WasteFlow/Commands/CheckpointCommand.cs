using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Commands;

/// <summary><c>checkpoint</c>: signs the journal's head as it is now, keeps it beside the journal, and gives it out to be kept elsewhere.</summary>
public static class CheckpointCommand
{
    public static Command Make()
    {
        var to = new Option<string?>("--out") { Description = "The file to write; without it standard output.", HelpName = "FILE" };
        var command = new Command("checkpoint", "Sign the journal's head, to be kept elsewhere.") { to }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            await using var closed = await Closed.Open(Settings.From(parsed), cancel);
            var signed = await closed.Services.GetRequiredService<Checkpoints>().Make(closed.Journal.Head(), cancel);
            var text = JsonSerializer.Serialize(signed, Wire.Options);
            if (parsed.GetValue(to) is { } file)
            {
                await File.WriteAllTextAsync(file, text + "\n", cancel);
                text = $"{signed.Line} lines, hash {signed.Hash}";
            }

            await Console.Out.WriteLineAsync(text);
            return Cli.Fine;
        });
        return command;
    }
}
