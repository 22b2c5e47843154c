using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>Figures as people read them: grouped, with their unit, exact; times are those of Asia/Shanghai.</summary>
public static class Figures
{
    private const long GramsPerTonne = 1_000_000;

    // The true minus sign is as wide as a digit, a hyphen is not.
    private const char Minus = '−';

    private static readonly ZonedDateTimePattern Minute = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);
    private static readonly ZonedDateTimePattern Millisecond = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.fff x", null);

    /// <summary>Tonnes from 1 t on, else kilograms; nothing is rounded.</summary>
    public static string Mass(this Language language, long grams) =>
        Math.Abs(grams) >= GramsPerTonne ? language.Tonnes(grams)
        : grams == 0 ? $"0 {language.Say("千克", "kg")}"
        : $"{Grouped(Waste.Mass.Kilograms(grams), language)} {language.Say("千克", "kg")}";

    /// <summary>As tonnes, exactly.</summary>
    public static string Tonnes(this Language language, long grams) => $"{language.TonnesBare(grams)} {language.Say("吨", "t")}";

    /// <summary>As tonnes, exactly, for a column that says its unit above.</summary>
    public static string TonnesBare(this Language language, long grams) => Grouped(Padded(Waste.Mass.Tonnes(grams)), language);

    public static string Grams(this Language language, long grams) =>
        $"{language.Count(grams)} {language.Say("克", "g")}";

    /// <summary>A difference shows its sign; nought has none.</summary>
    public static string Signed(this Language language, long grams) => grams > 0 ? "+" + language.Mass(grams) : language.Mass(grams);

    public static string Count(this Language language, long number) => number.ToString("N0", language.Culture).Replace('-', Minus);

    /// <summary>Decimal text, grouped; any other text stays as it is.</summary>
    public static string Grouped(string text, Language language)
    {
        var unsigned = text.TrimStart('-');
        var point = unsigned.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? unsigned : unsigned[..point];
        if (whole.Length == 0 || whole.Length > 27 || !whole.All(char.IsAsciiDigit) || !unsigned[whole.Length..].All(static c => c == '.' || char.IsAsciiDigit(c)))
        {
            return text;
        }

        var grouped = decimal.Parse(whole, CultureInfo.InvariantCulture).ToString("N0", language.Culture);
        return (text[0] == '-' ? Minus.ToString() : "") + grouped + unsigned[whole.Length..];
    }

    /// <summary>An exact figure, grouped: a fraction as a decimal where that ends, else as it is.</summary>
    public static string Exact(string text, Language language) =>
        text.Split('/') is [var above, var below]
        && decimal.TryParse(above, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
        && decimal.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && Ends(denominator)
            ? Grouped((numerator / denominator).ToString(CultureInfo.InvariantCulture), language)
            : Grouped(text, language);

    /// <summary>Whether a decimal ends that is a whole number divided by this: it has no factors but those of ten.</summary>
    private static bool Ends(decimal denominator)
    {
        foreach (var factor in new[] { 2m, 5m })
        {
            while (denominator > 1 && denominator % factor == 0)
            {
                denominator /= factor;
            }
        }

        return denominator == 1;
    }

    /// <summary>To the minute.</summary>
    public static string Time(Instant at) => Minute.Format(Waste.Calendar.TimeOf(at));

    /// <summary>To the millisecond, with its zone.</summary>
    public static string ExactTime(Instant at) => Millisecond.Format(Waste.Calendar.TimeOf(at));

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    // Three decimals at least, so that columns of tonnes stand under one another.
    private static string Padded(string tonnes)
    {
        var point = tonnes.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? tonnes + ".000" : tonnes.PadRight(point + 4, '0');
    }
}
