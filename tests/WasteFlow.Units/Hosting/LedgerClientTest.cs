using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Units.Hosting;

/// <summary>Asks that come together go together, and each gets its own answer.</summary>
public class LedgerClientTest
{
    [Fact]
    public async Task What_waits_goes_in_one_envelope()
    {
        var envelopes = new List<int>();
        var open = new TaskCompletionSource();
        var client = new LedgerClient(
            async asks =>
            {
                lock (envelopes)
                {
                    envelopes.Add(asks.Asks.Count);
                }

                await open.Task;
                return Answered(asks);
            },
            NullLogger.Instance);

        var acts = Enumerable.Range(0, LedgerClient.EnvelopesMax + 2 * LedgerClient.ActsMax + 10).Select(static _ => Guid.NewGuid()).ToList();
        var answers = acts.Select(id => client.Ask(Asking(id), default)).ToList();
        Assert.Equal(Enumerable.Repeat(1, LedgerClient.EnvelopesMax), envelopes);

        open.SetResult();
        var got = await Task.WhenAll(answers);
        Assert.Equal(acts, got.Select(static a => a.ActId));
        Assert.Equal([LedgerClient.ActsMax, LedgerClient.ActsMax, 10], envelopes.Skip(LedgerClient.EnvelopesMax).OrderDescending());
    }

    [Fact]
    public async Task Without_an_answer_the_ledger_is_not_there_and_the_next_ask_goes_out_again()
    {
        var tries = 0;
        var client = new LedgerClient(
            asks => ++tries == 1 ? Task.FromException<LedgerAnswered>(new TimeoutException()) : Task.FromResult(Answered(asks)), NullLogger.Instance);
        var act = Guid.NewGuid();
        var lost = await client.Ask(Asking(act), default);
        Assert.Equal((act, "ledger_not_there"), (lost.ActId, lost.Refused?.Code));
        Assert.NotNull((await client.Ask(Asking(act), default)).Accepted);
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_not_sent()
    {
        var sent = new List<Guid>();
        var open = new TaskCompletionSource();
        var client = new LedgerClient(
            async asks =>
            {
                lock (sent)
                {
                    sent.AddRange(asks.Asks.Select(Id));
                }

                await open.Task;
                return Answered(asks);
            },
            NullLogger.Instance);
        var held = Enumerable.Range(0, LedgerClient.EnvelopesMax).Select(_ => client.Ask(Asking(Guid.NewGuid()), default)).ToList();
        using var patience = new CancellationTokenSource();
        var (left, stays) = (Guid.NewGuid(), Guid.NewGuid());
        var (gone, there) = (client.Ask(Asking(left), patience.Token), client.Ask(Asking(stays), default));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        open.SetResult();
        await Task.WhenAll(held);
        Assert.NotNull((await there).Accepted);
        Assert.Contains(stays, sent);
        Assert.DoesNotContain(left, sent);
    }

    static LedgerAnswered Answered(AskLedger asks) => new(
        [.. asks.Asks.Select(static a => new Answer(Id(a), new Accepted(1, Instant.MinValue, null, null, [], []), null))]);

    static Ask Asking(Guid id) =>
        new("say", JsonSerializer.SerializeToElement(new { actId = id }), new Actor("p"), "r", Instant.MinValue, [], []);

    static Guid Id(Ask ask) => ask.Said.GetProperty("actId").GetGuid();
}
