using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>Turns an amount as it was measured into whole grams.</summary>
public static class Quantities
{
    /// <summary>1,000,000 tonnes: more than that in one quantity is a slip of the pen.</summary>
    public const long AbsurdAbove = 1_000_000_000_000;

    private const long Scale = 1_000_000;
    private const int WholeMax = 12;
    private const int PartMax = 6;

    /// <summary>
    /// Reads decimal text in a unit: <c>g</c>, <c>kg</c>, <c>t</c>, or <c>m3</c>, <c>piece</c>, <c>head</c>, <c>box</c> with
    /// <paramref name="factor"/> in kilograms per unit. Grams are rounded half up, once, here.
    /// Objects with <c>decimal_text_expected</c>, <c>mass_negative</c>, <c>mass_absurd</c>, <c>unit_unknown</c>,
    /// <c>factor_missing</c> or <c>factor_not_wanted</c>; null means that <paramref name="grams"/> holds (0 is possible).
    /// </summary>
    /// <param name="pointer">JSON Pointer to the quantity.</param>
    public static Refused? Grams(string value, string unit, string? factor, string pointer, out long grams)
    {
        grams = 0;
        if (!Scaled(value, out var amount))
        {
            return Malformed(value, $"{pointer}/value");
        }

        if (Units.Find(unit) is not { } row)
        {
            return Refused.With("unit_unknown", $"{pointer}/unit", ("unit", unit));
        }

        Int128 exact;
        if (row.GramsPerUnit is { } perUnit)
        {
            if (factor is not null)
            {
                return Refused.With("factor_not_wanted", $"{pointer}/factor", ("unit", unit));
            }

            exact = (Int128)amount * perUnit;
        }
        else
        {
            if (factor is null)
            {
                return Refused.With("factor_missing", $"{pointer}/factor", ("unit", unit));
            }

            if (!Scaled(factor, out var kilograms))
            {
                return Malformed(factor, $"{pointer}/factor");
            }

            exact = (Int128)amount * kilograms / (Scale / 1000);
        }

        var rounded = (exact + Scale / 2) / Scale;
        if (rounded > AbsurdAbove)
        {
            return Refused.With("mass_absurd", $"{pointer}/value", ("text", value), ("unit", unit));
        }

        grams = (long)rounded;
        return null;
    }

    /// <summary>As <see cref="Grams"/>, and nothing is refused too (<c>mass_zero</c>): for what has to be there.</summary>
    public static Refused? GramsAboveZero(string value, string unit, string? factor, string pointer, out long grams) =>
        Grams(value, unit, factor, pointer, out grams) is { } refused ? refused
        : grams == 0 ? Refused.With("mass_zero", $"{pointer}/value")
        : null;

    /// <summary>
    /// How many of its unit's smallest parts an amount is, rounded half up: 1.5 m³ are 1,500 litres. What is counted one by one counts as soon as it is
    /// begun: 0.4 of a box is a box. Grams where the unit is a mass. For what <see cref="Grams"/> has read without objection.
    /// </summary>
    public static long Parts(string value, UnitRow unit)
    {
        _ = Scaled(value, out var amount);
        return checked((long)(((Int128)amount * (unit.GramsPerUnit ?? unit.Parts) + (unit.Counted ? Scale - 1 : Scale / 2)) / Scale));
    }

    /// <summary>Whether an amount that was read is a part of something that is counted one by one.</summary>
    public static bool IsFraction(string value, UnitRow unit) => unit.Counted && Scaled(value, out var amount) && amount % Scale != 0;

    /// <summary>Whether kilograms per unit that were read lie within what there is of such a unit: a density of 1.5 is a slip of the pen for 1,500.</summary>
    public static bool IsPlausible(string factor, UnitRow unit) =>
        !Scaled(factor, out var kilograms)
        || ((unit.FactorFrom is null || (Scaled(unit.FactorFrom, out var least) && kilograms >= least))
            && (unit.FactorTo is null || (Scaled(unit.FactorTo, out var most) && kilograms <= most)));

    /// <summary>How many smallest parts of a unit that is no mass weigh so many grams, by kilograms per unit; rounded half up.</summary>
    /// <param name="factor">Read before, and above zero.</param>
    /// <param name="begun">Whether what is counted one by one counts as soon as it is begun.</param>
    public static long PartsOf(long grams, UnitRow unit, string factor, bool begun = false)
    {
        _ = Scaled(factor, out var kilograms);
        var perUnit = (Int128)kilograms * 1000;
        return checked((long)(((Int128)grams * unit.Parts * Scale + (begun && unit.Counted ? perUnit - 1 : perUnit / 2)) / perUnit));
    }

    /// <summary>
    /// What so many smallest parts of a unit that is no mass weigh, in grams, by kilograms per unit; rounded half away from zero. What no account could hold is said as the most: nobody weighs it,
    /// and who only tells of it must not stop there.
    /// </summary>
    public static long GramsOf(long parts, UnitRow unit, string factor)
    {
        if (parts < 0)
        {
            return -GramsOf(-parts, unit, factor);
        }

        _ = Scaled(factor, out var kilograms);
        var whole = (Int128)unit.Parts * Scale;
        return (long)Int128.Min(long.MaxValue, ((Int128)parts * kilograms * 1000 + whole / 2) / whole);
    }

    /// <summary>Whether a factor that was read is above zero.</summary>
    public static bool IsSome(string? factor) => factor is not null && Scaled(factor, out var kilograms) && kilograms > 0;

    /// <summary>What lies between two readings of a meter, as decimal text; one that runs backwards is <c>meter_backwards</c>.</summary>
    public static Refused? Difference(string from, string to, string fromPointer, string toPointer, out string value)
    {
        value = "0";
        if (!Scaled(from, out var from6))
        {
            return Malformed(from, fromPointer);
        }

        if (!Scaled(to, out var to6))
        {
            return Malformed(to, toPointer);
        }

        if (to6 < from6)
        {
            return Refused.With("meter_backwards", toPointer, ("from", from), ("to", to));
        }

        var text = FormattableString.Invariant($"{(to6 - from6) / Scale}.{(to6 - from6) % Scale:000000}");
        value = text.TrimEnd('0').TrimEnd('.');
        return null;
    }

    /// <summary>Reads <c>[0-9]{1,12}(\.[0-9]{1,6})?</c> as millionths; each act has some of these, so it is read by hand.</summary>
    private static bool Scaled(ReadOnlySpan<char> text, out long millionths)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var part = point < 0 ? [] : text[(point + 1)..];
        millionths = 0;
        if (whole.Length is 0 or > WholeMax || part.Length > PartMax || (point >= 0 && part.Length == 0)
            || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        foreach (var digit in whole)
        {
            millionths = millionths * 10 + (digit - '0');
        }

        for (var i = 0; i < PartMax; i++)
        {
            millionths = millionths * 10 + (i < part.Length ? part[i] - '0' : 0);
        }

        return true;
    }

    private static Refused Malformed(string text, string pointer) =>
        Refused.With(text is ['-', ..] && Scaled(text.AsSpan(1), out _) ? "mass_negative" : "decimal_text_expected", pointer, ("text", text));
}

/// <summary>A unit a quantity may be given in.</summary>
/// <param name="GramsPerUnit">Null where the quantity brings its own factor.</param>
/// <param name="Part">Its smallest part, in which allowances are counted that were granted in it (<c>L</c> of a cubic metre); null where that is the gram.</param>
/// <param name="Parts">How many of them the unit has; 0 where that is the gram.</param>
/// <param name="Counted">Whether it is counted one by one, so that two ends that differ have no tolerance.</param>
/// <param name="FactorFrom">The least kilograms per unit that are plausible (ours, unverified), as decimal text; null for any.</param>
/// <param name="FactorTo">Likewise the most.</param>
public sealed record UnitRow(
    string Unit, string Zh, string En, long? GramsPerUnit, string? Part, int Parts, bool Counted, string? FactorFrom = null, string? FactorTo = null);

/// <summary>The units there are.</summary>
public static class Units
{
    public static readonly IReadOnlyList<UnitRow> All = [.. Tables.Rows("codes/units.csv").Select(static r => new UnitRow(
        r["unit"], r["zh"], r["en"],
        r.Maybe("gramsPerUnit") is { } grams ? long.Parse(grams, System.Globalization.CultureInfo.InvariantCulture) : null,
        r.Maybe("part"), r.Maybe("parts") is { } parts ? int.Parse(parts, System.Globalization.CultureInfo.InvariantCulture) : 0,
        r.Maybe("counted") is not null, r.Maybe("factorFrom"), r.Maybe("factorTo")))];

    private static readonly FrozenDictionary<string, UnitRow> ByName = All.ToFrozenDictionary(static u => u.Unit, StringComparer.Ordinal);

    public static UnitRow? Find(string unit) => ByName.GetValueOrDefault(unit);

    /// <summary>The unit that has a smallest part of its own; null for grams, and for what is none.</summary>
    public static UnitRow? OfPart(string part) => All.FirstOrDefault(u => u.Part == part);
}

/// <summary>Writes grams as decimal text, exactly.</summary>
public static class Mass
{
    /// <summary>1234567 → <c>1.234567</c>.</summary>
    public static string Tonnes(long grams) => Text(grams, 6);

    /// <summary>1234567 → <c>1234.567</c>.</summary>
    public static string Kilograms(long grams) => Text(grams, 3);

    private static string Text(long grams, int digits)
    {
        var text = Int128.Abs(grams).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var part = text[^digits..].TrimEnd('0');
        return (grams < 0 ? "-" : "") + text[..^digits] + (part.Length == 0 ? "" : "." + part);
    }
}
