using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public class CityKindsTest
{
    [Theory]
    [InlineData("411003", "900-901-S73", "拆迁废物")]
    [InlineData("411000", "900-901-S74", "装修废物")]
    [InlineData("411003", "900-901-S64", "其它垃圾")]
    [InlineData("410104", "900-901-S61", "湿垃圾")]
    [InlineData("411003", "900-901-S72", null)]
    [InlineData("410104", "900-901-S73", null)]
    [InlineData("110000", "900-901-S64", null)]
    [InlineData("mars", "900-901-S64", null)]
    public void A_district_calls_waste_as_its_city_does_unless_it_has_a_word_of_its_own(string division, string code, string? zh) =>
        Assert.Equal(zh, CityKinds.Find(division, new(code))?.Zh);

    [Fact]
    public void Every_name_is_of_a_place_and_of_a_class_or_code_that_there_is() => Assert.All(CityKinds.All, static kind =>
    {
        Assert.NotNull(Divisions.Find(kind.Division));
        Assert.Contains(TableSet.Own.Codes.All, code => WasteCodes.Covers(kind.Code, code.Code));
        Assert.Contains(kind.Mark, new[] { "verified", "second-hand", "unverified" });
    });
}
