using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>An officer looks at an alarm, closes it with a reason, and everybody who sees it reads who did and why.</summary>
public class AlarmTest(PlayedHouse house)
{
    private const string Why = "现场核实：车辆检修，次日已运出。";

    [Fact]
    public async Task An_officer_closes_an_alarm_with_a_reason_and_its_history_says_so()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/alarms");
        var count = await Count(page);
        await page.ClickAsync("tr[data-alarm] .wf-first a");
        var address = page.Url;
        await Assertions.Expect(page.Locator("nav [aria-current=page]")).ToHaveTextAsync("告警");
        await Assertions.Expect(page.Locator("[data-state]")).Not.ToHaveAttributeAsync("data-state", "ended");
        var steps = await page.Locator("tr[data-step]").CountAsync();

        // Blanks pass the browser's own check; what was typed beside them stays.
        await page.FillAsync("#reason", "   ");
        await page.FillAsync("#document", "现场笔录〔2025〕3号");
        await page.ClickAsync(".wf-act-form .btn-primary");
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", "field_missing");
        await Assertions.Expect(page.Locator("#reason")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#document")).ToHaveValueAsync("现场笔录〔2025〕3号");

        await page.FillAsync("#reason", Why);
        await page.ClickAsync(".wf-act-form .btn-primary");
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "ended");
        Assert.Equal(address, page.Url);
        await Assertions.Expect(page.Locator(".wf-act-form")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("tr[data-step]")).ToHaveCountAsync(steps + 1);
        var last = page.Locator("tr[data-step=close-alarm]");
        await Assertions.Expect(last).ToContainTextAsync(Why);
        await Assertions.Expect(last).ToContainTextAsync("officer");
        await page.GotoAsync("/portal/alarms");
        Assert.Equal(count - 1, await Count(page));
    }

    [Fact]
    public async Task A_form_from_before_somebody_else_closed_it_is_answered_and_changes_nothing()
    {
        var page = await house.SignedIn("officer", language: "en");
        await page.GotoAsync("/portal/alarms");
        await page.ClickAsync("tr[data-alarm] .wf-first a");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        foreach (var (tab, reason) in new[] { (other, "seen on site"), (page, "seen a second time") })
        {
            await tab.FillAsync("#reason", reason);
            await tab.ClickAsync(".wf-act-form .btn-primary");
            await Assertions.Expect(tab.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "ended");
        }

        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", "alarm_not_open");
        await Assertions.Expect(page.Locator("tr[data-step=close-alarm]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tr[data-step=close-alarm]")).ToContainTextAsync("seen on site");
    }

    [Theory]
    [InlineData("/portal/alarm", "field_missing")]
    [InlineData("/portal/alarm?id=no-such:alarm", "no_such_alarm")]
    [InlineData("/portal/alarm?id=a&id=b", "field_missing")]
    public async Task What_is_no_alarm_is_said(string address, string code)
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(code);
    }

    [Fact]
    public async Task What_is_not_due_yet_cannot_be_closed()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/alarms?state=pending");
        await page.ClickAsync("tr[data-alarm] .wf-first a");
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "pending");
        await Assertions.Expect(page.Locator(".wf-act-form")).ToHaveCountAsync(0);
    }

    /// <summary>The played city has a fill site with twenty cubic metres left, which its day fills.</summary>
    [Theory]
    [InlineData("zh", "消纳场登记容量已满", "重新核定剩余容量")]
    [InlineData("en", "Fill site full", "have the room surveyed")]
    public async Task A_fill_site_that_is_full_is_told_with_what_to_do(string language, string title, string what)
    {
        var page = await house.SignedIn("officer", width: 390, language: language);
        await page.GotoAsync("/portal/alarms?kind=fill-site-full");
        await page.ClickAsync("tr[data-alarm] .wf-first a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator(".wf-lead")).ToContainTextAsync(what);
        await Assertions.Expect(page.Locator("tr[data-step]")).ToHaveAttributeAsync("data-step", "receive-waste");
    }

    private static async Task<long> Count(IPage page) =>
        long.Parse((await page.Locator("[data-count]").First.GetAttributeAsync("data-count"))!, System.Globalization.CultureInfo.InvariantCulture);
}
