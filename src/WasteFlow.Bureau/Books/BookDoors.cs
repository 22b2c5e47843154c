using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The doors to books: which there are, and one of them as JSON, CSV or XLSX. A party reads its sites', a bureau those of its region.</summary>
internal static class BookDoors
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapRead<IReadOnlyList<BookName>>(room, "books", static (_, _) => Task.FromResult<Read<IReadOnlyList<BookName>>>(Names));
        routes.MapGet($"/{room.Name}/books/{{book}}", Book).WithMetadata(new ViewMetadata(null, typeof(BookSheet)), new QueryMetadata("site", "region", "from", "to", "min", "format", "language"));
    }

    private static Read<IReadOnlyList<BookName>> Names => new([.. BookTables.All.Concat(NationalBooks.All).Select(static b => new BookName(
        b.Book, b.Zh, b.En, b.Rows is not ("movements" or NationalBooks.Rows) && !b.By.Contains("day", StringComparer.Ordinal), b.Source, b.Mark))], null);

    private static async Task Book(HttpContext context)
    {
        var caller = context.Caller();
        var asked = new Asked(context);
        var (format, language) = (asked.Word("format", ["json", "csv", "xlsx"]), asked.Word("language", ["zh", "en"]) ?? "zh");
        var question = Question(context, asked, caller, language, out var unfit);
        if ((unfit ?? await Doors.CatchUp(context, BureauRoom.RoomName)) is { } refused)
        {
            await Problem.Answer(context, refused);
            return;
        }

        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, caller);
        var runner = context.RequestServices.GetRequiredService<FoldRunners>().Of(BureauRoom.RoomName);
        var read = runner.Read(register => Mine(question!, caller, register) is { } notMine
            ? notMine
            : BookMaker.Make(question!, register, runner.Line));
        await (read.View is { } sheet ? Answer(context, sheet, format, language) : Problem.Answer(context, read.Refused!));
    }

    private static BookQuestion? Question(HttpContext context, Asked asked, Caller caller, string language, out Refused? unfit)
    {
        var name = (string?)context.Request.RouteValues["book"] ?? "";
        var (site, region, from, to, min) = (asked.Id<SiteId>("site"), asked.Text("region"), asked.Day("from"), asked.Day("to"), asked.Small("min"));
        unfit = Doors.Unasked(context) ?? asked.Objection
            ?? (NationalBooks.Find(name) is null ? Refused.With("book_unknown", "", ("book", name))
                : from is null ? Refused.With("field_missing", "", ("field", "from"))
                : to is null ? Refused.With("field_missing", "", ("field", "to"))
                : region is not null && Divisions.Find(region) is null ? Refused.With("division_unknown", "", ("division", region))
                : null);
        if (unfit is not null)
        {
            return null;
        }

        var question = new BookQuestion(NationalBooks.Find(name)!, site, region, from!.Value, to!.Value, language, caller.Streams, MinTonnes: min);
        unfit = question.Objection();
        return question;
    }

    private static Refused? Mine(BookQuestion question, Caller caller, Register register) =>
        question.Site is { } site ? Standing.Objection(caller, register, site, "", new Findings(register.Law.On(default)))
        : caller.Enterprise is null && (caller.Region is not { } mine || Divisions.IsIn(question.Region!, mine)) ? null
        : Refused.With("not_yours", "", ("reason", question.Region!));

    private static async Task Answer(HttpContext context, BookSheet sheet, string? format, string language)
    {
        if (format is null or "json")
        {
            await Doors.Answer(context, sheet);
            return;
        }

        var (type, bytes) = format == "csv" ? ("text/csv; charset=utf-8", BookCsv.Of(sheet, language)) : (Spreadsheet, BookXlsx.Of(sheet, language));
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = new ContentDisposition
        {
            FileName = $"{sheet.Book}-{sheet.Of}-{LocalDatePattern.Iso.Format(sheet.From)}-{LocalDatePattern.Iso.Format(sheet.To)}.{format}",
        }.ToString();
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
