using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Tracing;

/// <summary>What the trace's door is asked before its first reader comes: where the newest lot came from and went.</summary>
public static class Rehearsing
{
    /// <summary>A shorter journal is traced at once by code that was never called.</summary>
    private const long LinesMin = 10_000;

    /// <summary>Among so many of the newest lines one has made a lot.</summary>
    private const int Newest = 200;

    public static async Task<IReadOnlyList<string>> Questions(JournalTail journal, CancellationToken cancel)
    {
        var head = journal.Head.Line;
        if (head < LinesMin)
        {
            return [];
        }

        var page = await journal.Read(head - Newest, null, Newest, cancel);
        return page.Lines.LastOrDefault(static l => l.Line.Lots.Count > 0) is { Line.Lots: [.., var lot] }
            ? [$"/ledger/trace?lot={lot.Lot}&back=true", $"/ledger/trace?lot={lot.Lot}&throughTreatment=true"]
            : [];
    }
}
