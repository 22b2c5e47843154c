using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>What the room asks of a report before it is issued, as rows of a table; and what stands of what was issued.</summary>
public class IssueTest
{
    const string Sum = "5e";

    [Theory]
    [InlineData("annex", "2025", "final", "文1", null, null, null)]
    [InlineData("annex", "2025-H1", "draft", "文1", null, null, null)]
    [InlineData("annexe", "2025", "final", "文1", null, "report_kind_unknown", "/kind")]
    [InlineData("annex", "2025", "fnial", "文1", null, "report_stage_unknown", "/stage")]
    [InlineData("briefing", "2025-07", "final", "文1", null, null, null)]
    [InlineData("briefing", "2025", "final", "文1", null, "report_period_unfit", "/period")]
    [InlineData("half-year", "2025-H2", "final", "文1", null, null, null)]
    [InlineData("half-year", "2025-Q2", "final", "文1", null, "report_period_unfit", "/period")]
    [InlineData("yearly", "2025", "final", "文1", null, null, null)]
    [InlineData("yearly", "2025-01..11", "final", "文1", null, "report_period_unfit", "/period")]
    [InlineData("evaluation", "2025-Q4", "final", "文1", null, "report_period_unfit", "/period")]
    [InlineData("annex", "2025", "final", " ", null, "document_missing", "/document")]
    [InlineData("annex", "2025", "draft", "文1", "文0", "report_to_replace_unknown", "/replaces")]
    [InlineData("annex", "2025", "final", "文1", "文0", "report_to_replace_unknown", "/replaces")]
    public void A_report_has_its_kind_stage_period_and_number(
        string kind, string period, string stage, string document, string? replaces, string? code, string? pointer)
    {
        var judged = IssueRules.Judge(Act(kind, period, stage, document, replaces), new HandWritten().Documents, (Sum, null));
        Assert.Equal((code, pointer), (judged.Refused?.Code, judged.Refused?.Pointer));
    }

    [Fact]
    public void A_checksum_is_that_of_the_report_made_anew()
    {
        var refused = IssueRules.Judge(Act(), new HandWritten().Documents, ("77", null)).Refused!;
        Assert.Equal(("report_checksum_differs", "/checksum", "77"), (refused.Code, refused.Pointer, refused.Details!["checksum"]));
        Assert.Equal("no_such_line", IssueRules.Judge(Act(), new HandWritten().Documents, (null, new Refused("no_such_line"))).Refused!.Code);
    }

    [Theory]
    [InlineData("文2", null, "report_issued_already")]
    [InlineData("文2", "文3", "report_to_replace_unknown")]
    [InlineData("文1", "文1", "report_number_taken")]
    [InlineData("文2", "文1", null)]
    public void A_final_that_stands_is_replaced_by_its_number_only(string document, string? replaces, string? code)
    {
        var city = new HandWritten();
        city.Add(Act());
        Assert.Equal(code, IssueRules.Judge(Act(document: document, replaces: replaces), city.Documents, (Sum, null)).Refused?.Code);
    }

    [Fact]
    public void Another_period_and_another_kind_have_finals_of_their_own()
    {
        var city = new HandWritten();
        city.Add(Act());
        Assert.Null(IssueRules.Judge(Act(period: "2024", document: "文2"), city.Documents, (Sum, null)).Refused);
        Assert.Null(IssueRules.Judge(Act("yearly", document: "文2"), city.Documents, (Sum, null)).Refused);
        Assert.Null(IssueRules.Judge(Act(stage: "draft", document: "文1"), city.Documents, (Sum, null)).Refused);
    }

    [Fact]
    public void Of_two_finals_issued_in_the_same_moment_the_first_stands()
    {
        var city = new HandWritten();
        city.Add(Act(document: "文1"));
        city.Add(Act(document: "文2"));
        Assert.Equal([("文1", true), ("文2", false)], IssuedLines.Of(city.Documents, "p").Select(static i => (i.Document, i.Stands)));
    }

    [Fact]
    public void What_replaces_stands_and_says_what_it_replaced()
    {
        var city = new HandWritten();
        city.Add(Act(document: "文1"));
        city.Add(Act(document: "文2", replaces: "文1"));
        Assert.Equal([(false, (long?)2), (true, null)], IssuedLines.Of(city.Documents, "p").Select(static i => (i.Stands, i.ReplacedBy)));
        Assert.Equal("文2", IssuedLines.Standing(city.Documents, "p", ReportingPeriod.OfYear(2025), "annex")!.Document);
    }

    [Fact]
    public void The_newest_annex_of_a_plan_is_the_final_that_was_issued_last_and_stands()
    {
        var city = new HandWritten();
        city.Add(Act(period: "2024", document: "文1"));
        city.Add(Act(document: "文2"));
        city.Add(Act("yearly", document: "文3"));
        city.Add(Act(stage: "draft", document: "文4"));
        city.Add(Act(document: "文5") with { Plan = "q" });
        city.Add(Act(document: "文6", replaces: "文5") with { Plan = "q" });
        Assert.Equal(["文2", "文6"], IssuedLines.NewestAnnexes(city.Documents).Select(static i => i.Document));
    }

    [Fact]
    public void A_checksum_is_of_the_figures_and_not_of_its_seal()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "satisfaction", Target(">=", "95"))));
        var report = city.Report("p");
        var seal = Sealing.Seal(report, new("r", "f"));
        Assert.Matches("^[0-9a-f]{64}$", seal.Checksum!);
        Assert.Equal(seal.Checksum, Sealing.Seal(seal, new("other", "other")).Checksum);
        city.Value("satisfaction", ValueKinds.Reported, "96");
        Assert.NotEqual(seal.Checksum, Sealing.Of(city.Report("p") with { Line = report.Line }));
    }

    static IssueReport Act(string kind = "annex", string period = "2025", string stage = "final", string document = "文1", string? replaces = null) =>
        new(Guid.Empty, Instant.MinValue, "p", TextId<ReportingPeriod>(period), kind, stage, 7, Sum, document, replaces);

    static T TextId<T>(string text) where T : struct, ITextId<T> => T.TryRead(text, out var id) ? id : throw new FormatException(text);
}
