using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Batch codes (批次编码; HJ 1259-2022 Annex B): the letters of a book, the day, and which one of the site's records of that day in the book it is, in the
/// ledger's order, so that a later record never renumbers an earlier one and whoever reads the book reads the same codes.
/// </summary>
internal sealed class Batches(SiteRows rows, FoldDocuments movements, CodeTable codes, MethodTable methods)
{
    /// <summary>More batches than that are counted and not named.</summary>
    private const int NamedMax = 20;

    private readonly Dictionary<(string Book, SiteId Site, LocalDate Day), Dictionary<(long Line, int At), int>> serials = [];
    private SiteId? of;

    /// <summary>The code of a movement in a book with these letters; null where it is none of the book's records.</summary>
    public string? Of(BookRow book, string letters, SiteId site, LocalDate day, long line, int at) =>
        Serials(book, site, day).TryGetValue((line, at), out var serial)
            ? string.Create(CultureInfo.InvariantCulture, $"{letters}{day.Year:D4}{day.Month:D2}{day.Day:D2}{serial:D3}")
            : null;

    /// <summary>The code in another book of a record of this one.</summary>
    public string? Same(string other, BookLine line) =>
        line is { Acts: { } acts, Site: { } site, Day: { } day, Cells: [var cell] } && BookTables.Find(other) is { } book
            ? Of(book, Letters(other), site.Site, day, acts.Line, cell.At)
            : null;

    /// <summary>The codes in another book of the records by which the waste of this one came into stock, the earliest first.</summary>
    public string? Came(string other, BookLine line, Func<int, string> more)
    {
        if (line is not { Site: { } site, Movement.Lot: { } lot } || BookTables.Find(other) is not { } book)
        {
            return null;
        }

        var found = new SortedSet<(LocalDate Day, string Code)>();
        var (seen, open) = (new HashSet<LotId> { lot }, new Stack<LotId>([lot]));
        while (open.TryPop(out var next))
        {
            if (movements.Get<BookLot>(MovementLines.Key(next)) is not { } known)
            {
                continue;
            }

            if (known.Entered is { } day)
            {
                found.UnionWith(Entries(book, site.Site, day, next).Select(code => (day, code)));
            }

            foreach (var part in (known.Of ?? []).Where(seen.Add))
            {
                open.Push(part);
            }
        }

        return found.Count == 0 ? null
            : string.Join('、', found.Take(NamedMax).Select(static f => f.Code)) + (found.Count > NamedMax ? more(found.Count) : "");
    }

    private IEnumerable<string> Entries(BookRow book, SiteId site, LocalDate day, LotId lot) =>
        from entry in rows.Entries(site, MovementFold.MonthOf(day))[lot]
        let code = Of(book, Letters(book.Book), site, entry.Day, entry.Line, entry.At)
        where code is not null
        select code;

    private Dictionary<(long Line, int At), int> Serials(BookRow book, SiteId site, LocalDate day)
    {
        if (of != site)
        {
            serials.Clear();
            of = site;
        }

        if (serials.TryGetValue((book.Book, site, day), out var known))
        {
            return known;
        }

        var records = from row in rows.Of(site, MovementFold.MonthOf(day))
                      where row.Day == day
                      from movement in row.Acts.Movements.Index()
                      where IsOf(book, movement.Item, day)
                      select (row.Acts.Line, movement.Index);
        return serials[(book.Book, site, day)] = records.Order().Index().ToDictionary(static r => r.Item, static r => r.Index + 1);
    }

    private bool IsOf(BookRow book, Movement movement, LocalDate day) =>
        book.Covers(movement.Code) && (book.Kinds.Count == 0 || book.Kinds.Contains(movement.Kind))
        && (book.Where is not (WasteClasses.Used or WasteClasses.Disposed)
            || (codes.StreamOf(movement.Code) is { } stream && movement.Method is { } method
                && WasteClasses.Of(methods.ClassOf(stream, movement.Code, method, day)) == book.Where));

    private static string Letters(string book) =>
        BookTables.Columns(book).First(static c => c.Field.StartsWith("batch:", StringComparison.Ordinal)).Field["batch:".Length..];
}
