using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>
/// Ledger books, lists and periodic reports (台账、清单、报表): chosen and looked at on a page, taken away as a file. A party reads its sites', an office its region's.
/// </summary>
public static class BooksDoor
{
    public const string Address = $"{PortalRoom.Root}/books";

    /// <summary>Rows that stand on the page; the file has all of them.</summary>
    public const int RowsShown = 100;

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = Question(visit);
        if (asked.Refused is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var names = await visit.Client.Books(visit.Cancel);
        IReadOnlyList<RegisterSite> sites = [];
        if (visit.Session!.Enterprise is { } enterprise)
        {
            var mine = await visit.Client.Sites(enterprise, cancel: visit.Cancel);
            if (mine.Value is null)
            {
                return Page.Problem(mine);
            }

            sites = mine.Value;
        }

        if (names.Value is not { } books)
        {
            return Page.Problem(names);
        }

        var sheet = asked.Book is null ? null : await Read(visit, asked, sites);
        return sheet is { Went: false } && sheet.Status == StatusCodes.Status401Unauthorized
            ? Page.Problem(sheet)
            : Page.Of<BooksPage>(
                sheet?.Refusal is { } refusal ? Refusals.Of(refusal.Refused.Code).Http : StatusCodes.Status200OK,
                ("Books", books), ("Sites", sites), ("Asked", asked with { Site = Of(asked, sites) }), ("Sheet", sheet?.Value), ("Refusal", sheet?.Refusal));
    }

    /// <summary>The same as a file.</summary>
    public static async Task<Page> Take(Visit visit, RouteValueDictionary route)
    {
        var asked = Question(visit);
        var format = visit.Asked().Word("format", ["csv", "xlsx"]);
        if ((asked.Refused ?? (asked.Book is null ? Missing("book") : format is null ? Missing("format") : null)) is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        await visit.LookAtHead();
        var answer = await visit.Client.BookFile(
            asked.Book!, format!, visit.Language.Code, asked.Site, asked.Region, asked.From, asked.To, asked.Min, visit.Cancel);
        return answer.Value is { } file ? new Page(_ => Results.File(file.Bytes, file.Type, file.Name)) : Page.Problem(answer);
    }

    private static Task<Outcome<BookSheet>> Read(Visit visit, Choice asked, IReadOnlyList<RegisterSite> sites) =>
        visit.Client.Book(asked.Book!, visit.Language.Code, Of(asked, sites), asked.Region, asked.From, asked.To, asked.Min, visit.Cancel);

    /// <summary>A party that names no site reads of its first.</summary>
    private static SiteId? Of(Choice asked, IReadOnlyList<RegisterSite> sites) => asked.Site ?? (sites.Count > 0 ? sites[0].Site : null);

    private static Choice Question(Visit visit)
    {
        var asked = visit.Asked();
        var (book, site, region, from, to, min) =
            (asked.Text("book"), asked.Id<SiteId>("site"), asked.Text("region"), asked.Day("from"), asked.Day("to"), asked.Small("min"));
        var refused = asked.Objection;
        return new(book, site, site is null ? region ?? visit.Session?.Region : null, from, to, min, refused);
    }

    private static Refused Missing(string field) => Refused.With("field_missing", "", ("field", field));

    /// <summary>What stands in the form.</summary>
    /// <param name="Region">The reader's own where none was typed; a party has none.</param>
    public sealed record Choice(string? Book, SiteId? Site, string? Region, LocalDate? From, LocalDate? To, int? Min, Refused? Refused)
    {
        /// <summary>The address of the file.</summary>
        public string File(string format) => QueryHelpers.AddQueryString($"{Address}/file", new Dictionary<string, string?>
        {
            ["book"] = Book, ["site"] = Site?.Text, ["region"] = Site is null ? Region : null, ["from"] = Day(From), ["to"] = Day(To),
            ["min"] = Min?.ToString(CultureInfo.InvariantCulture), ["format"] = format,
        }.Where(static f => f.Value is not null));

        public static string? Day(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;
    }
}
