using System.CommandLine;
using System.CommandLine.Parsing;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary>The options that commands share.</summary>
public static class Settings
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "The folder of databases and keys.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "data",
    };

    public static readonly Option<string> Database = new("--database")
    {
        Description = "sqlite (files in the data folder), postgresql:CONNECTION or sqlserver:CONNECTION, without a database name.",
        HelpName = "SETTING",
        DefaultValueFactory = static _ => "sqlite",
        Validators = { static r => Check(r, HouseOptions.DatabaseObjection) },
    };

    public static readonly Option<string> Bus = new("--bus")
    {
        Description = "memory (one process), or the address of RabbitMQ: amqp://USER:PASSWORD@HOST:PORT/VHOST.",
        HelpName = "SETTING",
        DefaultValueFactory = static _ => "memory",
        Validators = { static r => Check(r, HouseOptions.BusObjection) },
    };

    public static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen, several with a semicolon between.",
        HelpName = "URL",
        DefaultValueFactory = static _ => HouseOptions.DefaultUrl,
        Validators = { static r => Check(r, HouseOptions.UrlsObjection) },
    };

    public static readonly Option<string[]> Peers = new("--peers")
    {
        Description = "Rooms that run elsewhere: ledger=http://HOST:PORT, several with a space between.",
        HelpName = "ROOM=URL",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = static _ => [],
        Validators = { Peer },
    };

    public static readonly Option<string?> InsideKey = new("--inside-key")
    {
        Description = "The secret that the processes of one house share; without it $WASTEFLOW_INSIDE_KEY, else the one in the data folder.",
        HelpName = "TEXT",
    };

    public static readonly Option<bool> SimulatedClock = new("--simulated-clock")
    {
        Description = "Believe the header WasteFlow-Clock: for demos and tests, never in service.",
    };

    /// <summary>For a command that only reads what lies there.</summary>
    public static Command WithStorage(this Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
        return command;
    }

    /// <summary>For a command that opens doors.</summary>
    public static Command WithHouse(this Command command)
    {
        command.WithStorage();
        command.Options.Add(Bus);
        command.Options.Add(Urls);
        return command;
    }

    public static HouseOptions From(ParseResult parsed) => new()
    {
        Data = Path.GetFullPath(Has(parsed, Data) ? parsed.GetValue(Data)! : "data"),
        Database = parsed.GetValue(Database)!,
        Bus = Has(parsed, Bus) ? parsed.GetValue(Bus)! : "memory",
        Urls = Has(parsed, Urls) ? parsed.GetValue(Urls)! : HouseOptions.DefaultUrl,
        Peers = Has(parsed, Peers) ? parsed.GetValue(Peers)!.Select(static p => p.Split('=', 2)).ToDictionary(static p => p[0], static p => new Uri(p[1]), StringComparer.Ordinal) : new Dictionary<string, Uri>(StringComparer.Ordinal),
        InsideKey = (Has(parsed, InsideKey) ? parsed.GetValue(InsideKey) : null) ?? Environment.GetEnvironmentVariable("WASTEFLOW_INSIDE_KEY"),
        SimulatedClock = Has(parsed, SimulatedClock) && parsed.GetValue(SimulatedClock),
    };

    private static bool Has(ParseResult parsed, Option option) => parsed.CommandResult.Command.Options.Contains(option);

    private static void Check(OptionResult result, Func<string, string?> objection)
    {
        if (result.Tokens is [var token] && objection(token.Value) is { } sentence)
        {
            result.AddError(sentence);
        }
    }

    private static void Peer(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split('=', 2);
            if (parts.Length != 2 || !Uri.TryCreate(parts[1], UriKind.Absolute, out _))
            {
                result.AddError($"--peers {token.Value} names no room and address: write ledger=http://127.0.0.1:5481.");
            }
        }
    }
}
