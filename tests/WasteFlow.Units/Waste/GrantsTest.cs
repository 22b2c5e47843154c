using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>The three shapes of a permit's scope: all codes of a category, listed codes, all but some.</summary>
public class GrantsTest
{
    [Theory]
    [InlineData("HW08", "", "900-249-08", true)]
    [InlineData("HW08", "", "900-041-49", false)]
    [InlineData("900-249-08|900-041-49", "", "900-041-49", true)]
    [InlineData("900-249-08|900-041-49", "", "900-214-08", false)]
    [InlineData("HW08", "900-249-08", "900-249-08", false)]
    [InlineData("HW08", "900-249-08", "900-214-08", true)]
    [InlineData("*", "HW01-HW02", "841-001-01", false)]
    [InlineData("*", "HW01-HW02", "900-249-08", true)]
    public void A_permit_covers_a_category_listed_codes_or_all_but_some(string codes, string except, string code, bool covers) => Assert.Equal(
        covers,
        new Grant(
            "P", codes.Split('|'), ["R9"], new(2025, 1, 1), new(2025, 12, 31), false, except.Length == 0 ? null : except.Split('|')).Covers(new(code), "R9"));

    [Fact]
    public void A_kind_of_party_names_a_class_and_sections_that_there_are() => Assert.All(PartyKinds.All, static k =>
    {
        Assert.True(k.Class is null || RegisterKinds.Find(RegisterKinds.SiteClass, k.Class) is not null, k.Kind);
        Assert.Equal(k.Group == "producer" && k.Kind is not ("township" or "crop-farm" or "livestock-farm" or "sewage-plant"), k.Class is not null);
        Assert.Subset(new HashSet<string>(["wards", "works", "residents", "dining", "farm", "facility", "point"], StringComparer.Ordinal), k.Says.ToHashSet());
    });
}
