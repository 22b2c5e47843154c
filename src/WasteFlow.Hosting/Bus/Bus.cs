using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>The one bus of a process: in memory for all its rooms, or RabbitMQ between processes.</summary>
public static class Bus
{
    /// <summary>Where the ledger listens for <see cref="AskLedger"/>.</summary>
    public const string LedgerQueue = "ledger";

    public const string Memory = "memory";

    private const int Prefetch = 1024;

    /// <summary>Messages of a queue in hand at once: the library wakes as many readers for each message that comes to an idle queue.</summary>
    private const int InHandMax = 128;

    /// <summary>Adds the bus with the consumers of all rooms. <c>amqp://…?quorum=true</c> makes queues replicated.</summary>
    internal static void AddTo(IServiceCollection services, string setting, IReadOnlyList<RoomConsumer> consumers)
    {
        services.AddOptions<MassTransitHostOptions>().Configure(static o =>
        {
            o.WaitUntilStarted = true;
            o.StartTimeout = TimeSpan.FromSeconds(30);
            o.StopTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddConsumer<LinesThereConsumer>();
            foreach (var consumer in consumers)
            {
                x.AddConsumer(consumer.Consumer);
            }

            if (setting == Memory)
            {
                x.UsingInMemory((context, bus) => Configure(context, bus, consumers, static _ => { }));
            }
            else
            {
                x.UsingRabbitMq((context, bus) =>
                {
                    var address = new Uri(setting);
                    bus.Host(new UriBuilder(address) { Query = "" }.Uri);
                    var quorum = address.Query.Contains("quorum=true", StringComparison.Ordinal);
                    Configure(context, bus, consumers, e =>
                    {
                        if (quorum)
                        {
                            ((IRabbitMqReceiveEndpointConfigurator)e).SetQuorumQueue();
                        }
                    });
                });
            }
        });
    }

    private static void Configure(
        IBusRegistrationContext context, IBusFactoryConfigurator bus, IReadOnlyList<RoomConsumer> consumers, Action<IReceiveEndpointConfigurator> durable)
    {
        bus.ConfigureJsonSerializerOptions(static options =>
        {
            foreach (var converter in Wire.Options.Converters)
            {
                options.Converters.Insert(0, converter);
            }

            options.Converters.Insert(0, new FormConverter<AskLedger>());
            options.Converters.Insert(0, new FormConverter<LedgerAnswered>());
            options.Encoder = Wire.Options.Encoder;
            return options;
        });
        foreach (var queue in consumers.GroupBy(static c => c.Queue, StringComparer.Ordinal))
        {
            bus.ReceiveEndpoint(queue.Key, e =>
            {
                e.PrefetchCount = Prefetch;
                e.ConcurrentMessageLimit = InHandMax;
                durable(e);
                foreach (var consumer in queue)
                {
                    e.ConfigureConsumer(context, consumer.Consumer);
                }
            });
        }

        // Every process hears of lines by a queue of its own, which goes with it.
        bus.ReceiveEndpoint(new TemporaryEndpointDefinition("lines-there"), e => e.ConfigureConsumer<LinesThereConsumer>(context));
    }
}
