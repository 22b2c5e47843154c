using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>Signed heads kept beside the journal, in a table of their own: nothing of them goes into a line or a hash.</summary>
public sealed class Checkpoints(RoomDatabase database, LedgerKeys keys, IClock clock)
{
    /// <summary>Signs the head and keeps it; the one that is kept already where this line has one.</summary>
    public async Task<SignedHead> Make(LedgerHead head, CancellationToken cancel)
    {
        await using var db = Open();
        if (await db.Checkpoints.FindAsync([head.Line], cancel) is { } known)
        {
            return Signed(known);
        }

        var signed = keys.Sign(head, InstantPattern.General.Format(clock.GetCurrentInstant()));
        db.Checkpoints.Add(new() { Line = signed.Line, Hash = signed.Hash, At = signed.At, Key = signed.Key, Signature = signed.Signature });
        try
        {
            await db.SaveChangesAsync(cancel);
            return signed;
        }
        catch (DbUpdateException) when (Find(head.Line) is { } others)
        {
            // Asked for at the same time: the first to be kept is the checkpoint of this line.
            return others;
        }
    }

    /// <summary>Those after a line, in order.</summary>
    public IReadOnlyList<SignedHead> Read(long after, int max)
    {
        using var db = Open();
        return [.. db.Checkpoints.AsNoTracking().Where(c => c.Line > after).OrderBy(static c => c.Line).Take(max).AsEnumerable().Select(Signed)];
    }

    /// <summary>The newest, or null.</summary>
    public SignedHead? Last()
    {
        using var db = Open();
        return db.Checkpoints.AsNoTracking().OrderByDescending(static c => c.Line).FirstOrDefault() is { } last ? Signed(last) : null;
    }

    private SignedHead? Find(long line)
    {
        using var db = Open();
        return db.Checkpoints.Find(line) is { } known ? Signed(known) : null;
    }

    private LedgerDb Open() => database.Open<LedgerDb>(LedgerRoom.RoomName);

    private SignedHead Signed(CheckpointRow row) =>
        new(row.Line, row.Hash, row.At, row.Key, row.Signature, keys.Successions is { Count: > 0 } handed ? handed : null);
}
