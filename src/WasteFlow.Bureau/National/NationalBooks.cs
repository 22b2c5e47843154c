using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Files in the form of the national platform's import templates (国家系统导入模板), so that nobody types twice: the columns of
/// <c>schemas/codes/national-columns.csv</c>, by which such files are read too. They are asked for like books.
/// </summary>
public static class NationalBooks
{
    /// <summary>What their names begin with.</summary>
    public const string Prefix = "national-";

    /// <summary>The word for their kind of rows.</summary>
    public const string Rows = "national";

    public static readonly IReadOnlyList<BookRow> All = [.. NationalColumns.Own.Select(static c => c.Kind).Distinct(StringComparer.Ordinal).Select(static kind =>
        new BookRow(
            Prefix + kind, Words.Of("national", kind).Zh, Words.Of("national", kind).En, Rows, ["HW*"], ["generated", "residue"], [], null, null,
            "国家系统导入模板（对照表）", "schemas/codes/national-columns.csv", "unverified", ""))];

    /// <summary>A book, or a file in the platform's form.</summary>
    public static BookRow? Find(string name) => BookTables.Find(name) ?? All.FirstOrDefault(b => b.Book == name);

    internal static BookSheet Make(BookQuestion asked, Register register, long line)
    {
        NationalColumn[] columns = [.. NationalColumns.Own.Where(c => Prefix + c.Kind == asked.Book.Book)];
        NationalColumn[] heads = [.. columns.Where(static c => c.Column.Length > 0).DistinctBy(static c => c.Column)];
        var text = new NationalText(site => register.Site(new SiteId(site))?.Enterprise.Text ?? site);
        return new(
            asked.Book.Book, asked.Book.Zh, asked.Book.En, asked.Site?.Text ?? asked.Region!, asked.From, asked.To, line,
            [.. heads.Select(static h => new BookHead(h.Column, h.Column, h.As is "tonnes" or "number"))],
            [
                .. from site in asked.Sites(register)
                   from entry in NationalEntries.Of(asked, site, register)
                   from row in Enumerable.Range(0, RowsOf(entry, columns))
                   select (IReadOnlyList<string>)[.. heads.Select(h => Cell(h, row, entry, columns, text))],
            ],
            asked.Book.Source, asked.Book.Mark, asked.NameOf(register), asked.Book.Basis);
    }

    /// <summary>As many rows as the first act's list has parts.</summary>
    private static int RowsOf(NationalSaid entry, NationalColumn[] columns) =>
        columns.FirstOrDefault(static c => c.Field.Contains('/', StringComparison.Ordinal)) is { } part && entry.Acts[columns[0].Act][List(part)] is JsonArray list ? list.Count : 1;

    /// <summary>Of the fields that are read out of one column the first that is told by a cell writes it.</summary>
    private static string Cell(NationalColumn head, int row, NationalSaid entry, NationalColumn[] columns, NationalText text)
    {
        var column = columns.First(c => c.Column == head.Column && c.As != "stream");
        if (column.Field.Length == 0)
        {
            return entry.Name;
        }

        return entry.Acts.TryGetValue(column.Act, out var act) && Value(act, column, row, columns) is { } value ? text.Of(column.As, value) ?? "" : "";
    }

    private static JsonNode? Value(JsonObject act, NationalColumn column, int row, NationalColumn[] columns)
    {
        if (column.Field.Split('/') is not [var name, var field])
        {
            return column.Field.Split('.').Aggregate((JsonNode?)act, static (of, inner) => of?[inner]);
        }

        var parts = act[name] as JsonArray ?? [];
        var order = columns.FirstOrDefault(c => c.Act == column.Act && c.As == "order");
        var part = order is null
            ? parts.ElementAtOrDefault(row)
            : parts.FirstOrDefault(p => p![order.Field.Split('/')[1]]?.GetValue<int>() == row + 1);
        return part?[field];
    }

    private static string List(NationalColumn column) => column.Field.Split('/')[0];
}

/// <summary>One entry of such a file: the acts that it says, and the name of its row where no field tells it.</summary>
internal sealed record NationalSaid(IReadOnlyDictionary<string, JsonObject> Acts, string Name = "");

/// <summary>What a site has to tell the national platform of a period.</summary>
internal static class NationalEntries
{
    private static readonly JsonSerializerOptions Options = Wire.Options;

    public static IEnumerable<NationalSaid> Of(BookQuestion asked, RegisterSite site, Register register) =>
        asked.Book.Book[NationalBooks.Prefix.Length..] switch
        {
            "manifests" => NationalFold.Of(site.Site, asked.From, asked.To, register.Fold(NationalFold.FoldName)).Where(m => asked.Covers(m.Filed.Items[0].Code, register.Law.On(asked.To).Tables.Codes))
                .Select(static m => Said(m.Filed, m.Left, m.Came)),
            "plans" => register.ManagementPlansOf(site.Site).Where(p => asked.From.Year <= p.Year && p.Year <= asked.To.Year).Select(static p => Said(p)),
            "permits" => register.PermitsOf(site.Site).Where(p => p.From <= asked.To && asked.From <= p.Until).Select(static p => Said(p)),
            "month-reports" => NationalFold.Reports(site.Site, register.Fold(NationalFold.FoldName))
                .Where(r => r.Report == "month-report" && asked.From <= r.Period && r.Period <= asked.To).Select(static r => Said(r)),
            _ => Ledger(asked, site, register),
        };

    /// <summary>The record of generation, with the batch codes of its book.</summary>
    private static IEnumerable<NationalSaid> Ledger(BookQuestion asked, RegisterSite site, Register register)
    {
        var source = new BookSource(asked with { Site = site.Site, Region = null }, register, register.Fold(MovementFold.FoldName));
        return BookMaker.Movements(source).Select(line =>
        {
            var cell = line.Cells[0];
            return Said(
                BookFields.Of("batch:HWCS", line, source),
                new GenerateWaste(
                    Guid.Empty, cell.Acts!.At, site.Site, source.Law.Tables.Codes.StreamOf(cell.Code) ?? "", cell.Code,
                    new(FormattableString.Invariant($"{cell.Grams}"), "g"),
                    Book: cell.Movement!.Note));
        });
    }

    private static NationalSaid Said(params IAct?[] acts) => Said("", acts);

    private static NationalSaid Said(string name, params IAct?[] acts) => new(
        acts.OfType<IAct>().ToDictionary(static a => Acts.NameOf(a.GetType()), static a => JsonSerializer.SerializeToNode(a, a.GetType(), Options)!.AsObject(), StringComparer.Ordinal),
        name);
}
