using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;
using WasteFlow.Ledger.Tracing;

namespace WasteFlow.Ledger;

/// <summary>The only truth: it decides every act against the state, numbers what it accepts, and answers where waste went.</summary>
public sealed class LedgerRoom : IRoom
{
    public const string RoomName = "ledger";

    public string Name => RoomName;

    public void AddTo(RoomServices services)
    {
        services.AddDatabase<LedgerDb>(durable: true);
        services.AddFold(new ChainFold());
        services.AddConsumer<AskConsumer>();
        services.Services.AddSingleton(static s => JournalStores.Open(s.GetRequiredService<RoomDatabase>()));
        services.Services.AddSingleton<ISeat>(s => Seats.Of(s.GetRequiredService<RoomDatabase>(), services.Options.Data));
        services.Services.AddSingleton<JournalTail>();
        services.Services.AddSingleton<JournalWriter>();
        services.Services.AddSingleton<ILineFeed>(static s => s.GetRequiredService<JournalTail>());
        services.Services.AddSingleton(_ => LedgerKeys.Open(services.Options.Data));
        services.Services.AddSingleton<Checkpoints>();
        services.Services.AddHostedService<Courier>();
        services.Services.AddHostedService<Checkpointer>();
    }

    public Task<IReadOnlyList<string>> Rehearsal(IServiceProvider services, CancellationToken cancel) =>
        Rehearsing.Questions(services.GetRequiredService<JournalTail>(), cancel);

    public void Map(IEndpointRouteBuilder routes) => LedgerDoors.Map(routes, this);
}
