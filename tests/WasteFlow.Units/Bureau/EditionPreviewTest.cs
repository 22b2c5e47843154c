using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Units.Rooms;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Bureau;

/// <summary>What an administrator sees of an edition before it takes effect: rows, codes, and who has to do with them.</summary>
public class EditionPreviewTest
{
    const string Hazardous = "codes-hazardous.csv";
    const string New = "321-099-48,hazardous,锡冶炼新增废物,,T,2025,2025,verified,2025-01-01,,,";

    static readonly LocalDate From = new(2025, 1, 1);
    static readonly string Own = Tables.Text($"codes/{Hazardous}");

    [Fact]
    public void The_same_table_of_another_year_changes_nothing()
    {
        var preview = Of(Own.Replace("国家危险废物名录（2021年版）", "国家危险废物名录（2025年版）", StringComparison.Ordinal).Replace("2025-01-01", "", StringComparison.Ordinal));
        Assert.Equal((0, 467, 0), (preview.Rows.Count, preview.Same, preview.Uses.Count));
    }

    [Fact]
    public void Rows_are_told_as_added_removed_or_changed_in_a_column()
    {
        var preview = Of(Own.Replace(Line(Oil), New, StringComparison.Ordinal).Replace(Line(Sludge), Line(Sludge).Replace("hazardous", "laboratory", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(
            "321-099-48 added , 336-064-17 changed stream hazardous laboratory, 900-249-08 removed ",
            string.Join(", ", preview.Rows.Select(static r => $"{r.Key} {r.Change} {string.Join(' ', r.Cells.Select(static c => $"{c.Column} {c.Was} {c.Is}"))}")));
        Assert.Equal(465, preview.Same);
    }

    [Fact]
    public void Each_code_says_what_a_filing_of_it_will_be_answered()
    {
        var preview = Of(Own.Replace(Line(Oil), New, StringComparison.Ordinal).Replace(
            Line(Infectious), Line(Infectious).Replace("medical", "hazardous", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(
            "321-099-48 hazardous hazardous , 841-001-01 medical hazardous , 900-249-08 hazardous hazardous code_unlisted",
            string.Join(", ", preview.Codes.Select(static c => $"{c.Code} {c.Stream} {c.StreamThen} {c.Then}")));
    }

    [Theory]
    [InlineData(null, "manifest M1 works 900-249-08, permit permit-1 plant 900-249-08, plan 2025 works 900-249-08, stock 900-249-08 store 900-249-08")]
    [InlineData("410183", "manifest M1 works 900-249-08, permit permit-1 plant 900-249-08")]
    [InlineData("411000", "")]
    public void Whoever_has_to_do_with_a_code_is_named_within_ones_own_region(string? region, string told)
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        quarter.Filed(File(Sludge), "M2");
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2024, [new(Oil, Tonnes(5))]));
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2025, [new(Oil, Tonnes(5)), new(Sludge, Tonnes(5))]));
        quarter.Made(Store, "hazardous", Oil);
        quarter.Made(Store, "hazardous", Sludge);
        var preview = Of(Own.Replace(Line(Oil) + "\n", "", StringComparison.Ordinal), quarter, region);
        Assert.Equal(told, string.Join(", ", preview.Uses.Select(static u => $"{u.What} {u.Id} {u.Site} {u.Code}")));
        Assert.Equal(preview.Uses.Select(static u => u.Site!.Value.Text).Distinct().Order(StringComparer.Ordinal), preview.Sites.Select(static s => s.Text));
    }

    [Theory]
    [InlineData("approval", "PZ-1")]
    [InlineData("application", "SQ-1")]
    [InlineData("contract", "HT-1")]
    public void Papers_that_name_the_code_are_named(string what, string id)
    {
        var quarter = new Quarter();
        var (from, until) = (new LocalDate(2024, 6, 1), new LocalDate(2025, 5, 31));
        quarter.Say(new GrantApproval(Guid.Empty, Now, "PZ-1", "cross-province", Works, ["HW08"], Tonnes(10), from, until, FarKiln));
        quarter.Say(new ApplyForApproval(Guid.Empty, Now, "SQ-1", "cross-province", Works, [Oil.Text], ["R9"], Tonnes(10), from, until, FarKiln));
        quarter.Say(new RegisterContract(Guid.Empty, Now, Quarter.Of("works"), "HT-1", "disposal", [Quarter.Of("plant")], [Oil.Text], from, until));
        quarter.Say(new RegisterContract(Guid.Empty, Now, Quarter.Of("works"), "HT-2", "disposal", [Quarter.Of("plant")], [Oil.Text], from, new(2024, 12, 31)));
        Assert.Equal(id, Of(Own.Replace(Line(Oil) + "\n", "", StringComparison.Ordinal), quarter).Uses.Single(u => u.What == what).Id);
    }

    [Fact]
    public void A_class_that_is_called_otherwise_touches_its_codes()
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        var classes = Tables.Text("codes/classes.csv");
        var preview = Of(classes.Replace("HW08,08,hazardous", "HW08,08,laboratory", StringComparison.Ordinal), quarter, table: "classes.csv");
        Assert.Equal("HW08", preview.Rows.Single().Key);
        Assert.Equal("manifest M1, permit permit-1", string.Join(", ", preview.Uses.Select(static u => $"{u.What} {u.Id}")));
    }

    [Theory]
    [InlineData("holidays-of-mars.csv", "code\n", "table_unknown")]
    [InlineData(Hazardous, "code,stream\n900-249-08,hazardous\n", "table_malformed")]
    public void What_could_not_be_adopted_is_not_previewed(string table, string text, string told) => Assert.Equal(
        told, EditionPreviewing.Of(new(table, From, text), Register.Empty, new MemoryDocuments(), Officer(null), 1).Refused!.Code);

    static EditionPreview Of(string text, Quarter? quarter = null, string? region = null, string table = Hazardous)
    {
        var register = (quarter ?? new Quarter()).Register;
        var read = EditionPreviewing.Of(new(table, From, text), register, register.Fold(AlarmFold.FoldName), Officer(region), 1);
        Assert.Null(read.Refused);
        return read.View!;
    }

    static string Line(WasteCode code) => Own.Split('\n').Single(l => l.StartsWith(code.Text, StringComparison.Ordinal)).TrimEnd('\r');
}
