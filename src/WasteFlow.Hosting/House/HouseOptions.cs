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

    /// <summary>Where it listens, several with a semicolon between. An inside door on a free loopback port opens besides.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>The rooms that run elsewhere, with their addresses.</summary>
    public IReadOnlyDictionary<string, Uri> Peers { get; init; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>Whether the header <c>WasteFlow-Clock</c> is believed: in a demo and in tests, never in service.</summary>
    public bool SimulatedClock { get; init; }

    /// <summary>The secret that the processes of one house share; null takes the one in <see cref="Data"/>, made when it is missing.</summary>
    public string? InsideKey { get; init; }
}
