using WasteFlow.Ledger.Journal;

namespace WasteFlow.Units.Ledger;

/// <summary>The feed of lines, newest from memory and older from the store.</summary>
public class JournalTailTest
{
    [Fact]
    public async Task Who_read_a_line_that_was_committed_a_moment_ago_is_of_the_same_history()
    {
        await using var table = await Table.Laid();
        var known = table.Journal.Head().Line;
        var tail = new JournalTail(table.Journal);
        tail.Add((await tail.Read(known - 1, null, 1, TestContext.Current.CancellationToken)).Lines, table.Journal.Head());
        await table.Do(table.Generate(5));
        var ahead = table.Journal.Head();

        Assert.True((await tail.Read(ahead.Line, ahead.Hash, 10, TestContext.Current.CancellationToken)).SameHistory);
        Assert.False((await tail.Read(ahead.Line, new string('0', 64), 10, TestContext.Current.CancellationToken)).SameHistory);
        Assert.False((await tail.Read(known, new string('0', 64), 10, TestContext.Current.CancellationToken)).SameHistory);
    }
}
