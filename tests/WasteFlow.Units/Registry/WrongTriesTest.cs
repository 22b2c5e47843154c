using NodaTime;
using WasteFlow.Registry;

namespace WasteFlow.Units.Registry;

/// <summary>Guessing is slow, and locks out nobody but the guesser.</summary>
public class WrongTriesTest
{
    readonly Hand clock = new();

    [Fact]
    public void A_stranger_elsewhere_locks_nobody_out()
    {
        var tries = new WrongTries(clock);
        for (var i = 0; i < 10; i++) tries.Wrong("planner", "10.0.0.9");
        Assert.True(tries.MustWait("planner", "10.0.0.9"));
        Assert.False(tries.MustWait("planner", "10.0.0.1"));
        clock.Now += Duration.FromSeconds(61);
        Assert.False(tries.MustWait("planner", "10.0.0.9"));
    }

    [Fact]
    public void Who_guesses_for_everybody_waits_for_everybody()
    {
        var tries = new WrongTries(clock);
        for (var i = 0; i < 100; i++) tries.Wrong(FormattableString.Invariant($"person-{i}"), "10.0.0.9");
        Assert.True(tries.MustWait("another", "10.0.0.9"));
        Assert.False(tries.MustWait("another", "10.0.0.1"));
    }

    [Fact]
    public void The_right_word_begins_anew()
    {
        var tries = new WrongTries(clock);
        for (var i = 0; i < 9; i++) tries.Wrong("clerk", "10.0.0.1");
        tries.Right("clerk", "10.0.0.1");
        tries.Wrong("clerk", "10.0.0.1");
        Assert.False(tries.MustWait("clerk", "10.0.0.1"));
    }

    sealed class Hand : IClock
    {
        public Instant Now { get; set; } = Instant.FromUtc(2025, 3, 1, 0, 0);

        public Instant GetCurrentInstant() => Now;
    }
}
