using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Writes a book from movements and the register: the same rows for the same line, whoever asks and whenever.</summary>
public static class BookMaker
{
    /// <summary>The sheet, or <c>book_too_many_rows</c>.</summary>
    public static Read<BookSheet> Make(BookQuestion asked, Register register, long line)
    {
        if (asked.Book.Rows == NationalBooks.Rows)
        {
            var national = NationalBooks.Make(asked, register, line);
            return national.Rows.Count > asked.RowsMax ? Refused.With("book_too_many_rows", "", ("max", $"{asked.RowsMax}")) : national;
        }

        var source = new BookSource(asked, register, register.Fold(MovementFold.FoldName));
        var lines = (asked.Book.Rows switch
        {
            "movements" => Movements(source),
            "sites" => Sites(source),
            _ => BookSums.Lines(source),
        }).Take(asked.RowsMax + 1).ToList();
        if (lines.Count > asked.RowsMax)
        {
            return Refused.With("book_too_many_rows", "", ("max", $"{asked.RowsMax}"));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].No = i + 1;
        }

        var columns = BookTables.Columns(asked.Book.Book);
        return new BookSheet(
            asked.Book.Book, asked.Book.Zh, asked.Book.En, asked.Site?.Text ?? asked.Region!, asked.From, asked.To, line,
            [.. columns.Select(static c => new BookHead(c.Zh, c.En, BookFields.IsNumber(c.Field)))],
            [.. lines.Select(l => (IReadOnlyList<string>)[.. columns.Select(c => BookFields.Of(c.Field, l, source))])],
            asked.Book.Source, asked.Book.Mark, asked.NameOf(register), asked.Book.Basis);
    }

    internal static IEnumerable<BookLine> Movements(BookSource source) =>
        from site in source.Asked.Sites(source.Register)
        from cell in source.Cells(site).OrderBy(static c => c.Day).ThenBy(static c => c.Acts!.Line).ThenBy(static c => c.At)
        where source.IsOfClass(cell)
        select new BookLine([cell])
        {
            Site = site,
            With = cell.With,
            Code = cell.Code,
            Method = cell.Method,
            Day = cell.Day,
            Division = site.Supervisor,
            WithDivision = cell.With?.Division,
            WithTown = cell.With?.Town,
        };

    private static IEnumerable<BookLine> Sites(BookSource source)
    {
        foreach (var site in source.Asked.Sites(source.Register))
        {
            var line = new BookLine([.. source.Cells(site)]) { Site = site, Division = site.Supervisor };
            if (Belongs(line, site, source))
            {
                yield return line;
            }
        }
    }

    private static bool Belongs(BookLine line, RegisterSite site, BookSource source)
    {
        var grams = line.Grams([]);
        return grams >= source.Asked.MinGrams && source.Asked.Book.Where switch
        {
            "produces" => grams > 0 || source.IsPlanned(site.Site),
            "treats-own" => grams > 0 || source.HasOwnFacility(site),
            "permitted" => source.IsPermitted(site.Site),
            "key-unit" => source.IsKey(site),
            "silent" => line.Cells.Count == 0 && source.WasOpen(site) && PartyKinds.Find(site.Kind)?.Group is "producer" or "collector" or "facility",
            _ => true,
        };
    }
}
