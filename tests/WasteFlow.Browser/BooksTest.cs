using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>Ledger books are looked at and taken away: a clerk's of its own sites, an officer's of its region.</summary>
public class BooksTest(PlayedHouse house)
{
    [Fact]
    public async Task A_clerk_reads_its_own_book_in_the_official_columns_and_takes_it_away()
    {
        var page = await house.SignedIn("clerk");
        await page.GotoAsync("/portal/books");
        await Assertions.Expect(page.Locator("#region")).ToHaveCountAsync(0);
        await page.SelectOptionAsync("#book", "industrial-generated");
        await page.SelectOptionAsync("#site", house.Producer);
        await page.FillAsync("#from", "2025-03-01");
        await page.FillAsync("#to", "2025-03-31");
        await page.ClickAsync(".wf-report-form .btn-primary");

        var table = page.Locator("table[data-book=industrial-generated]");
        await Assertions.Expect(table.Locator("th")).ToHaveTextAsync(
            ["单位名称", "代码", "名称", "类别", "产生环节", "物理性状", "主要成分", "污染特性", "产废系数/年产生量", "产生量（吨）", "产生批次"]);
        await Assertions.Expect(table.Locator("tbody tr").First).ToBeVisibleAsync();
        foreach (var format in new[] { "xlsx", "csv" })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"[data-file={format}]"));
            Assert.EndsWith($"-2025-03-01-2025-03-31.{format}", download.SuggestedFilename, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_officer_reads_the_lists_of_its_region_and_of_no_other()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/books?book=hazardous-producers&region=410104&from=2025-01-01&to=2025-12-31");
        await Assertions.Expect(page.Locator("table[data-book=hazardous-producers] tbody tr").First).ToBeVisibleAsync();
        await page.GotoAsync("/portal/books?book=hazardous-producers&region=410104&from=2025-01-02&to=2025-12-31");
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", "book_wants_months");
        await page.GotoAsync("/portal/books?book=hazardous-producers&region=110000&from=2025-01-01&to=2025-12-31");
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", "not_yours");
        await page.GotoAsync("/portal/books?book=no-such&region=410104&from=2025-01-01&to=2025-12-31");
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", "book_unknown");
    }
}
