namespace WasteFlow.Hosting;

/// <summary>What a process is told at its start. Nothing else configures it.</summary>
public sealed record HouseOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5480";

    /// <summary>Where databases and keys lie.</summary>
    public string Data { get; init; } = "data";

    /// <summary><c>sqlite</c> (files under <see cref="Data"/>), <c>postgresql:…</c> (connection string without Database) or <c>sqlserver:…</c>.</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary><c>memory</c>, or <c>amqp://user:password@host:port/vhost</c>.</summary>
    public string Bus { get; init; } = "memory";

    /// <summary>Where it listens, several with a semicolon between; empty for the inside door alone, which opens on a free loopback port in any case.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>The rooms that run elsewhere, with their addresses.</summary>
    public IReadOnlyDictionary<string, Uri> Peers { get; init; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>Whether the header <c>WasteFlow-Clock</c> is believed, and an act without it stamped with the time of the last line: in a demo and in tests, never in service.</summary>
    public bool SimulatedClock { get; init; }

    /// <summary>Whether a second process waits until the first has left its seat (<see cref="ISeat"/>), or says so and ends.</summary>
    public bool WaitsForSeat { get; init; }

    /// <summary>The secret that the processes of one house share; null takes the one in <see cref="Data"/>, made when it is missing.</summary>
    public string? InsideKey { get; init; }

    /// <summary>Whether an empty house says the code of the first administrator: where the process dies with its play, the code is good for nothing.</summary>
    public bool SaysFirstCode { get; init; }

    /// <summary>The rooms that another room cannot do without, besides the ledger and the Registry that all need.</summary>
    private static readonly string[] Always = ["ledger", "registry"];

    /// <summary>One sentence that says what is wrong with the settings for these rooms, or null.</summary>
    public string? Objection(IReadOnlyList<IRoom> rooms)
    {
        if ((DatabaseObjection(Database) ?? BusObjection(Bus) ?? UrlsObjection(Urls)) is { } wrong)
        {
            return wrong;
        }

        var missing = Always.Where(r => !Peers.ContainsKey(r) && rooms.All(room => room.Name != r)).ToList();
        return missing.Count > 0
                ? $"{string.Join(" and ", missing)} run neither here nor elsewhere: start them too, or say where they are with --peers {missing[0]}=http://HOST:PORT."
            : Bus == Hosting.Bus.Memory && rooms.All(static r => r.Name != Always[0])
                ? "The ledger runs elsewhere, so this process needs the same broker: give --bus amqp://…."
            : null;
    }

    /// <summary>Makes the folder of databases and keys, where it is missing; throws <see cref="CannotStart"/> where it cannot be one.</summary>
    public void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"--data {Data} cannot be a folder: {e.Message}", e) { IsWrongUse = true };
        }
    }

    /// <summary>What is wrong with a setting of <see cref="Database"/>, or null. What was written is not repeated, since it may hold a password.</summary>
    public static string? DatabaseObjection(string setting) =>
        RoomDatabase.ProviderOf(setting) is null ? "--database is none of sqlite, postgresql:CONNECTION and sqlserver:CONNECTION." : null;

    /// <summary>The same for <see cref="Bus"/>.</summary>
    public static string? BusObjection(string setting) =>
        setting == Hosting.Bus.Memory || (Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps")
            ? null
            : "--bus is neither memory nor an address such as amqp://guest:guest@127.0.0.1:5672/.";

    /// <summary>The same for <see cref="Urls"/>.</summary>
    public static string? UrlsObjection(string setting) => setting.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Where(static u => !Uri.TryCreate(u, UriKind.Absolute, out var listen) || listen.Scheme is not ("http" or "https"))
        .Select(static u => $"--urls {u} is no address to listen at: write http://127.0.0.1:5480, several with a semicolon between.")
        .FirstOrDefault();
}
