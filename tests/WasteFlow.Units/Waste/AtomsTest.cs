using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>What leaves a lot is shared over its roots to the gram: nothing is made, nothing is lost, whatever the order.</summary>
public class AtomsTest
{
    static readonly LotId Old = new(1, 1);
    static readonly LotId Young = new(2, 1);
    static readonly LotId Youngest = new(3, 1);

    [Fact]
    public void A_tie_goes_to_the_older_root()
    {
        var (taken, rest) = Atoms.Of([new(Young, 5), new(Old, 5)]).Take(1);
        Assert.Equal([new Atom(Old, 1)], taken.Items);
        Assert.Equal([new Atom(Old, 4), new Atom(Young, 5)], rest.Items);
    }

    [Fact]
    public void The_largest_remainder_gets_the_odd_gram()
    {
        var (taken, _) = Atoms.Of([new(Old, 10), new(Young, 20), new(Youngest, 70)]).Take(7);
        Assert.Equal([new Atom(Old, 1), new Atom(Young, 1), new Atom(Youngest, 5)], taken.Items);
    }

    [Fact]
    public void Masses_of_a_million_tonnes_do_not_overflow()
    {
        var (taken, rest) = Atoms.Of([new(Old, 1_000_000_000_000), new(Young, 999_999_999_999)]).Take(1_500_000_000_000);
        Assert.Equal(1_500_000_000_000, taken.Grams);
        Assert.Equal(499_999_999_999, rest.Grams);
    }

    [Fact]
    public void More_than_there_is_cannot_be_taken() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Atoms.Root(Old, 5).Take(6));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Taken_and_rest_are_the_whole_for_every_root(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var whole = Some(random);
            var (taken, rest) = whole.Take(random.NextInt64(whole.Grams + 1));
            Assert.Equal(whole.Items, taken.Plus(rest).Items);
            Assert.All(taken.Items.Concat(rest.Items), static a => Assert.True(a.Grams > 0));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Take_after_take_until_nothing_is_left_gives_the_whole(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var whole = Some(random);
            var left = whole;
            var out_ = Atoms.None;
            while (left.Grams > 0)
            {
                (var taken, left) = left.Take(Math.Min(left.Grams, 1 + random.NextInt64(Math.Max(1, whole.Grams / 3))));
                out_ = out_.Plus(taken);
            }

            Assert.Equal(whole.Items, out_.Items);
        }
    }

    [Fact]
    public void A_share_is_never_a_whole_gram_away_from_exact()
    {
        var random = new Random(6);
        for (var round = 0; round < 500; round++)
        {
            var whole = Some(random);
            var grams = random.NextInt64(whole.Grams + 1);
            var taken = whole.Take(grams).Taken.Items.ToDictionary(static a => a.Root, static a => a.Grams);
            Assert.All(whole.Items, a =>
                Assert.True(Int128.Abs((Int128)taken.GetValueOrDefault(a.Root) * whole.Grams - (Int128)a.Grams * grams) < whole.Grams));
        }
    }

    [Fact]
    public void Parts_by_weight_sum_to_the_whole()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var weights = Enumerable.Range(0, 1 + random.Next(9)).Select(_ => random.NextInt64(1000)).ToArray();
            var grams = random.NextInt64(1_000_000);
            Assert.Equal(weights.Sum() == 0 ? 0 : grams, Atoms.Apportion(grams, weights).Sum());
        }
    }

    [Fact]
    public void Parts_of_equal_weight_favour_the_earlier() => Assert.Equal([4, 3, 3], Atoms.Apportion(10, [1, 1, 1]));

    static Atoms Some(Random random) => Atoms.Of(
        Enumerable.Range(1, 1 + random.Next(8)).Select(n => new Atom(new(n, 1 + random.Next(3)), 1 + random.NextInt64(random.Next(2) == 0 ? 20 : 50_000_000))));
}
