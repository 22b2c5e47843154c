using FsCheck;
using FsCheck.Fluent;

namespace WasteFlow.Units.Ledger;

/// <summary>What a crowd is to do. Each step is read against what is there when its turn comes, so that a plan of which steps are left out is a plan still.</summary>
/// <param name="Sites">How many sites take part.</param>
/// <param name="Carriers">How many carriers.</param>
sealed record Plan(int Sites, int Carriers, IReadOnlyList<Step> Steps)
{
    const int StepsTold = 60;

    /// <summary>What parties try, by how often: most of it on the way of a load, enough of it too late, too early or too much.</summary>
    static readonly (int Weight, string Deed)[] Deeds =
    [
        (220, Deed.LeastMet), (75, Deed.Correct), (60, Deed.Answer), (15, Deed.TakeBack), (65, Deed.Generate), (10, Deed.Meter), (12, Deed.Open), (18, Deed.BringIn),
        (130, Deed.File), (130, Deed.PickUp), (22, Deed.HandOver), (30, Deed.Arrive), (130, Deed.Receive), (22, Deed.Return), (15, Deed.Divert),
        (18, Deed.Differ), (20, Deed.Settle), (6, Deed.Cancel), (6, Deed.Expire), (36, Deed.Combine), (26, Deed.Split), (44, Deed.Treat), (10, Deed.Count),
        (8, Deed.Reclassify), (8, Deed.Assay), (8, Deed.SendOut),
    ];

    /// <summary>From one gram to a hundred kilograms, small ones often: they are the hard ones to share.</summary>
    static readonly Gen<int> Grams = Gen.Frequency((1, Gen.Choose(1, 50)), (2, Gen.Choose(1, 100_000)));

    static readonly Gen<Step> OneStep =
        from deed in Gen.Frequency(Deeds.Select(static d => (d.Weight, Gen.Constant(d.Deed))))
        from party in Gen.Choose(0, 999)
        from grams in Grams
        from choice in Gen.Choose(0, int.MaxValue - 1)
        from together in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(deed, party, grams, choice, together && deed != Deed.LeastMet);

    public static Arbitrary<Plan> Of(int steps) => Arb.From(
        from sites in Gen.Choose(4, 9)
        from carriers in Gen.Choose(2, 4)
        from all in Gen.ArrayOf(OneStep, steps)
        select new Plan(sites, carriers, all),
        Fewer);

    /// <summary>The same with some steps left out: halves of it first, single steps only where few are left.</summary>
    static IEnumerable<Plan> Fewer(Plan plan)
    {
        var all = plan.Steps;
        for (var some = all.Count / 2; some >= 1 && (some > 1 || all.Count <= StepsTold); some /= 2)
        {
            for (var from = 0; from < all.Count; from += some) yield return plan with { Steps = [.. all.Take(from), .. all.Skip(from + some)] };
        }
    }

    /// <summary>All of it.</summary>
    public string Text => $"{Sites} {Carriers} {string.Join(' ', Steps)}";

    public override string ToString() =>
        $"{Sites} sites, {Carriers} carriers, {Steps.Count} steps: {string.Join(' ', Steps.Take(StepsTold))}{(Steps.Count > StepsTold ? " …" : "")}";
}

/// <summary>One party's turn.</summary>
/// <param name="Party">Whose it is, counted round the sites.</param>
/// <param name="Grams">How much it is about, where it brings something in.</param>
/// <param name="Choice">Decides everything else that is left to choose.</param>
/// <param name="Together">In one envelope with the step before, and so without seeing what came of that; never where the state that is met is the point.</param>
sealed record Step(string Deed, int Party, int Grams, int Choice, bool Together)
{
    public override string ToString() => $"{(Together ? "+" : "")}{Deed}({Party},{Grams},{Choice})";
}

/// <summary>What a party tries.</summary>
static class Deed
{
    public const string LeastMet = "least-met";
    public const string Correct = "correct";
    public const string Answer = "answer";
    public const string TakeBack = "take-back";
    public const string Generate = "generate";
    public const string Meter = "meter";
    public const string Open = "open";
    public const string BringIn = "bring-in";
    public const string File = "file";
    public const string PickUp = "pick-up";
    public const string HandOver = "hand-over";
    public const string Arrive = "arrive";
    public const string Receive = "receive";
    public const string Return = "return";
    public const string Divert = "divert";
    public const string Differ = "differ";
    public const string Settle = "settle";
    public const string Cancel = "cancel";
    public const string Expire = "expire";
    public const string Combine = "combine";
    public const string Split = "split";
    public const string Treat = "treat";
    public const string Count = "count";
    public const string Reclassify = "reclassify";
    public const string Assay = "assay";
    public const string SendOut = "send-out";
}
