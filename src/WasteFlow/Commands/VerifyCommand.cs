using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Commands;

/// <summary><c>verify</c>: the journal where it lies, or an exported file; with the public key alone.</summary>
public static class VerifyCommand
{
    public static Command Make()
    {
        var file = new Option<string?>("--file") { Description = "An exported journal; without it the one in the data folder.", HelpName = "FILE" };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A signed head kept elsewhere (JSON, or an export whose trailer it is).", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The ledger's public key (PEM); without it the one in the data folder, if it is there.", HelpName = "FILE" };
        var command = new Command("verify", "Check every line, every link and every balance of the journal.") { file, checkpoint, key }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            var options = Settings.From(parsed);
            var pem = ReadKey(parsed.GetValue(key), options);
            var signed = await ReadCheckpoint(parsed.GetValue(checkpoint), cancel);
            Finding finding;
            if (parsed.GetValue(file) is { } exported)
            {
                if (File.ReadLines(Existing(exported)).All(string.IsNullOrWhiteSpace))
                {
                    return await Say(new Finding(0, "", 1, "the file holds no line and no trailer", false));
                }

                using var reader = new StreamReader(Existing(exported));
                finding = await Verifier.File(reader, signed, pem, cancel);
            }
            else
            {
                await using var closed = await Closed.Open(options, cancel);
                finding = Verifier.Store(closed.Journal, signed, pem);
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

    private static string? ReadKey(string? named, HouseOptions options)
    {
        var file = named is null ? Path.Combine(options.Data, "keys", "ledger.public.pem") : Existing(named);
        if (!File.Exists(file))
        {
            return null;
        }

        var pem = File.ReadAllText(file);
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return pem;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // A key that is none must not pass for one that was used.
            throw new CannotStart($"{file} is no public key (PEM).", e) { IsWrongUse = true };
        }
    }

    private static async Task<SignedHead?> ReadCheckpoint(string? named, CancellationToken cancel)
    {
        if (named is null)
        {
            return null;
        }

        var last = (await File.ReadAllLinesAsync(Existing(named), cancel)).Last(static l => l.Length > 0);
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
