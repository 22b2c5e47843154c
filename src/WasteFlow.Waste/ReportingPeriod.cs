using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace WasteFlow.Waste;

/// <summary>
/// The whole months that a figure is of (报告期): a year <c>2025</c>, a half-year <c>2025-H1</c>, a quarter <c>2025-Q3</c>, a month <c>2025-07</c>, or
/// the months cumulated since 1 January <c>2025-01..07</c> (累计). It lies within one year, and has one text: January to June is <c>2025-H1</c>.
/// </summary>
/// <param name="Year">1950 to 2199, as <see cref="Times"/> has it.</param>
/// <param name="First">Its first month, 1 to 12.</param>
/// <param name="Last">Its last month, not before the first.</param>
[JsonConverter(typeof(TextIdConverter<ReportingPeriod>))]
public readonly record struct ReportingPeriod(int Year, int First, int Last) : ITextId<ReportingPeriod>
{
    private const int YearLength = 4;
    private const int MonthsOfYear = 12, MonthsOfHalf = 6, MonthsOfQuarter = 3;
    private const int YearMin = 1950, YearMax = 2199;

    /// <summary>How many months it has.</summary>
    public int Months => Last - First + 1;

    /// <summary>How long it is, in the word of <c>schemas/codes/words.csv</c>; <c>cumulated</c> where it is none of the others.</summary>
    public string Length => Months switch
    {
        MonthsOfYear => "year",
        MonthsOfHalf when First is 1 or 7 => "half-year",
        MonthsOfQuarter when First % MonthsOfQuarter == 1 => "quarter",
        1 => "month",
        _ => "cumulated",
    };

    public LocalDate FirstDay => new(Year, First, 1);

    public LocalDate LastDay => new YearMonth(Year, Last).ToDateInterval().End;

    /// <summary>The same months of the year before (上年同期).</summary>
    public ReportingPeriod YearBefore => this with { Year = Year - 1 };

    /// <summary>From 1 January to its last month (自年初累计).</summary>
    public ReportingPeriod Cumulated => this with { First = 1 };

    public static ReportingPeriod OfYear(int year) => new(year, 1, MonthsOfYear);

    public bool Contains(LocalDate day) => day.Year == Year && day.Month >= First && day.Month <= Last;

    public bool Contains(ReportingPeriod other) => other.Year == Year && other.First >= First && other.Last <= Last;

    public static bool TryRead(string text, out ReportingPeriod id)
    {
        id = default;
        if (text.Length < YearLength || !Whole(text.AsSpan(0, YearLength), out var year) || year is < YearMin or > YearMax)
        {
            return false;
        }

        id = text[YearLength..] switch
        {
            [] => OfYear(year),
            ['-', 'H', >= '1' and <= '2' and var half] => Part(year, half - '0', MonthsOfHalf),
            ['-', 'Q', >= '1' and <= '4' and var quarter] => Part(year, quarter - '0', MonthsOfQuarter),
            ['-', var a, var b] when Month(a, b) is { } month => new(year, month, month),
            ['-', '0', '1', '.', '.', var a, var b] when Month(a, b) is { } month => new(year, 1, month),
            _ => default,
        };
        return id != default;
    }

    public override string ToString() => (First, Months) switch
    {
        (1, MonthsOfYear) => $"{Year:D4}",
        (1 or 7, MonthsOfHalf) => $"{Year:D4}-H{Last / MonthsOfHalf}",
        (1 or 4 or 7 or 10, MonthsOfQuarter) => $"{Year:D4}-Q{Last / MonthsOfQuarter}",
        (_, 1) => $"{Year:D4}-{First:D2}",
        _ => $"{Year:D4}-{First:D2}..{Last:D2}",
    };

    private static ReportingPeriod Part(int year, int number, int months) => new(year, (number - 1) * months + 1, number * months);

    private static int? Month(char a, char b) => Whole([a, b], out var month) && month is >= 1 and <= MonthsOfYear ? month : null;

    private static bool Whole(ReadOnlySpan<char> digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
