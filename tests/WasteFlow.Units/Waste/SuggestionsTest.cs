using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>A name that no table has is answered with the nearest that one has, whichever room was asked.</summary>
public class SuggestionsTest
{
    [Theory]
    [InlineData("statistic_unknown", "statistic", "industrial-valeu-added", "industrial-value-added")]
    [InlineData("statistic_unknown", "statistic", "工业增加值", "industrial-value-added")]
    [InlineData("statistic_unknown", "statistic", "农膜使用量（吨）", null)]
    [InlineData("indicator_unknown", "indicator", "hw-intensty", "hw-intensity")]
    [InlineData("division_unknown", "division", "管城回族", "410104")]
    [InlineData("division_unknown", "division", "999999", null)]
    [InlineData("stream_unknown", "stream", "contruction", "construction")]
    [InlineData("stream_unknown", "stream", "危险废物", "hazardous")]
    [InlineData("kind_unknown", "kind", "cement-kil", "cement-kiln")]
    [InlineData("case_kind_unknown", "kind", "complant", "complaint")]
    [InlineData("approval_kind_unknown", "kind", "exprot", "export")]
    [InlineData("book_unknown", "book", "hazardous-report-mont", "hazardous-report-month")]
    [InlineData("rule_unknown", "rule", "permit-unkown", "permit-unknown")]
    [InlineData("report_kind_unknown", "kind", "年度工作报告", "yearly")]
    [InlineData("table_unknown", "table", "unit.csv", "units.csv")]
    [InlineData("site_unknown", "site", "S-1", null)]
    public void An_unknown_name_is_answered_with_the_nearest(string code, string detail, string said, string? meant)
    {
        var refused = Refused.With(code, "", (detail, said));
        Assert.Equal(meant, refused.Details!.GetValueOrDefault("suggestion"));
        Assert.Equal(meant is not null, Refusals.Of(code).SayZh(refused.Details).EndsWith($"可能是“{meant}”。", StringComparison.Ordinal));
        Assert.Equal(meant is not null, Refusals.Of(code).SayEn(refused.Details).EndsWith($"Perhaps \"{meant}\" is meant.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_longer_than_any_name_is_not_compared() =>
        Assert.Single(Refused.With("division_unknown", "", ("division", new string('4', 1_000_000))).Details!);

    [Theory]
    [InlineData(RegisterKinds.Facility, "fill-sit", "fill-site")]
    [InlineData(RegisterKinds.Facility, "cement-kil", null)]
    public void A_kind_of_something_is_sought_among_those_of_its_sort(string of, string said, string? meant) =>
        Assert.Equal(meant, RegisterKinds.Objection(of, said, "")!.Details!.GetValueOrDefault("suggestion"));
}
