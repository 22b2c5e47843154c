namespace WasteFlow.Simulator.Play;

/// <summary>What befalls a trip.</summary>
public enum Luck
{
    Plain,
    Short,
    Surplus,
    Partly,
    RefusedGoesBack,
    RefusedGoesOn,
    Cancelled,
    GateFirst,
    HandedOver,
    LateWord,
}

/// <summary>
/// Deals out what befalls trips, by a fixed cadence for each stream, so that every stream has had everything after a few dozen trips;
/// what a trip cannot suffer waits for the next one that can.
/// </summary>
public sealed class Fates
{
    private const int Round = 36;

    private static readonly Dictionary<int, Luck> Weighed = new()
    {
        [2] = Luck.Short, [4] = Luck.RefusedGoesBack, [6] = Luck.Partly, [9] = Luck.RefusedGoesOn, [12] = Luck.Surplus, [15] = Luck.GateFirst,
        [18] = Luck.HandedOver, [21] = Luck.Cancelled, [24] = Luck.LateWord, [28] = Luck.Short, [32] = Luck.GateFirst,
    };

    private static readonly Dictionary<int, Luck> Posted = new()
    {
        [3] = Luck.RefusedGoesOn, [7] = Luck.RefusedGoesBack, [11] = Luck.Partly, [14] = Luck.Cancelled, [17] = Luck.GateFirst,
        [21] = Luck.HandedOver, [25] = Luck.LateWord, [30] = Luck.RefusedGoesBack,
    };

    private readonly Dictionary<(string Stream, bool Weighed), (int Trips, List<Luck> Due)> dealt = [];

    /// <param name="weighed">Whether the load has a mass before the receiver's scale.</param>
    public Luck Deal(string stream, bool weighed, Func<Luck, bool> possible)
    {
        var (trips, due) = dealt.GetValueOrDefault((stream, weighed), (0, []));
        trips++;
        if ((weighed ? Weighed : Posted).TryGetValue(trips % Round, out var luck) && !due.Contains(luck))
        {
            due.Add(luck);
        }

        dealt[(stream, weighed)] = (trips, due);
        var at = due.FindIndex(l => possible(l));
        if (at < 0)
        {
            return Luck.Plain;
        }

        luck = due[at];
        due.RemoveAt(at);
        return luck;
    }
}
