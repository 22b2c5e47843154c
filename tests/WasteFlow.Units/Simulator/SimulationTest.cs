using NodaTime;
using WasteFlow.Simulator;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Simulator.Truth;
using Xunit;

namespace WasteFlow.Units.Simulator;

public class SimulationTest
{
    private const int First = 2_000;

    [Fact]
    public async Task The_same_seed_asks_the_same_acts()
    {
        Assert.Equal(await Play(seed: 7, First), await Play(seed: 7, First));
    }

    [Fact]
    public async Task Another_seed_asks_others()
    {
        Assert.NotEqual(await Play(seed: 7, First), await Play(seed: 8, First));
    }

    [Fact]
    public async Task What_was_told_balances_in_every_stream_and_month()
    {
        var simulation = New(3, new FakeDoors(), days: 6);
        await simulation.Run();
        var book = simulation.Told.Book;
        Assert.Equal(13, book.Streams.Count);
        foreach (var period in WasteFlow.Simulator.Truth.Period.Of(book))
        {
            foreach (var stream in book.Streams)
            {
                Assert.Equal(0, Book.Gap(book.Terms(stream, period.From, period.To)));
                Assert.Equal(0, Book.Gap(simulation.Told.Really.Book.Terms(stream, period.From, period.To)));
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Play(int seed, int acts)
    {
        var doors = new FakeDoors(acts);
        await Assert.ThrowsAsync<OperationCanceledException>(New(seed, doors, days: 3).Run);
        return doors.Asked;
    }

    private static Simulation New(int seed, FakeDoors doors, int days) => new(
        new Script(seed, new LocalDate(2025, 3, 1), days), new Town(seed), doors, new ActLog(null), null, CancellationToken.None);
}
