using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public class WaitingWordsTest
{
    [Theory]
    [InlineData("工业增加值 2025（统计局）", "Industrial value added 2025 (Bureau of Statistics)")]
    [InlineData("工业增加值 2025-H1（统计局）；常住人口 2025（统计局）", "Industrial value added 2025-H1 (Bureau of Statistics); Resident population 2025 (Bureau of Statistics)")]
    [InlineData("工业增加值", "Industrial value added")]
    [InlineData("区财政局、区工业和信息化局", "District Bureau of Finance; District Bureau of Industry and Information Technology")]
    [InlineData("第三方机构甲", "第三方机构甲")]
    public void What_is_waited_for_has_its_english(string waiting, string english) => Assert.Equal(english, WaitingWords.English(waiting));
}
