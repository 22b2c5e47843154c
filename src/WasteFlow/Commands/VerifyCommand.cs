using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Commands;

/// <summary><c>verify</c>: the journal where it lies, or an exported file; with the public key alone.</summary>
public static class VerifyCommand
{
    public static Command Make()
    {
        var file = new Option<string?>("--file") { Description = "An exported journal; without it the one in the data folder.", HelpName = "FILE" };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A signed head kept elsewhere (JSON, or an export whose trailer it is).", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The ledger's public key (PEM, one or several); without it those in the data folder. Later keys are believed on an earlier one's word.", HelpName = "FILE" };
        var report = new Option<string?>("--report") { Description = "A report that was taken away (JSON, CSV, XLSX, DOCX, HTML or PDF): made anew at its line from the journal, or from the exported one, and compared.", HelpName = "FILE" };
        var command = new Command("verify", "Check every line, link, signature, balance, manifest, allowance and root of the journal.") { file, checkpoint, key, report }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            var options = Settings.From(parsed);
            if (parsed.GetValue(report) is { } taken)
            {
                return await ReportProof.Check(Existing(taken), options, parsed.GetValue(file) is { } journal ? Existing(journal) : null, cancel);
            }

            var vouchers = new Vouchers(ReadKeys(parsed.GetValue(key), options), await ReadCheckpoint(parsed.GetValue(checkpoint), cancel) is { } kept ? [kept] : []);
            Finding finding;
            if (parsed.GetValue(file) is { } exported)
            {
                if (File.ReadLines(Existing(exported)).All(string.IsNullOrWhiteSpace))
                {
                    return await Say(new Finding(0, "", 1, "the file holds no line and no trailer", false));
                }

                await using var stream = File.OpenRead(Existing(exported));
                finding = await Verifier.File(stream, vouchers, cancel);
            }
            else
            {
                await using var closed = await Closed.Open(options, cancel);
                // Before the head is read: a checkpoint that is made meanwhile speaks of a line beyond it.
                var signed = closed.Services.GetRequiredService<Checkpoints>().Read(-1, int.MaxValue);
                await using var snapshot = await Snapshot.Take(closed.Services.GetRequiredService<RoomDatabase>(), cancel);
                finding = await Verifier.Store(closed.Journal, snapshot.Derived, signed, vouchers, cancel);
            }

            return await Say(finding);
        });
        return command;
    }

    private static async Task<int> Say(Finding finding)
    {
        if (finding.Bad is { } line)
        {
            await Console.Out.WriteLineAsync($"bad line {line}: {finding.Why}");
            return Cli.Finding;
        }

        if (!finding.TailProvable)
        {
            await Console.Out.WriteLineAsync("tail not provable");
        }

        await Console.Out.WriteLineAsync($"ok: {finding.Lines} lines, hash {finding.Hash}");
        return Cli.Fine;
    }

    /// <summary>The keys in the file, else all that the data folder has; and those that they hand over to.</summary>
    private static KeyRing? ReadKeys(string? named, HouseOptions options)
    {
        var folder = Path.Combine(options.Data, "keys");
        var files = named is not null ? [Existing(named)]
            : Directory.Exists(folder) ? Directory.GetFiles(folder, "ledger*.public.pem") : [];
        if (files.Length == 0)
        {
            return null;
        }

        // A key that is none must not pass for one that was used.
        var ring = KeyRing.Read(string.Join('\n', files.Select(File.ReadAllText)))
            ?? throw new CannotStart($"{string.Join(", ", files)} is no public key (PEM).") { IsWrongUse = true };
        return ring.Follow(LedgerKeys.SuccessionsIn(options.Data));
    }

    private static async Task<SignedHead?> ReadCheckpoint(string? named, CancellationToken cancel)
    {
        if (named is null)
        {
            return null;
        }

        var last = "";
        await foreach (var row in File.ReadLinesAsync(Existing(named), cancel))
        {
            last = row.Length > 0 ? row : last;
        }

        try
        {
            return last.StartsWith("{\"trailer\":", StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<Trailer>(last, Wire.Options)!.Head
                : JsonSerializer.Deserialize<SignedHead>(last, Wire.Options);
        }
        catch (JsonException e)
        {
            throw new CannotStart($"{named} is no checkpoint: its last row should be a signed head or a trailer.", e) { IsWrongUse = true };
        }
    }

    private static string Existing(string file) =>
        File.Exists(file) ? file : throw new CannotStart($"There is no file {file}.") { IsWrongUse = true };
}
