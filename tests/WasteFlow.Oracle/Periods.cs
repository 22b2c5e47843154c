using System.Globalization;

namespace WasteFlow.Oracle;

/// <summary>Months as people write them: 2025, 2025-H1, 2025-Q3, 2025-07, or 2025-01..07 since 1 January.</summary>
static class Periods
{
    public static string Text(Span months)
    {
        var (year, first, last) = (months.Year, months.First % 12 + 1, months.Last % 12 + 1);
        return (first, last) switch
        {
            (1, 12) => $"{year}",
            (1, 6) => $"{year}-H1",
            (7, 12) => $"{year}-H2",
            (1, 3) => $"{year}-Q1",
            (4, 6) => $"{year}-Q2",
            (7, 9) => $"{year}-Q3",
            (10, 12) => $"{year}-Q4",
            _ when first == last => $"{year}-{first:D2}",
            _ => $"{year}-{first:D2}..{last:D2}",
        };
    }

    public static Span Read(string text)
    {
        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        var rest = text.Length > 4 ? text[5..] : "";
        var number = rest.Length > 0 ? int.Parse(rest[^(rest[0] is 'H' or 'Q' ? 1 : 2)..], CultureInfo.InvariantCulture) : 0;
        return rest switch
        {
            "" => Span.OfYear(year),
            ['H', ..] => Span.Of(year, number * 6 - 5, number * 6),
            ['Q', ..] => Span.Of(year, number * 3 - 2, number * 3),
            { Length: 2 } => Span.Of(year, number, number),
            _ => Span.Of(year, 1, number),
        };
    }
}
