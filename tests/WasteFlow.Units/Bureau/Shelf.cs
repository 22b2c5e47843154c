using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>The books that the lines of a table make.</summary>
sealed class Shelf
{
    readonly MemoryDocuments movements = new();
    readonly Register register;
    readonly long line;

    public Shelf(IReadOnlyList<Line> lines)
    {
        var (registered, enacted) = (new MemoryDocuments(), new MemoryDocuments());
        var (registers, moves, laws) = (new RegisterFold(), new MovementFold(), new LawFold());
        foreach (var each in lines)
        {
            registers.Apply(each, registered);
            moves.Apply(each, movements);
            laws.Apply(each, enacted);
        }

        line = lines.Count;
        register = new(new Dictionary<string, FoldDocuments>(StringComparer.Ordinal)
        {
            [RegisterFold.FoldName] = registered, [MovementFold.FoldName] = movements, [LawFold.FoldName] = enacted,
        });
    }

    /// <summary>A book of March 2025.</summary>
    public BookSheet Of(string book, SiteId? site = null, string language = "zh") =>
        Read(new(BookTables.Find(book)!, site, site is null ? "410104" : null, new(2025, 3, 1), new(2025, 3, 31), language));

    public BookSheet Read(BookQuestion asked)
    {
        Assert.Null(asked.Objection());
        return Ask(asked).View!;
    }

    public Read<BookSheet> Ask(BookQuestion asked) => BookMaker.Make(asked, register, line);

    /// <summary>The rows' cells of some columns, by their English heads.</summary>
    public static string Cells(BookSheet sheet, params string[] heads)
    {
        var at = heads.Select(h => sheet.Columns.Select(static c => c.En).ToList().IndexOf(h)).ToList();
        return string.Join(" | ", sheet.Rows.Select(r => string.Join(' ', at.Select(i => r[i]).Where(static c => c.Length > 0))));
    }

    /// <summary>What all months changed in a site's stock of a code.</summary>
    public IEnumerable<(string Site, string Code, long Grams)> Stocks() =>
        from month in movements.Scan<MonthNet>("net/")
        from code in month.Value.Grams
        group code.Value by (Site: month.Key.Split('/')[1], code.Key) into all
        where all.Sum() != 0
        select (all.Key.Site, all.Key.Key, all.Sum());
}
