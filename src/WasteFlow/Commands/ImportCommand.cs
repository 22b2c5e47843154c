using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
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
    private static readonly Dictionary<string, (string Room, Type Act)> Kinds = new(StringComparer.Ordinal)
    {
        ["enterprises"] = ("registry", typeof(RegisterEnterprise)),
        ["sites"] = ("registry", typeof(RegisterSite)),
        ["vehicles"] = ("registry", typeof(RegisterVehicle)),
        ["permits"] = ("bureau", typeof(GrantPermit)),
        ["statistics"] = ("indicators", typeof(EnterStatistic)),
        ["values"] = ("indicators", typeof(EnterIndicatorValue)),
        ["table"] = ("indicators", typeof(AdoptTable)),
    };

    public static Command Make()
    {
        var kind = new Argument<string>("kind") { HelpName = "kind", Description = $"One of {string.Join(", ", Kinds.Keys)}." };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var file = new Argument<string>("file") { Description = "CSV with a head line that names the act's fields (lists with a space between, a quantity as “12.5 t”)." };
        var edition = new Option<string?>("--edition") { Description = "For a table: what its edition is called.", HelpName = "TEXT" };
        var from = new Option<string?>("--from") { Description = "For a table: the day it holds from.", HelpName = "DATE" };
        var command = new Command("import", "Take registers, statistics or a code table in from CSV.") { kind, file, edition, from }.WithStorage();
        command.Options.Add(Settings.Bus);
        command.Validators.Add(result =>
        {
            if (result.GetResult(kind)?.Tokens is [{ Value: "table" }] && (result.GetResult(edition) is null || result.GetResult(from) is null))
            {
                result.AddError("import table wants --edition TEXT and --from DATE.");
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

            var text = await File.ReadAllTextAsync(path, cancel);
            var (room, act) = Kinds[parsed.GetValue(kind)!];
            IReadOnlyList<JsonObject> asks;
            try
            {
                asks = act == typeof(AdoptTable)
                    ? [Table(Path.GetFileName(path), text, parsed.GetValue(edition), parsed.GetValue(from))]
                    : [.. TableRow.Read(text, Path.GetFileName(path)).Select(row => Row(act, row))];
            }
            catch (Exception e) when (e is InvalidDataException or FormatException or KeyNotFoundException)
            {
                throw new CannotStart($"{path} cannot be read: {e.Message}", e);
            }

            // A file says what it says since it was written; so the same file again is the same acts.
            var written = Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path));
            foreach (var ask in asks)
            {
                ask["happenedAt"] ??= JsonSerializer.SerializeToNode(written, Wire.Options);
            }

            return await Send(Settings.From(parsed) with { Urls = "http://127.0.0.1:0" }, room, act, asks, cancel);
        });
        return command;
    }

    private static async Task<int> Send(HouseOptions options, string room, Type act, IReadOnlyList<JsonObject> asks, CancellationToken cancel)
    {
        await using var house = await House.Start(options, Rooms.All(), cancel);
        var key = house.Services.GetRequiredService<SigningKey>();
        var now = house.Services.GetRequiredService<IClock>().GetCurrentInstant();
        string[] roles = [Roles.Administrator, Roles.Officer, Roles.Planner];
        var expires = now + Duration.FromHours(8);
        using var http = new HttpClient();
        var client = new WasteFlowClient(http, new Client.RoomAddresses(house.Inside))
        {
            // Whoever may read the data folder's key may speak for the house.
            Session = new Client.Session(key.Sign(new Token(key.Id, expires, "import", null, roles)), expires, "import", null, roles, null, "import"),
        };
        var taken = 0;
        foreach (var (ask, number) in asks.Select(static (a, i) => (a, i + 1)))
        {
            var answer = await client.PostBytes<Accepted>($"{room}/{Acts.NameOf(act)}", JsonSerializer.SerializeToUtf8Bytes(ask, Wire.Options), cancel);
            if (answer.Value is { } accepted)
            {
                client.Line = Math.Max(client.Line, accepted.Line);
                taken++;
                foreach (var note in accepted.Notes)
                {
                    var sentence = Refusals.Of(note.Code);
                    await Console.Error.WriteLineAsync($"row {number}: {note.Code} {note.Pointer}: {sentence.SayZh(note.Details)} {sentence.SayEn(note.Details)}");
                }

                continue;
            }

            var refusal = answer.Refusal!;
            await Console.Error.WriteLineAsync($"row {number}: {refusal.Refused.Code} {refusal.Refused.Pointer}: {refusal.Zh} {refusal.En}");
        }

        await Console.Out.WriteLineAsync($"{taken} taken, {asks.Count - taken} refused");
        return taken == asks.Count ? Cli.Fine : Cli.Finding;
    }

    private static JsonObject Table(string name, string text, string? edition, string? from) => Named(new JsonObject
    {
        ["table"] = name,
        ["edition"] = edition,
        ["from"] = from,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        ["text"] = text,
    });

    /// <summary>Cells by the names of the act's own fields; a blank cell is a field not given.</summary>
    private static JsonObject Row(Type act, TableRow row)
    {
        var ask = new JsonObject();
        foreach (var property in act.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (row.Has(name) && row.Maybe(name) is { } cell)
            {
                ask[name] = Cell(property.PropertyType, cell);
            }
        }

        return Named(ask);
    }

    private static JsonNode Cell(Type type, string cell)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool))
        {
            return JsonValue.Create(cell is "yes" or "true" or "1");
        }

        if (plain == typeof(int) || plain == typeof(long))
        {
            return JsonValue.Create(long.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        if (plain == typeof(IReadOnlyList<string>))
        {
            return new JsonArray([.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static c => JsonValue.Create(c))]);
        }

        if (plain == typeof(Quantity))
        {
            var parts = cell.Split(' ', 2);
            return new JsonObject { ["value"] = parts[0], ["unit"] = parts.Length > 1 ? parts[1] : "" };
        }

        return JsonValue.Create(cell);
    }

    /// <summary>The act's id from its content: the same row again is the same act.</summary>
    private static JsonObject Named(JsonObject ask)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(ask.ToJsonString()));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        ask["actId"] = new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
        return ask;
    }
}
