using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WasteFlow.Commands;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>Draft and final (送审稿、定稿) on the face of what people hand in, and which edition of the form it is written in.</summary>
public class StageTest
{
    const string Plan = "guancheng";

    static readonly Instant At = Instant.FromUtc(2025, 7, 1, 1, 30);
    static readonly string[] Formats = ["json", "csv", "xlsx", "docx", "html", "svg"];

    public static TheoryData<string, string, string> Files() => [..
        from kind in new[] { "annex", "yearly", "evaluation", "flows" }
        from format in Formats.Where(f => f != "svg" || kind == "flows")
        from language in format is "json" or "csv" ? ["zh"] : Sentences.Languages
        select (kind, format, language)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_report_says_draft_until_it_is_issued_as_final(string kind, string format, string language)
    {
        var made = Make(kind);
        var (draft, final) = format switch
        {
            "json" => ("\"stage\":\"draft\"", "\"stage\":\"final\""),
            "csv" => (",draft,", ",final,"),
            _ => language == "en" ? ("Draft · ", "Final · ") : ("送审稿 · ", "定稿 · "),
        };
        var (before, laid, after) = (
            await Face(made, kind, language, format), await Face(made.As(Issued(made, kind, ReportStages.Draft)), kind, language, format),
            await Face(made.As(Issued(made, kind, ReportStages.Final)), kind, language, format));
        Assert.Contains(draft, before, StringComparison.Ordinal);
        Assert.DoesNotContain("示例〔2025〕1号", before, StringComparison.Ordinal);
        Assert.All([laid, after], static face => Assert.Contains("示例〔2025〕1号", face, StringComparison.Ordinal));
        Assert.Equal((true, false), (laid.Contains(draft, StringComparison.Ordinal), laid.Contains(final, StringComparison.Ordinal)));
        Assert.Equal((false, true), (after.Contains(draft, StringComparison.Ordinal), after.Contains(final, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("annex", "zh", "《管城回族区“十四五”时期“无废城市”建设实施方案》指标完成情况表（送审稿）", "（定稿）")]
    [InlineData("evaluation", "zh", "建设评估报告（2025年）（送审稿）", "（定稿）")]
    [InlineData("flows", "en", "flow statement of solid waste (2025) (Draft)", "(Final)")]
    public void The_title_says_it(string kind, string language, string title, string final)
    {
        var made = Make(kind);
        Assert.EndsWith(title, Papers.Of(made, kind, language).Title, StringComparison.Ordinal);
        Assert.EndsWith(final, Papers.Of(made.As(Issued(made, kind, ReportStages.Final)), kind, language).Title, StringComparison.Ordinal);
    }

    /// <summary>The statement's one table stands on one sheet and the annex on two: each page of a workbook says it.</summary>
    [Fact]
    public async Task Every_sheet_of_a_workbook_says_it()
    {
        var made = Make("annex");
        var said = PaperReading.Of((await PaperFormats.Of(made.As(Issued(made, "annex", ReportStages.Final)), "annex", "zh", "xlsx", default))!, "xlsx");
        Assert.Equal(2, said.Count(static t => t.Text.StartsWith("定稿 · 文号 示例〔2025〕1号 · 账本第 9 行签发（2025-07-02 09:30）", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_checksum_does_not_change_when_the_report_is_issued()
    {
        var made = Make("flows");
        var final = made.As(Issued(made, "flows", ReportStages.Final));
        Assert.Equal((made.Checksum, made.Report.Checksum), (final.Checksum, Sealing.Of(final.Report)));
        Assert.Equal(made.Checksum, Sealing.Of(final.Flows!));
    }

    [Fact]
    public void What_is_made_otherwise_by_now_is_not_handed_out_as_what_was_issued()
    {
        var made = Make("annex");
        Assert.Null(IssuedLines.Objection(made, Issued(made, "annex", ReportStages.Final)));
        var refused = IssuedLines.Objection(made, Issued(made, "annex", ReportStages.Final) with { Checksum = "77" })!;
        Assert.Equal(("report_issued_otherwise", "77", made.Checksum), (refused.Code, refused.Details!["checksum"], refused.Details["made"]));
    }

    [Fact]
    public void What_a_line_issued_is_found_by_it()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", PlanTexts.Row(1, "satisfaction", PlanTexts.Target(">=", "95"))));
        city.Add(new IssueReport(Guid.Empty, default, "p", ReportingPeriod.OfYear(2025), "annex", "draft", 1, "5e", "文1"));
        Assert.Equal(("文1", "draft"), IssuedLines.By(city.Documents, "p", city.Number, "").Issued is { } issued ? (issued.Document, issued.Stage) : default);
        Assert.Equal("report_issue_unknown", IssuedLines.By(city.Documents, "p", 1, "").Refused!.Code);
        Assert.Equal("report_issue_unknown", IssuedLines.By(city.Documents, "q", city.Number, "").Refused!.Code);
    }

    [Theory]
    [InlineData("WF-REPORT/v2/p/2025/annex/7/draft/zh/SUM", 2, "draft", null)]
    [InlineData("WF-REPORT/v12/p/2025/annex/7/final-31/zh/SUM", 12, "final", 31L)]
    [InlineData("WF-REPORT/v2/p/2025/annex/7/draft-31/zh/SUM", 2, "draft", 31L)]
    [InlineData("WF-REPORT/p/2025/annex/7/zh/SUM", 1, "draft", null)]
    [InlineData("WF-REPORT/v2/2025/annex/7/zh/SUM", 1, "draft", null)]
    public void A_code_of_an_earlier_form_is_read_too(string code, int form, string stage, long? by)
    {
        var sum = new string('5', 64);
        var read = SealCode.Find(code.Replace("SUM", sum, StringComparison.Ordinal))!;
        Assert.Equal((form, stage, by, 7, sum), (read.Form, read.Stage, read.IssuedBy, read.Line, read.Checksum));
        Assert.Equal(read, SealCode.Find($"前{read}1后"));
    }

    [Theory]
    [InlineData("WF-REPORT/v99999999999/p/2025/annex/7/draft/zh/SUM")]
    [InlineData("WF-REPORT/v2/p/2025/annex/7/final-99999999999999999999/zh/SUM")]
    public void A_number_beyond_all_numbers_is_no_code(string code) => Assert.Null(SealCode.Find(code.Replace("SUM", new('5', 64), StringComparison.Ordinal)));

    [Theory]
    [InlineData("final", 7, "2025", true, null)]
    [InlineData("draft", 7, "2025", true, "line 9 issued another report: as final")]
    [InlineData("final", 6, "2025", true, "line 9 issued another report")]
    [InlineData("final", 7, "2024", true, "line 9 issued another report")]
    [InlineData("final", 7, "2025", false, "line 9 issued another report")]
    public void A_file_is_as_issued_where_its_line_says_the_same(string stage, long line, string period, bool same, string? told)
    {
        var issued = Issued(Make("annex"), "annex", ReportStages.Final) with { AtLine = 7 };
        var months = ReportingPeriod.OfYear(int.Parse(period, System.Globalization.CultureInfo.InvariantCulture));
        var wrong = ReportProof.Misnamed(issued, new(2, Plan, months, "annex", line, "zh", same ? issued.Checksum : "77", stage, 9));
        Assert.Equal(told is null, wrong is null);
        Assert.StartsWith(told ?? "", wrong ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_form_is_told_so_and_whether_its_checksum_is_the_ledgers()
    {
        var made = Make("annex");
        var code = new SealCode(1, Plan, made.Period, "annex", made.Report.Line, "zh", made.Checksum);
        Assert.StartsWith("made by another edition of the form (1; this program makes ", ReportProof.OtherForm(code, made), StringComparison.Ordinal);
        Assert.EndsWith($"names the checksum that the ledger gives at line {made.Report.Line}", ReportProof.OtherForm(code, made), StringComparison.Ordinal);
        Assert.EndsWith($"names the checksum 77, and made anew at line {made.Report.Line} it is {made.Checksum}", ReportProof.OtherForm(code with { Checksum = "77" }, made), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("docx")]
    public async Task A_file_of_other_formulas_or_rules_is_told_so(string format)
    {
        var made = Make("annex");
        var own = made.Report.Editions!;
        var file = (await PaperFormats.Of(made, "annex", "zh", format, default))!;
        Assert.Null(ReportProof.OtherTables(file, format, own));
        Assert.StartsWith("made under another edition of the formulas", ReportProof.OtherTables(file, format, own with { Formulas = "0123456789ab" }), StringComparison.Ordinal);
        Assert.StartsWith("made under another edition of the rules", ReportProof.OtherTables(file, format, own with { Rules = "0123456789ab" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "{}\n", "json", true)]
    [InlineData("{}\n", "{ }\n", "json", false)]
    [InlineData("a,b\r\n", "a,b", "csv", true)]
    [InlineData("a", "b", "pdf", true)]
    public void The_end_of_the_last_line_is_no_word_of_a_report(string file, string anew, string format, bool same) =>
        Assert.Equal(same, ReportProof.IsToTheByte(Encoding.UTF8.GetBytes(file), Encoding.UTF8.GetBytes(anew), format));

    /// <summary>
    /// Whoever changes what a report says, or how, gives it a new row in schemas/codes/report-forms.csv and puts here what it says now: else files that people
    /// keep would be called different by <c>verify --report</c>, and nobody could tell why.
    /// </summary>
    [Fact]
    public async Task A_report_that_says_something_else_is_of_another_edition_of_the_form()
    {
        var text = new StringBuilder();
        foreach (var kind in ReportKind.All.Select(static k => k.Kind))
        {
            var made = Make(kind);
            made = made with
            {
                Report = made.Report with { Editions = made.Report.Editions! with { Rules = "r", Formulas = "f" } },
                Flows = made.Flows is { } flows ? flows with { Editions = flows.Editions! with { Rules = "r", Formulas = "f" } } : null,
            };
            foreach (var (format, language) in Formats.Where(f => f != "svg" || kind == "flows").SelectMany(static f => Sentences.Languages.Select(l => (f, l))))
            {
                text.AppendJoin('\n', PaperReading.Of((await PaperFormats.Of(made, kind, language, format, default))!, format).Select(static t => t.Text));
            }
        }

        Assert.Equal("01f0059e0c56a1ae", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16]);
        Assert.Equal(2, ReportForm.Current.Edition);
    }

    [Fact]
    public void Forms_are_numbered_one_after_the_other() => Assert.Equal(Enumerable.Range(1, ReportForm.All.Count), ReportForm.All.Select(static f => f.Edition));

    static async Task<string> Face(Made made, string kind, string language, string format)
    {
        var texts = PaperReading.Of((await PaperFormats.Of(made, kind, language, format, default))!, format);
        var own = format is "json" or "csv" ? texts : texts.Where(static t => !t.Text.Contains("WF-REPORT/", StringComparison.Ordinal));
        return string.Join('\n', own.Select(static t => t.Text)).Replace("\\u3014", "〔", StringComparison.Ordinal).Replace("\\u3015", "〕", StringComparison.Ordinal);
    }

    static IssuedReport Issued(Made made, string kind, string stage) => new(
        9, At + Duration.FromDays(1), Plan, made.Period, kind, stage, made.Report.Line, made.Checksum, "示例〔2025〕1号", null, true, null, "planner");

    static Made Make(string kind)
    {
        var city = new HandWritten();
        city.Adopt(Plan, "410104", Plans.Find(Plan)!.Text);
        city.Site("works");
        city.Enter("works", "900-099-S59", 1_000_000);
        var period = kind switch { "briefing" => new ReportingPeriod(2025, 7, 7), "half-year" => new(2025, 7, 12), _ => ReportingPeriod.OfYear(2025) };
        return Making.Of(Taken.Of(city.Documents, city.Number, new(Plan, period, null, kind))!, At);
    }
}
