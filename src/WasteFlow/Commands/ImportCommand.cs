using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>
/// <c>import KIND FILE</c>: registers, statistics and code tables from CSV, a row an act, through the same doors as everybody's. An act's id
/// comes from its row, so importing a file again changes nothing.
/// </summary>
public static class ImportCommand
{
    /// <summary>A register of units as a census leaves it (普查名录): each row is an enterprise and a site of it.</summary>
    private const string Register = "register";

    /// <summary>A file that the national platform exports, read by a mapping.</summary>
    private const string National = "national";

    private static readonly Dictionary<string, (string Room, Type Act)> Kinds = new(StringComparer.Ordinal)
    {
        [Register] = ("registry", typeof(RegisterSite)),
        ["enterprises"] = ("registry", typeof(RegisterEnterprise)),
        ["sites"] = ("registry", typeof(RegisterSite)),
        ["vehicles"] = ("registry", typeof(RegisterVehicle)),
        ["contracts"] = ("registry", typeof(RegisterContract)),
        ["licences"] = ("registry", typeof(RegisterLicence)),
        ["insurances"] = ("registry", typeof(RegisterInsurance)),
        ["permits"] = ("bureau", typeof(GrantPermit)),
        ["statistics"] = ("indicators", typeof(EnterStatistic)),
        ["values"] = ("indicators", typeof(EnterIndicatorValue)),
        ["table"] = ("indicators", typeof(AdoptTable)),
    };

    public static Command Make()
    {
        var kind = new Argument<string>("kind") { HelpName = "kind", Description = $"One of {string.Join(", ", Kinds.Keys)}, {National}." };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys, National]);
        var of = new Option<string?>("--kind") { Description = "For national: what its rows are.", HelpName = "KIND" };
        of.AcceptOnlyFromAmong([.. NationalColumns.Own.Select(static c => c.Kind).Distinct(StringComparer.Ordinal)]);
        var mapping = new Option<string?>("--mapping") { Description = "For national: another mapping, of the form of schemas/codes/national-columns.csv.", HelpName = "FILE" };
        var sites = new Option<string[]>("--site")
        {
            Description = "For national: the site of a unit that has several here, as CREDITCODE=SITE; once for each.", HelpName = "UNIT=SITE",
        };
        sites.Validators.Add(static result =>
        {
            if (result.Tokens.Any(static t => t.Value.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]))
            {
                result.AddError("--site wants CREDITCODE=SITE.");
            }
        });
        var file = new Argument<string>("file") { Description = "CSV with a head line that names the act's fields (lists with a space between, a quantity as “12.5 t”, a field within a section as “wards.beds”)." };
        var edition = new Option<string?>("--edition") { Description = "For a table: what its edition is called.", HelpName = "TEXT" };
        var from = new Option<string?>("--from") { Description = "For a table: the day it holds from.", HelpName = "DATE" };
        var dry = new Option<bool>("--dry-run") { Description = "For a table: say what the edition would change and whom, and adopt nothing." };
        var create = new Option<bool>("--create") { Description = "Make a house in the data folder where there is none." };
        var command = new Command("import", "Take registers, statistics or a code table in from CSV.") { kind, file, of, mapping, sites, edition, from, dry, create }.WithStorage();
        command.Options.Add(Settings.Bus);
        command.Validators.Add(result =>
        {
            if (result.GetResult(kind)?.Tokens is [{ Value: "table" }] && (result.GetResult(edition) is null || result.GetResult(from) is null))
            {
                result.AddError("import table wants --edition TEXT and --from DATE.");
            }
            else if (result.GetValue(dry) && result.GetResult(kind)?.Tokens is not [{ Value: "table" }])
            {
                result.AddError("--dry-run is for import table.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(kind)?.Tokens is [{ Value: National }] != (result.GetResult(of) is not null))
            {
                result.AddError("import national wants --kind KIND, and no other import does.");
            }
        });
        DemoCommand.Date(from);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                throw new CannotStart($"There is no file {path}.") { IsWrongUse = true };
            }

            var options = Settings.From(parsed) with { Urls = "http://127.0.0.1:0" };
            if (!parsed.GetValue(create) && !Closed.IsThere(options))
            {
                throw new CannotStart($"There is no house in {options.Data}: name its folder with --data DIR, or make a new one with --create.") { IsWrongUse = true };
            }

            if (parsed.GetValue(kind) == National)
            {
                var columns = NationalFile.Mapping(parsed.GetValue(mapping));
                return await NationalImport.Enter(
                    options, await NationalFile.Text(path, parsed.GetValue(of)!, columns, cancel),
                    [.. columns.Where(c => c.Kind == parsed.GetValue(of))],
                    (parsed.GetValue(sites) ?? []).Select(static s => s.Split('=')).GroupBy(static s => s[0]).ToDictionary(static g => g.Key, static g => g.Last()[1], StringComparer.Ordinal), cancel);
            }

            var text = await Text(path, cancel);

            if (parsed.GetValue(dry))
            {
                return await Preview(
                    options,
                    new(Path.GetFileName(path), LocalDatePattern.Iso.Parse(parsed.GetValue(from)!).Value, text), cancel);
            }

            var (room, act) = Kinds[parsed.GetValue(kind)!];
            IReadOnlyList<ImportRow> rows = act == typeof(AdoptTable)
                ? [new(1, [(act, Table(Path.GetFileName(path), text, parsed.GetValue(edition), parsed.GetValue(from)))])]
                : text.Length == 0 ? throw new CannotStart($"{path} cannot be read: it has no head line.")
                : TableRow.NamedTwice(text) is { } twice ? throw new CannotStart($"{path} cannot be read: its head names {twice} twice.") { IsWrongUse = true }
                : [.. TableRow.Each(text).Select(r => ImportRow.Of(parsed.GetValue(kind) == Register, act, r))];

            // A file says what it says since it was written; so the same file again is the same acts.
            var written = Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path));
            foreach (var (_, ask) in rows.SelectMany(static r => r.Asks))
            {
                ask["happenedAt"] ??= JsonSerializer.SerializeToNode(written, Wire.Options);
            }

            return await Send(options, room, rows, cancel);
        });
        return command;
    }

    /// <exception cref="CannotStart">It is not in UTF-8.</exception>
    private static async Task<string> Text(string path, CancellationToken cancel)
    {
        try
        {
            return TableRow.Decoded(await File.ReadAllBytesAsync(path, cancel)).TrimStart('\ufeff');
        }
        catch (InvalidDataException e)
        {
            throw new CannotStart($"{path} cannot be read: {e.Message}.") { IsWrongUse = true };
        }
    }

    private static async Task<int> Preview(HouseOptions options, PreviewTable asked, CancellationToken cancel)
    {
        await using var house = await House.Start(options, Rooms.All(), cancel);
        using var http = new HttpClient();
        var answer = await ClientOf(house, http).PostBytes<EditionPreview>("bureau/preview-table", JsonSerializer.SerializeToUtf8Bytes(asked, Wire.Options), cancel);
        if (answer.Value is not { } preview)
        {
            await Console.Error.WriteLineAsync($"{answer.Refusal!.Refused.Code} {answer.Refusal.Refused.Pointer}: {answer.Refusal.Zh} {answer.Refusal.En}");
            return Cli.Finding;
        }

        foreach (var line in PreviewText.Of(preview))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return Cli.Fine;
    }

    private static async Task<int> Send(HouseOptions options, string room, IReadOnlyList<ImportRow> rows, CancellationToken cancel)
    {
        await using var house = await House.Start(options, Rooms.All(), cancel);
        using var http = new HttpClient();
        var client = ClientOf(house, http);
        await ImportCount.Begin(client, cancel);
        var count = new ImportCount();
        foreach (var row in rows)
        {
            var before = client.Line;
            count.Add(await Taken(client, room, row, cancel), client.Line > before);
        }

        return await count.Say();
    }

    internal static WasteFlowClient ClientOf(House house, HttpClient http)
    {
        var key = house.Services.GetRequiredService<SigningKey>();
        var now = house.Services.GetRequiredService<IClock>().GetCurrentInstant();
        string[] roles = [Roles.Administrator, Roles.Officer, Roles.Planner];
        var expires = now + Duration.FromHours(8);
        return new WasteFlowClient(http, new Client.RoomAddresses(house.Inside))
        {
            // Whoever may read the data folder's key may speak for the house.
            Session = new Client.Session(key.Sign(new Token(key.Id, expires, "import", null, roles)), expires, "import", null, roles, null, "import"),
        };
    }

    /// <summary>Whether all of the row's acts are lines now; what is wrong with it is said, and the next row follows.</summary>
    private static async Task<bool> Taken(WasteFlowClient client, string room, ImportRow row, CancellationToken cancel)
    {
        if (row.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync($"row {row.Number}: {fault}");
            return false;
        }

        foreach (var (act, ask) in row.Asks)
        {
            var answer = await client.PostBytes<Accepted>($"{room}/{Acts.NameOf(act)}", JsonSerializer.SerializeToUtf8Bytes(ask, Wire.Options), cancel);
            if (answer.Value is { } accepted)
            {
                client.Line = Math.Max(client.Line, accepted.Line);
                foreach (var note in accepted.Notes)
                {
                    var sentence = Refusals.Of(note.Code);
                    await Console.Error.WriteLineAsync($"row {row.Number}: {note.Code} {note.Pointer}: {sentence.SayZh(note.Details)} {sentence.SayEn(note.Details)}");
                }

                continue;
            }

            // An id comes from its row: one that is taken was the same row, in a file written earlier. A second site says its enterprise again.
            var refusal = answer.Refusal!;
            if (refusal.Refused.Code == "act_id_reused" || (refusal.Refused.Code == "enterprise_exists" && row.Asks.Count > 1))
            {
                continue;
            }

            await Console.Error.WriteLineAsync($"row {row.Number}: {refusal.Refused.Code} {refusal.Refused.Pointer}: {refusal.Zh} {refusal.En}");
            return false;
        }

        return true;
    }

    private static JsonObject Table(string name, string text, string? edition, string? from) => ImportRow.Named(new JsonObject
    {
        ["table"] = name,
        ["edition"] = edition,
        ["from"] = from,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        ["text"] = text,
    });
}
