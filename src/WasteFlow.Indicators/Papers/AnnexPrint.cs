using System.Text.Json;

namespace WasteFlow.Indicators;

/// <summary>How a plan prints its annex, beside what is judged: the groups, the marks and the departments of each row, by its number.</summary>
/// <param name="HasIndicatorTable">Null where the document does not say whether it has one.</param>
public sealed record AnnexPrint(string RegionName, string Document, IReadOnlyList<AnnexRow> Indicators, bool? HasIndicatorTable = null)
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="document">The JSON of <c>schemas/plans</c>, which was read as a plan when it was adopted.</param>
    public static AnnexPrint Read(JsonElement document) => document.Deserialize<AnnexPrint>(Format)!;

    /// <summary>Where a document that is a plan cannot be printed; null where it can.</summary>
    public static string? Objection(JsonElement document)
    {
        try
        {
            Read(document);
            return null;
        }
        catch (JsonException e)
        {
            return e.Path ?? e.Message;
        }
    }

    public AnnexRow? Row(int no) => Indicators.FirstOrDefault(r => r.No == no);
}

/// <param name="MarkRaw">The marks behind the name, as printed: ★, ★★, ★*, *.</param>
/// <param name="DataSources">数据来源.</param>
/// <param name="LeadDepartments">责任牵头部门.</param>
public sealed record AnnexRow(
    int No, string? Level1 = null, string? Level2 = null, string? MarkRaw = null, IReadOnlyList<string>? DataSources = null,
    IReadOnlyList<string>? LeadDepartments = null);

/// <summary>A column of a plan's annex (附件表头): a row of <c>schemas/codes/annex-columns.csv</c>; plans without an annex share those of <c>*</c>.</summary>
/// <param name="Field">What stands in it: <c>level1</c>, <c>name</c>, <c>target-2025</c> …</param>
/// <param name="Width">Its share of the width.</param>
public sealed record AnnexColumn(string Plan, string Field, string Zh, string En, int Width)
{
    private const string NoAnnex = "*";

    private static readonly IReadOnlyList<AnnexColumn> All = [.. Waste.Tables.Rows("codes/annex-columns.csv").Select(static r => new AnnexColumn(
        r["plan"], r["field"], r["zh"], r["en"], int.Parse(r["width"], System.Globalization.CultureInfo.InvariantCulture)))];

    public bool IsOfNoAnnex => Plan == NoAnnex;

    /// <summary>The columns of a plan, in the order of its annex.</summary>
    /// <param name="years">The years of the targets: an edition with a year that the columns do not have is printed in those of no annex.</param>
    public static IReadOnlyList<AnnexColumn> Of(string plan, IEnumerable<int> years) =>
        All.Where(c => c.Plan.Equals(plan, StringComparison.Ordinal)).ToList() is { Count: > 0 } own && years.All(y => own.Exists(c => c.Takes(y)))
            ? own
            : [.. All.Where(static c => c.IsOfNoAnnex)];

    private bool Takes(int year) => Field == "targets" || Field.Equals(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"target-{year}"), StringComparison.Ordinal);
}
