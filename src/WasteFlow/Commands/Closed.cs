using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Hosting;
using WasteFlow.Ledger;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Commands;

/// <summary>A ledger with closed doors: for commands that read the journal where it lies, beside a running house or without one. It writes nothing.</summary>
public sealed class Closed : IAsyncDisposable
{
    private readonly WebApplication app;

    private Closed(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public IJournalStore Journal => app.Services.GetRequiredService<IJournalStore>();

    public ILineFeed Feed => app.Services.GetRequiredService<ILineFeed>();

    /// <summary>Whether a house lies there already: its ledger, or where that is on a server, its folder of keys.</summary>
    public static bool IsThere(HouseOptions options) => RoomDatabase.ProviderOf(options.Database) == Provider.Sqlite
        ? File.Exists(Path.Combine(options.Data, $"{LedgerRoom.RoomName}.db"))
        : Directory.Exists(options.Data);

    /// <summary>Throws <see cref="CannotStart"/> where there is no journal.</summary>
    public static async Task<Closed> Open(HouseOptions options, CancellationToken cancel)
    {
        if (RoomDatabase.ProviderOf(options.Database) == Provider.Sqlite && !IsThere(options))
        {
            throw new CannotStart($"There is no ledger in {options.Data}: run the demo first, or name another folder with --data DIR.");
        }

        var built = House.Build(options, [new LedgerRoom()]);
        await House.Migrate(built.Services, cancel);
        return new(built);
    }

    /// <summary>A fold as it stood at a line (null: now), replayed in memory, with the line it stands at.</summary>
    public async Task<(FoldDocuments Documents, long Line)> Replay(Fold fold, long? atLine, CancellationToken cancel)
    {
        var (documents, line) = await Replay([fold], atLine, cancel);
        return (documents[fold.Name], line);
    }

    /// <summary>The same of several folds at once, by their names.</summary>
    public async Task<(IReadOnlyDictionary<string, FoldDocuments> Documents, long Line)> Replay(
        IReadOnlyList<Fold> folds, long? atLine, CancellationToken cancel)
    {
        var head = Journal.Head().Line;
        var documents = folds.ToDictionary(static f => f.Name, static _ => (FoldDocuments)new MemoryDocuments(), StringComparer.Ordinal);
        var line = Math.Min(atLine ?? head, head);
        for (var at = 0L; at < line;)
        {
            var page = await Feed.Read(at, null, (int)Math.Min(2_000, line - at), cancel);
            foreach (var next in page.Lines)
            {
                foreach (var fold in folds)
                {
                    fold.Apply(next.Line, documents[fold.Name]);
                }

                at = next.Line.Number;
            }
        }

        return (documents, line);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
