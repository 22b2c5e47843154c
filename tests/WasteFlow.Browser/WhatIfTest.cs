using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>The planner asks what the figures would be.</summary>
public class WhatIfTest(PlayedHouse house)
{
    [Fact]
    public async Task A_flow_is_sent_elsewhere_and_the_rows_that_count_it_move()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng?year=2025&part=03");
        await page.Locator("a[href*='/what-if']").ClickAsync();
        await Assertions.Expect(page.Locator("#part")).ToHaveValueAsync("03");
        await Ask(page, house.Burner.Text);
        await Assertions.Expect(page.Locator("[data-row]").First).ToContainTextAsync("utilised(stream=household|kitchen");
        await Assertions.Expect(page.Locator("#outcome")).ToHaveValueAsync("incinerated");
    }

    [Fact]
    public async Task Several_flows_are_sent_elsewhere_at_once()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng/what-if?year=2025&part=03");
        await Ask(page, house.Burner.Text);
        await page.ClickAsync("[data-more]");
        await PlayedHouse.Arrived(page, "**changes=2");
        await Assertions.Expect(page.Locator("#tonnes")).ToHaveValueAsync("1");
        await page.SelectOptionAsync("#outcome-2", "incinerated");
        await page.SelectOptionAsync("#stream-2", "household");
        await page.FillAsync("#tonnes-2", "2");
        await page.FillAsync("#to-2", house.Burner.Text);
        await page.FillAsync("#method-2", "recycle");
        await page.ClickAsync(".wf-report-form button.btn-primary");
        await PlayedHouse.Arrived(page, "**tonnes-2=2**");
        var moved = await page.Locator("[aria-labelledby=rows] .wf-hint").InnerTextAsync();
        Assert.Equal(2, moved.Split('；').Count(static m => m.StartsWith("按接受计", StringComparison.Ordinal)));
        await page.ClickAsync("[data-fewer]");
        await Assertions.Expect(page.Locator("fieldset[data-change]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(360, "en")]
    [InlineData(360, "zh")]
    public async Task On_a_phone_the_fields_of_a_change_are_as_wide_as_it_and_one_line_high(int width, string language)
    {
        var page = await house.SignedIn("planner", width, language);
        await page.GotoAsync("/portal/plans/guancheng/what-if?year=2025&part=03");
        foreach (var field in await page.Locator("fieldset[data-change] :is(input, select)").AllAsync())
        {
            var (label, box) = (await field.Locator("xpath=../label").BoundingBoxAsync(), await field.BoundingBoxAsync());
            Assert.InRange(box!.Height, 24, 60);
            Assert.InRange(box.Width, 0.8 * width, width);
            Assert.True(label!.Y + label.Height <= box.Y + 1);
        }
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_the_form()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng/what-if?year=2025&part=03");
        await Ask(page, "no-such-site");
        await Assertions.Expect(page.Locator("[data-refused=site_unknown]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#to")).ToHaveValueAsync("no-such-site");
    }

    /// <summary>A tonne of burnt household waste is recycled instead.</summary>
    private static async Task Ask(IPage page, string to)
    {
        await page.SelectOptionAsync("#outcome", "incinerated");
        await page.SelectOptionAsync("#stream", "household");
        await page.FillAsync("#tonnes", "1");
        await page.FillAsync("#to", to);
        await page.FillAsync("#method", "recycle");
        await page.ClickAsync(".wf-report-form button.btn-primary");
        await PlayedHouse.Arrived(page, "**to=**");
    }
}
