using System.Globalization;

namespace WasteFlow.Waste;

/// <summary>
/// A counter that manifest numbers come from: one per prefecture, year and kind. Where the national form applies
/// (Order 23 art. 15) the number is <c>L</c> + year, prefecture and six digits: only the national system gives the bare 14 digits.
/// Other streams have prefecture, year, kind and nine digits.
/// </summary>
/// <param name="Prefecture">Four digits, from the mover's division.</param>
/// <param name="Kind">The stream's two digits; null where the national form applies.</param>
public sealed record ManifestSeries(string Prefecture, int Year, string? Kind)
{
    /// <summary>What the form holds: 999,999 or 999,999,999. Beyond it numbers are provisional, never wrapped.</summary>
    public long Last => Kind is null ? 999_999 : 999_999_999;

    /// <summary>Names the counter.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Prefecture}-{Year}-{Kind ?? "national"}");

    /// <summary>The number of a serial from 1.</summary>
    public ManifestNumber Number(long serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        return new(serial > Last
            ? string.Create(CultureInfo.InvariantCulture, $"P{Prefecture}{Year}{Kind ?? "00"}-{serial}")
            : Kind is null
                ? string.Create(CultureInfo.InvariantCulture, $"L{Year}{Prefecture}{serial:D6}")
                : string.Create(CultureInfo.InvariantCulture, $"{Prefecture}{Year}{Kind}{serial:D9}"));
    }
}

/// <summary>The forms of manifest numbers (联单编号).</summary>
public static class ManifestNumbers
{
    /// <summary>The series a manifest takes its number from; national as soon as one of its codes asks for it.</summary>
    /// <param name="division">The mover's division, six digits or more.</param>
    public static ManifestSeries Series(StreamRow stream, IEnumerable<WasteCode> codes, string division, int year) =>
        new(division[..4], year, codes.Any(stream.IsNational) ? null : stream.Kind);

    /// <summary>A bare 14-digit number, as only the national system gives (国家联单编号).</summary>
    public static bool IsNational(string number) => Patterns.Fits("manifest_no_hazardous", number);

    /// <summary>In the national form, but given here (本地编号): its sheet is headed 流向记录（非国家联单）.</summary>
    public static bool IsLocal(ManifestNumber number) => number.Text is ['L', ..] && number.Text.Length == 15;

    /// <summary>
    /// What a load may leave on while the link to the ledger is lost (临时编号): <c>P</c> and the 32 hexadecimal digits of its filing's act id. Nothing has
    /// to be reached to form it, no two filings have the same, and the manifest that the filing becomes is found by it.
    /// </summary>
    public static ManifestNumber Provisional(Guid actId) => new($"P{actId:N}");

    /// <summary>The act id of the filing that the number was formed from; null for any other number.</summary>
    public static Guid? ActOf(ManifestNumber number) =>
        number.Text is ['P', .. var digits] && Guid.TryParseExact(digits, "N", out var actId) && Provisional(actId) == number ? actId : null;

    /// <summary>Given where the series was exhausted or the link was lost.</summary>
    public static bool IsProvisional(ManifestNumber number) => number.Text is ['P', ..];
}
