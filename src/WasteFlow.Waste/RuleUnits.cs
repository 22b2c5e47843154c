using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>
/// Between what the value of a rule may be, by its unit: deadlines are counted on from lines by every room, so one value at the end of the calendar would stop
/// them all.
/// </summary>
public static class RuleUnits
{
    private const int MonthsOfYear = 12;

    /// <summary>29 February is no day of every year.</summary>
    private static readonly int[] DaysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private static readonly FrozenDictionary<string, int> Most = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["minutes"] = 10_080, ["hours"] = 8_784, ["days"] = 3_660, ["working days"] = 750, ["working days before"] = 750, ["months"] = 120, ["months before"] = 120,
        ["years"] = 100, ["percent"] = 10_000, ["kg"] = 1_000_000, ["t"] = 1_000_000, ["loads"] = 1_000, ["vehicles"] = 1_000, ["day of next month"] = 31,
        ["day of next quarter"] = 92, ["CNY/t"] = 1_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the unit names a day of a year, as month × 100 + day.</summary>
    private static bool IsMonthDay(string unit) => unit is "day of next year" or "day of the year before";

    /// <summary>The value, or the nearest that the unit allows.</summary>
    public static int Nearest(string unit, int value)
    {
        if (!IsMonthDay(unit))
        {
            return Math.Clamp(value, 0, Most.GetValueOrDefault(unit, int.MaxValue));
        }

        var month = Math.Clamp(value / 100, 1, MonthsOfYear);
        return (month * 100) + Math.Clamp(value % 100, 1, DaysOfMonth[month - 1]);
    }

    /// <summary>Whether a rule of the unit may have the value.</summary>
    public static bool Fits(string unit, int value) => Nearest(unit, value) == value;

    /// <summary>What the unit allows, to say it: <c>0–3660</c>, or <c>101–1231</c> for the days of a year.</summary>
    public static string Range(string unit) =>
        IsMonthDay(unit) ? "101–1231" : FormattableString.Invariant($"0–{Most.GetValueOrDefault(unit, int.MaxValue)}");
}
