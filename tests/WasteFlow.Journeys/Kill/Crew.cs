using System.Text;
using System.Text.Json.Nodes;

namespace WasteFlow.Journeys.Kill;

/// <summary>An act as it was sent, and what it was answered before the kill.</summary>
sealed class Sent(string door, string actId, byte[] body)
{
    public string Door => door;

    public string ActId => actId;

    public byte[] Body => body;

    /// <summary>Null while nobody answered.</summary>
    public DoorAnswer? Answer { get; set; }

    /// <summary>The line that the answer names; null for a refusal.</summary>
    public long? Line => Answer is { Status: 200, Json: { } told } ? told["line"]!.GetValue<long>() : null;
}

/// <summary>Clients that all send at once, one act after the other each, until the process is killed under them.</summary>
sealed class Crew(KilledHouse house, int seed)
{
    public const int Clients = 24;
    public const int InFlightMin = 10;

    const int FaultStatus = 500;
    const int TriesMax = 3;

    static readonly TimeSpan KilledWithin = TimeSpan.FromMinutes(2);

    int made;
    int inFlight;
    int answered;
    volatile bool stop;

    /// <summary>Every act that was sent, round by round.</summary>
    public List<Sent> All { get; } = [];

    /// <summary>The fewest that were in flight when a process was killed.</summary>
    public int InFlightLeast { get; private set; } = int.MaxValue;

    /// <summary>Sends until some are answered and at least ten are in flight, then has the process killed at a moment of the seed's choice.</summary>
    public async Task<IReadOnlyList<Sent>> SendUntilKilled(int round, int answersLeast, int answersMost)
    {
        var random = new Random(unchecked((seed * 1000) + round));
        var (enough, pause) = (random.Next(answersLeast, answersMost), TimeSpan.FromMilliseconds(random.NextDouble() * 12));
        (stop, inFlight, answered) = (false, 0, 0);
        var clients = Enumerable.Range(0, Clients).Select(_ => new Random(random.Next())).ToList().ConvertAll(own => Task.Run(() => SendOneByOne(own)));
        var until = Environment.TickCount64 + (long)KilledWithin.TotalMilliseconds;
        while (Volatile.Read(ref answered) < enough)
        {
            Assert.True(Environment.TickCount64 < until && clients.TrueForAll(static c => !c.IsFaulted), $"{answered} of {enough} answers\n{house.Logs}");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await Task.Delay(pause, TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => Volatile.Read(ref inFlight) >= InFlightMin, KilledWithin);
        InFlightLeast = Math.Min(InFlightLeast, Volatile.Read(ref inFlight));
        var killed = house.Process.Kill();
        stop = true;
        await killed;
        var sent = (await Task.WhenAll(clients)).SelectMany(static s => s).ToList();
        All.AddRange(sent);
        return sent;
    }

    /// <summary>Asks all of them again, as they were, as many at a time as there are clients.</summary>
    public async Task<IReadOnlyList<DoorAnswer>> AskAgain(IReadOnlyList<Sent> acts)
    {
        using var free = new SemaphoreSlim(Clients);
        return await Task.WhenAll(acts.Select(async act =>
        {
            await free.WaitAsync(TestContext.Current.CancellationToken);
            try
            {
                // A fault says that nothing was recorded, and to try again with the same act id.
                var answer = await Post(act);
                for (var tried = 1; answer.Status >= FaultStatus && tried < TriesMax; tried++)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
                    answer = await Post(act);
                }

                return answer;
            }
            finally
            {
                free.Release();
            }
        }));
    }

    async Task<List<Sent>> SendOneByOne(Random random)
    {
        var sent = new List<Sent>();
        while (!stop)
        {
            var act = Make(random);
            sent.Add(act);
            Interlocked.Increment(ref inFlight);
            try
            {
                var answer = await Post(act);

                // Who is told of a fault, or that the ledger is not there, has no answer yet.
                if (answer.Status < FaultStatus)
                {
                    act.Answer = answer;
                    Interlocked.Increment(ref answered);
                }
            }
            catch (HttpRequestException)
            {
                return sent;
            }
            finally
            {
                Interlocked.Decrement(ref inFlight);
            }
        }

        return sent;
    }

    Task<DoorAnswer> Post(Sent act) => house.Doors.Post(act.Door, act.Body, house.Clerk, null);

    /// <summary>Mostly new lots; counts of the whole store, which depend on all that was decided before; and some that are refused.</summary>
    Sent Make(Random random)
    {
        var id = new byte[16];
        random.NextBytes(id);
        var actId = new Guid(id).ToString("D");
        var chance = random.Next(100);
        var grams = new JsonObject { ["value"] = $"{random.Next(1, 5000)}", ["unit"] = "kg" };
        var body = new JsonObject
        {
            ["actId"] = actId, ["happenedAt"] = $"2025-03-01T00:{Interlocked.Increment(ref made) % 60:00}:00Z", ["site"] = KilledHouse.Site, ["stream"] = "hazardous",
            ["code"] = chance < 10 ? "900-911-S61" : "336-064-17", [chance < 85 ? "quantity" : "counted"] = grams,
        };
        if (chance >= 85) body["reason"] = "月末盘点";
        return new(chance < 85 ? "producers/generate-waste" : "producers/take-stock", actId, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
