using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace WasteFlow.Hosting;

/// <summary>What the rooms of a house work with.</summary>
public sealed partial class House
{
    private static void AddTo(IServiceCollection services, HouseOptions options, IReadOnlyList<IRoom> rooms)
    {
#pragma warning disable RS0030 // The only place that names the real clock.
        services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.AddSingleton(options);
        services.AddSingleton(rooms);
        services.AddSingleton<RoomAddresses>();
        services.AddSingleton<RoomDatabase>();
        services.AddSingleton<LineNews>();
        services.AddSingleton<LedgerTime>();
        services.AddSingleton<DoorClock>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<ActDoor>();
        services.AddSingleton<ILedgerClient, LedgerClient>();
        services.AddSingleton<InsideTokens>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<FoldRunners>();
        services.AddSingleton(static _ => new HttpClient { Timeout = TimeSpan.FromSeconds(30) });
        var consumers = new List<RoomConsumer>();
        foreach (var room in rooms)
        {
            var needs = new RoomServices(room.Name, services, options);
            room.AddTo(needs);
            consumers.AddRange(needs.Consumers);
            AddContexts(services, needs);
            AddFolds(services, needs);
        }

        if (!services.Any(static s => s.ServiceType == typeof(ILineFeed)))
        {
            services.AddSingleton<ILineFeed, HttpLineFeed>();
        }

        if (!services.Any(static s => s.ServiceType == typeof(ITokenKeys)))
        {
            services.AddSingleton<ITokenKeys, HttpTokenKeys>();
        }

        Bus.AddTo(services, options.Bus, consumers);
    }

    private static void AddContexts(IServiceCollection services, RoomServices needs)
    {
        foreach (var context in needs.Contexts)
        {
            services.AddSingleton(context);
        }

        if (needs.Folds.Count > 0)
        {
            services.AddSingleton(new RoomContext(needs.Room, typeof(FoldDb), Durable: false, d => d.Open<FoldDb>(needs.Room)));
        }
    }

    private static void AddFolds(IServiceCollection services, RoomServices needs)
    {
        if (needs.Folds.Count == 0)
        {
            return;
        }

        services.AddSingleton(s => new FoldRunner(
            needs.Room, needs.Folds, s.GetRequiredService<RoomDatabase>(), s.GetRequiredService<ILineFeed>(), s.GetRequiredService<LineNews>(),
            s.GetRequiredService<ILogger<FoldRunner>>()));
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<FoldRunners>().Of(needs.Room));
    }
}
