using Microsoft.EntityFrameworkCore;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Journal;

/// <summary>What readers ask of the answers.</summary>
internal static class GivenAnswers
{
    /// <summary>The manifest that an act was answered with; null where it made none.</summary>
    public static ManifestNumber? Filed(this RoomDatabase database, Guid actId)
    {
        using var db = database.Open<LedgerDb>(LedgerRoom.RoomName);
        var id = actId.ToString("D");
        return db.Answers.AsNoTracking().FirstOrDefault(a => a.ActId == id) is { Line: not null } row ? Wire.Read<Answer>(row.Body)!.Accepted?.Manifest : null;
    }
}
