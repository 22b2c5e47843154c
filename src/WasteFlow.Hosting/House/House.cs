using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WasteFlow.Hosting;

/// <summary>Some or all rooms in one process, with their doors open.</summary>
public sealed partial class House : IAsyncDisposable
{
    private const int AnswerBytesAhead = 4 * 1024 * 1024;
    private static readonly TimeSpan SeatAskedEvery = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication host;
    private readonly TelemetryExport? export = TelemetryExport.Start();

    private House(WebApplication host) => this.host = host;

    public IServiceProvider Services => host.Services;

    /// <summary>The inside door on loopback, for clients in this process.</summary>
    public Uri Inside => host.Services.GetRequiredService<RoomAddresses>().Inside;

    /// <summary>Where it listens for others.</summary>
    public IReadOnlyList<Uri> Addresses { get; private set; } = [];

    /// <summary>Databases brought to the model, folds and bus started, doors open. Throws <see cref="CannotStart"/> with one sentence.</summary>
    public static async Task<House> Start(HouseOptions options, IReadOnlyList<IRoom> rooms, CancellationToken cancel)
    {
        if (options.Objection(rooms) is { } sentence)
        {
            throw new CannotStart(sentence) { IsWrongUse = true };
        }

        Ports.Free(options.Urls);
        options.MakeFolder();
        await Reachable(options, cancel);
        var app = Build(options, rooms);
        try
        {
            await Migrate(app.Services, cancel);
            await Seated(app.Services, options, cancel);
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            var taken = options.Urls.Split(';').FirstOrDefault(u => e.Message.Contains(u.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)) ?? options.Urls;
            throw Ports.Taken(taken, e);
        }
        catch (IOException e) when (e.InnerException is SocketException or UriFormatException)
        {
            await app.DisposeAsync();
            throw new CannotStart($"Cannot listen at {options.Urls}: {e.InnerException.Message}.", e);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new House(app).Opened();
    }

    /// <summary>The house with its doors mapped, but closed: for what has to look at its doors or its databases only.</summary>
    public static WebApplication Build(HouseOptions options, IReadOnlyList<IRoom> rooms)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "wasteflow", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(static k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = Doors.DocumentBytesMax;

            // An answer is whole when it goes: waiting for its reader at every 64 KB only costs turns.
            k.Limits.MaxResponseBufferSize = AnswerBytesAhead;
        }).UseUrls($"{options.Urls};http://127.0.0.1:0".TrimStart(';'));
        Logs.AddTo(builder.Logging);
        builder.Services.AddRouting();
        AddTo(builder.Services, options, rooms);
        var app = builder.Build();
        app.UseFaults();
        app.UseRouting();
        app.UseGate();
        foreach (var room in rooms)
        {
            room.Use(app);
        }

        foreach (var room in rooms)
        {
            room.Map(app);
        }

        var unguarded = Gate.Unguarded(((IEndpointRouteBuilder)app).DataSources.SelectMany(static d => d.Endpoints)).ToList();
        return unguarded.Count == 0 ? app : throw new CannotStart($"These doors have no row in schemas/codes/authorisation.csv: {string.Join(", ", unguarded)}.");
    }

    /// <summary>Brings every room's database to its model; says how many migrations were applied.</summary>
    public static async Task<int> Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var database = services.GetRequiredService<RoomDatabase>();
        var applied = 0;
        foreach (var context in services.GetServices<RoomContext>())
        {
            try
            {
                await using var db = context.Open(database);
                applied += await Migrating.Bring(db, cancel);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or ArgumentException or InvalidOperationException)
            {
                throw new CannotStart($"The database of {context.Room} cannot be brought to its model: {e.GetBaseException().Message}", e);
            }
        }

        return applied;
    }

    /// <summary>Waits until somebody stops the process (Ctrl+C, SIGTERM).</summary>
    public Task Stopped(CancellationToken cancel) => host.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        export?.Dispose();
    }

    /// <summary>A process that may not write yet must not answer either: it opens its doors when it has its seats.</summary>
    private static async Task Seated(IServiceProvider services, HouseOptions options, CancellationToken cancel)
    {
        foreach (var seat in services.GetServices<ISeat>())
        {
            if (seat.Take())
            {
                continue;
            }

            if (!options.WaitsForSeat)
            {
                throw new CannotStart($"Another process writes {seat.Of}: stop it first, or ask at its doors.");
            }

            services.GetRequiredService<ILogger<House>>().LogWarning("Another process writes {Seat}: this one waits, and takes over when that one ends", seat.Of);
            while (!seat.Take())
            {
                await Task.Delay(SeatAskedEvery, cancel);
            }
        }
    }

    // MassTransit would try for ever in silence; a person at a terminal wants one sentence.
    private static async Task Reachable(HouseOptions options, CancellationToken cancel)
    {
        if (options.Bus == Bus.Memory)
        {
            return;
        }

        var broker = new Uri(options.Bus);
        var port = broker.Port > 0 ? broker.Port : 5672;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(TimeSpan.FromSeconds(5));
            using var socket = new TcpClient();
            await socket.ConnectAsync(broker.Host, port, limit.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new CannotStart($"No broker answers at {broker.Host}:{port}: start RabbitMQ there, or give --bus memory for one process alone.", e);
        }
    }

    private House Opened()
    {
        var all = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(static a => new Uri(a)).ToList();
        Services.GetRequiredService<RoomAddresses>().Inside = all[^1];
        Addresses = all[..^1];
        return this;
    }
}
