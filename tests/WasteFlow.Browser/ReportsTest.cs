using System.IO.Compression;
using Microsoft.Playwright;
using WasteFlow.Waste;

namespace WasteFlow.Browser;

/// <summary>The planner takes home what is handed in.</summary>
public class ReportsTest(PlayedHouse house)
{
    private const string Reports = "/portal/plans/guancheng/reports?year=2025&part=03";

    [Fact]
    public async Task A_report_is_made_in_the_background_while_the_page_looks_again_by_itself()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        await page.SelectOptionAsync("#job-kind", "annex");
        await page.SelectOptionAsync("#job-format", "docx");
        await page.ClickAsync("[data-form=job] button");
        await PlayedHouse.Arrived(page, "**/reports/jobs");
        await page.Locator("tr[data-state=done] a").First.WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("tr[data-state=done] a").First.ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plans_table_is_shown_of_the_period_chosen()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng?year=2025");
        await Assertions.Expect(page.Locator("h1 .wf-figure")).ToHaveTextAsync("2025年");
        await page.SelectOptionAsync("#part", "Q1");
        await PlayedHouse.Arrived(page, "**part=Q1");
        await Assertions.Expect(page.Locator("h1 .wf-figure")).ToHaveTextAsync("2025年第1季度");
        await Assertions.Expect(page.Locator("#part")).ToHaveValueAsync("Q1");
        await page.Locator("a[href*='/reports']").ClickAsync();
        await Assertions.Expect(page.Locator("#flow-part")).ToHaveValueAsync("Q1");
    }

    [Fact]
    public async Task What_came_after_a_final_is_shown_beside_it_with_its_line()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        await page.Locator("[data-table=issued] [data-open=restated]").First.ClickAsync();
        await PlayedHouse.Arrived(page, "**/restated?**");
        var row = page.Locator("[data-table=restated] tr[data-restated='row-9']");
        await Assertions.Expect(row.Locator("td").Nth(2)).ToContainTextAsync("1.25");
        await Assertions.Expect(row.Locator("td").Nth(3)).ToHaveTextAsync("1.2493 万吨");
        await Assertions.Expect(row.Locator("td").Nth(4)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\s*[\d,\s]+\s*$"));
        await Assertions.Expect(page.Locator(".wf-lead")).ToContainTextAsync(PlayedHouse.IssuedDocument);
    }

    [Fact]
    public async Task A_row_unfolds_to_its_tag_and_the_same_months_of_last_year()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng?year=2025&part=03");
        await page.Locator("tr[data-row='9'] summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-row='9'] .wf-details")).ToContainTextAsync("月度指标");
        await Assertions.Expect(page.Locator("tr[data-row='9'] .wf-details")).ToContainTextAsync("2024年3月");
        await Assertions.Expect(page.Locator("tr[data-row='9'] .wf-details")).ToContainTextAsync("自年初累计");
    }

    [Fact]
    public async Task What_the_city_assigned_stands_beside_the_printed_target()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng?year=2025");
        await Assertions.Expect(page.Locator("tr[data-row='12'] .wf-targets").First).ToContainTextAsync("市级下达 ≥85");
        await Assertions.Expect(page.Locator("tr[data-row='7'] .wf-targets").First).ToContainTextAsync("推定");
    }

    [Fact]
    public async Task A_manifest_leads_up_to_figures_and_each_of_them_down_to_it()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync($"/portal/manifests/{house.Manifest}");
        await Assertions.Expect(page.Locator("[data-table=touched]")).ToHaveCountAsync(0);
        await page.ClickAsync("a[href*='figures=1']");
        var row = page.Locator("[data-table=touched] tbody tr").First;
        var (term, mass) = (await row.Locator("code").InnerTextAsync(), await row.Locator(".wf-figure").InnerTextAsync());
        Assert.EndsWith("吨", mass, StringComparison.Ordinal);
        await row.Locator("a").ClickAsync();
        await PlayedHouse.Arrived(page, "**/rows/**");
        await page.Locator("[data-table=terms] tr", new() { HasText = term }).Locator("[data-open]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-table=cells] tbody tr, [data-table=sites] tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_workbook_is_downloaded_by_its_name()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".wf-report-form button"));
        Assert.Matches("^guancheng-annex-2025-03-[0-9]+[.]xlsx$", download.SuggestedFilename);
        await using var book = await ZipFile.OpenReadAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.NotNull(book.GetEntry("xl/workbook.xml"));
    }

    [Fact]
    public async Task A_flow_statement_is_downloaded_in_the_language_chosen()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        await page.SelectOptionAsync("#kind", "flows");
        await page.SelectOptionAsync("#language", "en");
        await page.SelectOptionAsync("#format", "html");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".wf-report-form button"));
        Assert.Matches("^guancheng-flows-2025-03-[0-9]+[.]html$", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"en\"", text, StringComparison.Ordinal);
        Assert.Contains("/guancheng/2025-03/flows/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_periods_and_formats_of_a_kind_can_be_chosen_and_the_door_says_why()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        await page.SelectOptionAsync("#kind", "yearly");
        await Assertions.Expect(page.Locator("#part")).ToHaveValueAsync("");
        Assert.True(await page.Locator("#format option[value=svg]").IsDisabledAsync());
        var answer = await page.GotoAsync("/portal/plans/guancheng/reports/file?kind=yearly&year=2025&part=03");
        Assert.Equal(422, answer!.Status);
        await Assertions.Expect(page.Locator(".wf-problem-say")).ToContainTextAsync("不能按报告期 2025-03 编制");
    }

    [Fact]
    public async Task The_flows_are_drawn_of_the_period_chosen()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        var figure = page.Locator("img[data-figure=flows]");
        await Assertions.Expect(figure).ToBeVisibleAsync();
        Assert.True(await figure.EvaluateAsync<int>("async e => { await e.decode(); return e.naturalWidth; }") > 0);
        var march = await Drawn(figure);
        Assert.True(march.Split("<path").Length > 3);
        await page.SelectOptionAsync("#flow-part", "02");
        await PlayedHouse.Arrived(page, "**part=02");
        Assert.NotEqual(march, await Drawn(figure));
    }

    [Fact]
    public async Task Issued_reports_are_listed_with_seal_code_line_and_day()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync(Reports);
        var row = page.Locator("[data-table=issued] tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        var text = await row.InnerTextAsync();
        Assert.Contains(PlayedHouse.IssuedDocument, text, StringComparison.Ordinal);
        Assert.Contains("2025-03-04", text, StringComparison.Ordinal);
        Assert.Matches($"WF-REPORT/v{ReportForm.Current.Edition}/guancheng/2025-03/annex/{house.Issued.Line}/final-[0-9]+/zh/{house.Issued.Checksum}", text);
        var download = await page.RunAndWaitForDownloadAsync(() => row.Locator("a", new() { HasText = "XLSX" }).ClickAsync());
        Assert.Equal($"guancheng-annex-2025-03-{house.Issued.Line}-final.xlsx", download.SuggestedFilename);
    }

    private static async Task<string> Drawn(ILocator figure) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((await figure.GetAttributeAsync("src"))!.Split(',')[1]));
}
