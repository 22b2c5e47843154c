using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What the ledger's trace is asked before its first reader comes.</summary>
public class RehearsingTest
{
    [Fact]
    public async Task The_newest_lot_of_a_long_journal_is_traced_both_ways()
    {
        var questions = await Rehearsing.Questions(await Tail(20_000, lotsAt: [19_810, 19_950]), TestContext.Current.CancellationToken);
        Assert.Equal(["/ledger/trace?lot=L19950-1&back=true", "/ledger/trace?lot=L19950-1&throughTreatment=true"], questions);
    }

    [Fact]
    public async Task A_short_journal_and_one_without_lots_are_not_asked()
    {
        Assert.Empty(await Rehearsing.Questions(await Tail(9_999, lotsAt: [9_950]), TestContext.Current.CancellationToken));
        Assert.Empty(await Rehearsing.Questions(await Tail(20_000, lotsAt: []), TestContext.Current.CancellationToken));
    }

    /// <summary>A journal's end, with a lot made at each of these lines.</summary>
    static async Task<JournalTail> Tail(long head, IReadOnlyList<long> lotsAt)
    {
        await using var table = await Table.Laid();
        await table.Do(table.Generate(5));
        var made = table.Lines[^1];
        var tail = new JournalTail(table.Journal);
        FeedLine[] lines =
        [
            .. Enumerable.Range((int)head - 300, 301).Select(n => new FeedLine(made with
            {
                Number = n,
                Lots = lotsAt.Contains(n) ? [made.Lots[0] with { Lot = new LotId(n, 1) }] : [],
            }, default, "")),
        ];
        tail.Add(lines, new LedgerHead(head, ""));
        return tail;
    }
}
