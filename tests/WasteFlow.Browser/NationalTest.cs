using System.Text;
using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>A file of the national platform is looked at before it is entered, and a unit with several sites says which.</summary>
public class NationalTest(PlayedHouse house)
{
    [Fact]
    public async Task A_file_is_previewed_a_site_chosen_and_only_what_has_no_fault_entered()
    {
        var page = await house.SignedIn("clerk");
        var entered = await Enter(page);
        Assert.Contains("已记入总账第", entered, StringComparison.Ordinal);

        // The same file again is the same acts, and no new line.
        Assert.Equal(entered, await Enter(page));
    }

    [Fact]
    public async Task What_is_no_table_is_said()
    {
        var page = await house.SignedIn("clerk");
        await Upload(page, "hello");
        await Assertions.Expect(page.Locator("section[aria-labelledby=told] .wf-empty")).ToBeVisibleAsync();
        await Upload(page, "PK no workbook");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("table_malformed");
    }

    private async Task<string> Enter(IPage page)
    {
        await Upload(page, $"统一社会信用代码,产生批次编码,产生时间,废物代码,产生量(吨)\n{house.Unit},HWCS20250303001,2025-03-03,90024908,0.5\n{house.Unit},HWCS20250303002,2025-03-03,90024908,much\n");
        await Assertions.Expect(page.Locator("[data-ready]")).ToHaveAttributeAsync("data-ready", "0");
        await Assertions.Expect(page.Locator("tr[data-rows='1']")).ToContainTextAsync("个场所，请选择其中一个");
        await page.SelectOptionAsync(".wf-national-form select", new SelectOptionValue { Index = 1 });
        await page.ClickAsync(".wf-national-form .btn:not(.btn-primary)");
        await Assertions.Expect(page.Locator("[data-ready]")).ToHaveAttributeAsync("data-ready", "1");
        await Assertions.Expect(page.Locator("tr[data-rows='2']")).ToContainTextAsync("产生量(吨)：应填吨数，“much”不是");
        await page.ClickAsync(".wf-national-form .btn-primary");
        await Assertions.Expect(page.Locator("tr[data-rows='1']")).ToHaveAttributeAsync("data-outcome", "entered");
        await Assertions.Expect(page.Locator("tr[data-rows='2']")).ToHaveAttributeAsync("data-outcome", "faulty");
        return await page.Locator("tr[data-rows='1']").InnerTextAsync();
    }

    private static async Task Upload(IPage page, string text)
    {
        await page.GotoAsync("/portal/national");
        await page.SelectOptionAsync("#kind", "ledgers");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "ledger.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.ClickAsync("form[enctype] .btn-primary");
    }
}
