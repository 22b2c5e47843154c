using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Adds movements up by what a book's rows are about; the stock of a code stands with its first row.</summary>
internal static class BookSums
{
    /// <summary>The words of <c>by</c> in <c>schemas/codes/books.csv</c>.</summary>
    private static readonly Dictionary<string, Func<Cell, string>> Dimensions = new(StringComparer.Ordinal)
    {
        ["site"] = static c => c.Site.Site.Text,
        ["day"] = static c => MovementDay(c),
        ["code"] = static c => c.Code.Text,
        ["with"] = static c => c.With?.Site.Text ?? "",
        ["receiver"] = static c => c.Kind is MovementKinds.Sent or MovementKinds.SentOut ? c.With?.Site.Text ?? "" : "",
        ["method"] = static c => c.Method ?? "",
        ["way"] = static c => MovementKinds.IsOutward(c.Kind) ? c.Method ?? "" : "",
        ["withTown"] = static c => c.With?.Town ?? c.Site.Town ?? "",
        ["division"] = static c => c.Site.Supervisor,
        ["withDivision"] = static c => c.With?.Supervisor ?? "",
    };

    public static bool Knows(string by) => Dimensions.ContainsKey(by);

    public static IEnumerable<BookLine> Lines(BookSource source)
    {
        var book = source.Asked.Book;
        var stocked = BookTables.Columns(book.Book).Any(static c => c.Field is "opening" or "closing" or "openingKg" or "closingKg");
        var cells = book.Where == "cross-region" ? Between(source)
            : source.Asked.Sites(source.Register).SelectMany(site => stocked ? WithStock(site, source) : WithDeclared(site, source));
        if (source.Asked.MinGrams > 0)
        {
            cells = cells.GroupBy(static c => c.Site.Site).Where(unit => unit.Sum(static c => c.Grams) >= source.Asked.MinGrams).SelectMany(static unit => unit);
        }

        var lines = cells.GroupBy(c => string.Join('/', book.By.Select(by => Dimensions[by](c))))
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(g => Line(g.ToList(), source, stocked))
            .ToList();
        foreach (var whole in lines.Where(static l => l.Code is not null).GroupBy(static l => (l.Site?.Site, l.Code)))
        {
            var grams = whole.Sum(static l => l.Grams([]));
            foreach (var line in whole)
            {
                line.Whole = grams;
            }
        }

        return lines;
    }

    /// <summary>What one region's sites received of another's, for both of them: each reads the same figures, weighed by the receiver.</summary>
    private static IEnumerable<Cell> Between(BookSource source) =>
        source.Register.Sites().SelectMany(source.Cells)
            .Where(c => c.With is { } with && with.Supervisor != c.Site.Supervisor && (source.Asked.IsAbout(with) || source.Asked.IsAbout(c.Site)));

    private static BookLine Line(IReadOnlyList<Cell> cells, BookSource source, bool stocked)
    {
        var (first, by) = (cells[0], source.Asked.Book.By);
        bool About(string dimension) => by.Contains(dimension, StringComparer.Ordinal) && Dimensions[dimension](first).Length > 0;
        var method = About("method") || About("way") ? first.Method : null;
        var with = About("with") || About("receiver") ? first.With : null;
        return new(cells)
        {
            Site = About("site") ? first.Site : null,
            With = with,
            Code = About("code") ? first.Code : null,
            Method = method,
            Day = About("day") ? first.Day : null,
            Division = About("site") || About("division") ? first.Site.Supervisor : null,
            WithDivision = About("withDivision") ? first.With!.Supervisor : with?.Division,
            WithTown = About("withTown") ? Dimensions["withTown"](first) : null,
            Stock = stocked && method is null && with is null ? Stock(first.Site, first.Code, source) : null,
        };
    }

    // A code that only lies there, or only goes out, still has its stock told in a row of its own.
    private static IEnumerable<Cell> WithStock(RegisterSite site, BookSource source)
    {
        var cells = source.Cells(site).ToList();
        var moved = cells.Select(static c => c.Code).ToHashSet();
        var known = source.Months(site.Site).SelectMany(static m => m.Grams.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(static code => new WasteCode(code));
        return cells.Concat(known
            .Where(code => source.Asked.Covers(code, source.Law.Tables.Codes))
            .Where(code => moved.Contains(code) || Stock(site, code, source) is not { Before: 0, After: 0 })
            .Select(code => new Cell(site, null, "", code, null, 0, 0)));
    }

    // What a unit said it generates belongs on its list before anything was.
    private static IEnumerable<Cell> WithDeclared(RegisterSite site, BookSource source)
    {
        var cells = source.Cells(site);
        if (!source.Asked.Book.Kinds.Contains(MovementKinds.Generated) || !BookTables.Columns(source.Asked.Book.Book).Any(static c => c.Field == "declared"))
        {
            return cells;
        }

        var told = cells.ToList();
        return told.Concat(source.DeclaredCodes(site.Site)
            .Where(code => source.Asked.Covers(code, source.Law.Tables.Codes) && told.TrueForAll(c => c.Code != code))
            .Select(code => new Cell(site, null, "", code, null, 0, 0)));
    }

    private static (long Before, long After) Stock(RegisterSite site, WasteCode code, BookSource source)
    {
        var (from, to) = (MovementFold.MonthOf(source.Asked.From), MovementFold.MonthOf(source.Asked.To));
        var (before, after) = (0L, 0L);
        foreach (var (month, grams) in source.Months(site.Site))
        {
            var change = grams.GetValueOrDefault(code.Text);
            before += string.CompareOrdinal(month, from) < 0 ? change : 0;
            after += string.CompareOrdinal(month, to) <= 0 ? change : 0;
        }

        return (before, after);
    }

    private static string MovementDay(Cell cell) => cell.Day is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : "";
}
