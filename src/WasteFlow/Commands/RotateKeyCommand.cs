using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Commands;

/// <summary><c>rotate-key</c>: a new signing key for the ledger, which the one before it signs.</summary>
public static class RotateKeyCommand
{
    public static Command Make()
    {
        var command = new Command("rotate-key", "Give the ledger a new signing key, signed by the one before it.").WithStorage();
        command.SetAction(static async (parsed, cancel) =>
        {
            var options = Settings.From(parsed);
            await using var closed = await Closed.Open(options, cancel);
            var keys = closed.Services.GetRequiredService<LedgerKeys>();
            var old = keys.Id;
            await Console.Out.WriteLineAsync($"key {keys.Rotate(closed.Services.GetRequiredService<IClock>())}, after key {old}");
            return Cli.Fine;
        });
        return command;
    }
}
