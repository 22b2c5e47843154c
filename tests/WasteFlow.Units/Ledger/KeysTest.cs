using NodaTime;
using WasteFlow.Hosting;
using WasteFlow.Ledger;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Units.Ledger;

/// <summary>A key hands over to the next; checkpoints are made when they are due.</summary>
public sealed class KeysTest : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-keys-").FullName;
    readonly StillClock clock = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Who_holds_the_first_key_believes_every_later_one()
    {
        var keys = LedgerKeys.Open(folder);
        var (first, id) = (keys.PublicPem, keys.Id);
        var early = keys.Sign(new(7, "hash"), "2025-03-03T01:00:00Z");
        keys.Rotate(clock);
        var (second, middle) = (keys.PublicPem, keys.Sign(new(8, "hash"), "2025-03-03T02:00:00Z"));
        keys.Rotate(clock);
        var late = LedgerKeys.Open(folder).Sign(new(9, "hash"), "2025-03-03T03:00:00Z");

        Assert.All([early, middle, late], s => Assert.True(Ring(first).Holds(s)));
        Assert.Equal([false, true, true], new[] { early, middle, late }.Select(s => Ring(second).Holds(s)));
        Assert.True(Ring($"{second}\n{first}").Holds(early));
        Assert.True(File.Exists(Path.Combine(folder, "keys", $"ledger.{id[..16]}.public.pem")));
        Assert.Equal(2, LedgerKeys.SuccessionsIn(folder).Count);
    }

    [Fact]
    public void A_word_that_no_believed_key_has_signed_is_not_followed()
    {
        var keys = LedgerKeys.Open(folder);
        var first = keys.PublicPem;
        keys.Rotate(clock);
        var signed = keys.Sign(new(7, "hash"), "2025-03-03T01:00:00Z");
        var forger = LedgerKeys.Open(Path.Combine(folder, "forger"));
        forger.Rotate(clock);
        var own = forger.Successions[0] with { By = signed.Successions![0].By };
        Assert.False(Ring(first).Holds(forger.Sign(new(7, "hash"), "2025-03-03T01:00:00Z") with { Successions = [own] }));
        Assert.False(Ring(first).Holds(signed with { Successions = null }));
        Assert.False(Ring(first).Holds(signed with { Line = 8 }));
        Assert.False(Ring(first).Holds(signed with { Signature = "no base64" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# WasteFlow")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void What_is_no_key_is_no_ring(string text) => Assert.Null(KeyRing.Read(text));

    [Fact]
    public async Task Checkpoints_are_made_every_ten_thousand_lines_every_hour_and_when_asked_for()
    {
        var cancel = TestContext.Current.CancellationToken;
        var options = new HouseOptions { Data = folder };
        var database = new RoomDatabase(options, [new RoomContext(LedgerRoom.RoomName, typeof(LedgerDb), Durable: true, static d => d.Open<LedgerDb>(LedgerRoom.RoomName))]);
        await using (var db = database.Open<LedgerDb>(LedgerRoom.RoomName)) await Migrating.Bring(db, cancel);
        var journal = new MemoryJournal();
        var keys = LedgerKeys.Open(folder);
        var checkpoints = new Checkpoints(database, keys, clock);
        Append(journal, 25_000);
        var tail = new JournalTail(journal);
        using var checkpointer = new Checkpointer(checkpoints, journal, tail, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Checkpointer>.Instance);

        await checkpointer.Look(cancel);
        Assert.Equal([(10_000, "h10000"), (20_000, "h20000")], checkpoints.Read(-1, 10).Select(static c => (c.Line, c.Hash)));
        clock.Now += Duration.FromMinutes(59);
        await checkpointer.Look(cancel);
        Assert.Equal(20_000, checkpoints.Last()!.Line);
        clock.Now += Duration.FromMinutes(1);
        await checkpointer.Look(cancel);
        Assert.Equal(25_000, checkpoints.Last()!.Line);

        Append(journal, 1);
        tail.Clear();
        var asked = await checkpoints.Make(tail.Head, cancel);
        Assert.Equal(asked, await checkpoints.Make(tail.Head, cancel));
        Assert.All(checkpoints.Read(-1, 10), c => Assert.True(Ring(keys.PublicPem).Holds(c)));
        Assert.Equal([25_000, 25_001], checkpoints.Read(20_000, 10).Select(static c => c.Line));
    }

    static void Append(MemoryJournal journal, int lines)
    {
        var after = journal.Head().Line;
        journal.Append(new(after, [.. Enumerable.Range(1, lines).Select(i => new LineRow { Number = after + i, Hash = $"h{after + i}", Act = "", Bytes = [] })], [], []));
    }

    static KeyRing Ring(string pem) => KeyRing.Read(pem)!;
}

/// <summary>A clock that a test moves by hand.</summary>
sealed class StillClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2025, 3, 3, 1, 0);

    public Instant GetCurrentInstant() => Now;
}
