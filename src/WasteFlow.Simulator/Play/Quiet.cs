using NodaTime;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>
/// What nobody tells the system: dumping at night, weights understated by both sides, hazardous waste under a general code. Only the
/// really of the two truths knows it.
/// </summary>
public static class Quiet
{
    private const int DumpsPerMille = 450;
    private const int UnderstatedPerMille = 8;
    private const int SwappedPerMille = 25;

    private static readonly (string Use, string Stream, string Code, int KgMin, int KgMax)[] Dumpers =
    [
        ("building", "construction", "900-901-S70", 8000, 24000),
        ("al-works", "hazardous", "321-026-48", 1000, 8000),
        ("coating", "hazardous", "336-064-17", 200, 1500),
        ("restaurant", "kitchen", "900-911-S61", 50, 400),
        ("wwtp", "sludge", "462-901-S90", 5000, 15000),
        ("livestock", "livestock", "030-911-S82", 100, 500),
    ];

    /// <summary>Codes as told, with what they sometimes really are.</summary>
    private static readonly Dictionary<string, (string Stream, string Code)> Swaps = new(StringComparer.Ordinal)
    {
        ["900-901-S59"] = ("hazardous", "900-249-08"),
        ["841-901-S62"] = ("medical", "841-001-01"),
        ["900-901-S70"] = ("construction", "900-901-S73"),
    };

    /// <summary>Somebody may dump his waste in the dark before a day begins.</summary>
    public static void Night(Stage stage, Dice dice)
    {
        if (dice.Chance(DumpsPerMille))
        {
            var (use, stream, code, min, max) = dice.Pick(Dumpers);
            stage.Told.Really.Hidden(
                stage.Now, dice.Pick([.. stage.Town.Of(use)]), "dumped-at-night", stream, new(code), 0, dice.Grams(min, max));
        }
    }

    /// <summary>A load was taken in at a gate: it may have been heavier, or something else, than both sides said.</summary>
    public static void AtGate(Really really, Instant at, Place who, string stream, WasteCode code, long told, Dice dice)
    {
        if (Swaps.TryGetValue(code.Text, out var real) && dice.Chance(SwappedPerMille))
        {
            really.Swapped(at, who, stream, code, real.Stream, new(real.Code), told);
        }
        else if (dice.Chance(UnderstatedPerMille))
        {
            really.Hidden(at, who, "weight-understated", stream, code, told, told + told / 100 * dice.Number(8, 30));
        }
    }
}
