using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Tracing;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// What a ledger's database has derived from its lines, as it is at one moment, while the ledger may go on writing beside it. SQLite and PostgreSQL
/// read such a moment and hold nobody up, but keep what is replaced meanwhile until it is over. On SQL Server
/// documents are read as they come and chains are not read, so a ledger that writes beside it may be found to differ.
/// </summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly LedgerDb ledger;
    private readonly FoldDb folds;

    private Snapshot(LedgerDb ledger, FoldDb folds) => (this.ledger, this.folds) = (ledger, folds);

    public Derived Derived { get; private set; } = null!;

    public static async Task<Snapshot> Take(RoomDatabase database, CancellationToken cancel)
    {
        var snapshot = new Snapshot(database.Open<LedgerDb>(LedgerRoom.RoomName), database.Open<FoldDb>(LedgerRoom.RoomName));
        try
        {
            // The fold first: it is never ahead of the lines.
            StoredChains? chains = null;
            if (await Begin(snapshot.folds, cancel))
            {
                chains = await snapshot.Chains(cancel);
            }

            await Begin(snapshot.ledger, cancel);
            var head = await snapshot.ledger.Lines.OrderByDescending(static l => l.Number).Select(static l => new LedgerHead(l.Number, l.Hash)).FirstOrDefaultAsync(cancel);
            snapshot.Derived = new(head ?? Chain.Beginning, snapshot.ledger.States.AsNoTracking().AsEnumerable(), chains);
            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await folds.DisposeAsync();
    }

    private async Task<StoredChains?> Chains(CancellationToken cancel)
    {
        var fold = new ChainFold();
        var position = await folds.Positions.AsNoTracking().FirstOrDefaultAsync(
            p => p.Fold == fold.Name && p.Version == fold.Version && p.State == FoldPosition.Answers, cancel);
        return position?.Hash is not { } hash ? null : new(
            position.Line, hash,
            folds.Documents.AsNoTracking().Where(d => d.Generation == position.Generation && d.Key.StartsWith("lot/")).AsEnumerable());
    }

    /// <summary>Whether what is read from now on is of one moment.</summary>
    private static async Task<bool> Begin(DbContext db, CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            // What EF begins on SQLite would shut the writer out.
            await db.Database.OpenConnectionAsync(cancel);
            await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel);
            return true;
        }

        if (db.Database.IsNpgsql())
        {
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            return true;
        }

        return false;
    }
}
