using System.Globalization;
using System.Text.RegularExpressions;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What is odd in how a plan numbers and names: gaps and doubles in numbers, one figure under two names, and headings and names that another plan of the city words
/// otherwise. A name within another is a shorter one and no other.
/// </summary>
internal static partial class NameFindings
{
    private const string Digits = "一二三四五六七八九十";
    private const int ShortestEnd = 8, ChangedOf = 4;

    public static IEnumerable<Note> Of(PrintedPlan plan, PlanClaims claims)
    {
        var gaps = Gaps([.. plan.Indicators.Select(static r => (int?)r.No)]).ToList();
        if (gaps.Count > 0)
        {
            yield return Note.With("plan_rows_misnumbered", "/document/indicators", ("rows", string.Join(", ", gaps)));
        }

        if (claims.HasTable && Misnumbered(plan).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } headings)
        {
            yield return Note.With("plan_headings_misnumbered", "/document/indicators", ("names", string.Join('、', headings)));
        }

        if (Named(plan, claims).Distinct().Select(static n => $"{n.Row}／{n.Text}").ToList() is { Count: > 0 } names)
        {
            yield return Note.With("plan_named_twice", "/document/text_targets", ("names", string.Join('；', names)));
        }
    }

    /// <summary>Beside another plan of the city, which has the same rows under headings and names of its own.</summary>
    public static IEnumerable<Note> Beside(PrintedPlan plan, PrintedPlan sister)
    {
        var headings = Reworded(plan, sister, static r => r.Level1).Concat(Reworded(plan, sister, static r => r.Level2)).Distinct().ToList();
        if (headings.Count > 0)
        {
            yield return Note.With("plan_headings_reworded", "/document/indicators", ("document", sister.Document), ("names", string.Join('、', headings)));
        }

        var names = plan.Indicators.Join(sister.Indicators, static r => r.Code, static r => r.Code, static (own, other) => (Own: own.Name, Other: other.Name))
            .Where(static n => AreOther(n.Own, n.Other)).Select(static n => $"{n.Own}／{n.Other}").Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
        {
            yield return Note.With("plan_named_otherwise", "/document/indicators", ("document", sister.Document), ("names", string.Join('；', names)));
        }
    }

    /// <summary>Of numbers that should be counted on, those that come after another than the one before; those of none are passed over.</summary>
    private static IEnumerable<string> Gaps(IReadOnlyList<int?> numbers)
    {
        var last = 0;
        foreach (var number in numbers.OfType<int>())
        {
            if (number != last + 1)
            {
                yield return number.ToString(CultureInfo.InvariantCulture);
            }

            last = number;
        }
    }

    /// <summary>Headings whose number is not the next: those of the first level through the table, those of the second below each of the first.</summary>
    private static IEnumerable<string> Misnumbered(PrintedPlan plan)
    {
        var first = Runs(plan.Indicators.Select(static r => r.Level1));
        var second = plan.Indicators.GroupBy(static r => r.Level1, StringComparer.Ordinal).Select(static g => Runs(g.Select(static r => r.Level2)));
        return second.Prepend(first).SelectMany(static headings => headings.Select(static h => (Heading: h, Number: NumberOf(h))).Where(static h => h.Number is not null)
            .Aggregate((Last: 0, Wrong: new List<string>()), static (sum, h) =>
            {
                if (h.Number != sum.Last + 1)
                {
                    sum.Wrong.Add(h.Heading);
                }

                return (h.Number!.Value, sum.Wrong);
            }).Wrong);
    }

    /// <summary>Each heading once for the rows below it.</summary>
    private static List<string> Runs(IEnumerable<string?> headings)
    {
        var runs = new List<string>();
        foreach (var heading in headings.OfType<string>())
        {
            if (runs.Count == 0 || runs[^1] != heading)
            {
                runs.Add(heading);
            }
        }

        return runs;
    }

    /// <summary>As a heading begins: （三）, 3., 三、; null for one without a number.</summary>
    private static int? NumberOf(string heading) => Numbered().Match(heading) is not { Success: true } found ? null
        : found.Groups["digits"] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture)
        : OfLetters(found.Groups["letters"].Value);

    private static int OfLetters(string letters) => letters.IndexOf('十', StringComparison.Ordinal) switch
    {
        < 0 => Digits.IndexOf(letters[^1], StringComparison.Ordinal) + 1,
        var ten => (ten == 0 ? 1 : Digits.IndexOf(letters[0], StringComparison.Ordinal) + 1) * 10 + (ten == letters.Length - 1 ? 0 : Digits.IndexOf(letters[^1], StringComparison.Ordinal) + 1),
    };

    /// <summary>Rows that the running text calls otherwise, by the name that was read or by the end of the row's own name in its sentence.</summary>
    private static IEnumerable<(string Row, string Text)> Named(PrintedPlan plan, PlanClaims claims) =>
        from text in plan.TextTargets
        where !string.IsNullOrEmpty(text.Code) && text.IndicatorName is not null
        let row = text.TableNo is { } no ? plan.Row(no) : claims.HasTable ? null : plan.Indicators.FirstOrDefault(r => r.Code == text.Code)
        where row is not null && row.Code == text.Code && row.Parts.Count == 0 && !Letters(text.Quote).Contains(Letters(row.Name), StringComparison.Ordinal)
        let other = AreOther(row.Name, text.IndicatorName!) && !RowFindings.LacksLetters(row.Name, text.IndicatorName!) ? text.IndicatorName : EndOf(row.Name, text.Quote)
        where other is not null
        select (row.Name, other);

    /// <summary>The longest end of a name that a sentence begins a word with, and so has instead of the whole name; null where it has none that is long enough.</summary>
    private static string? EndOf(string name, string quote) => Enumerable.Range(1, Math.Max(0, name.Length - ShortestEnd)).Select(at => name[at..])
        .FirstOrDefault(end => quote.IndexOf(end, StringComparison.Ordinal) is var at and >= 0 && (at == 0 || !char.IsLetterOrDigit(quote[at - 1])));

    /// <summary>
    /// Headings of one plan over the same rows as those of another, a few letters apart, where neither plan has both. Plans that share no heading follow no common form.
    /// </summary>
    private static IEnumerable<string> Reworded(PrintedPlan plan, PrintedPlan sister, Func<PrintedRow, string?> level) =>
        from own in plan.Indicators.Select(level).OfType<string>().Distinct(StringComparer.Ordinal)
        from other in sister.Indicators.Select(level).OfType<string>().Distinct(StringComparer.Ordinal)
        where AreFewApart(own, other) && plan.Indicators.Select(level).Intersect(sister.Indicators.Select(level)).Any(static h => h is not null) && plan.Indicators.All(r => level(r) != other) && sister.Indicators.All(r => level(r) != own)
            && plan.Indicators.Where(r => level(r) == own).Select(static r => r.Code).Intersect(sister.Indicators.Where(r => level(r) == other).Select(static r => r.Code)).Any()
        select $"{own}／{other}";

    private static bool AreFewApart(string own, string other) =>
        own != other && NearestName.Changes(own, other) <= Math.Max(1, Math.Max(own.Length, other.Length) / ChangedOf);

    private static bool AreOther(string one, string other)
    {
        var (a, b) = (Letters(Bracketed().Replace(one, "")), Letters(Bracketed().Replace(other, "")));
        return !a.Contains(b, StringComparison.Ordinal) && !b.Contains(a, StringComparison.Ordinal);
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    [GeneratedRegex("（[^（）]*）|\\([^()]*\\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex("^(（(?<letters>[一二三四五六七八九十]+)）|(?<letters>[一二三四五六七八九十]+)、|[（(]?(?<digits>\\d{1,2})[.．、）)])", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
