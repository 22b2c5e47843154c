using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>What offices have to hand in for a plan.</summary>
public class TasksTest(PlayedHouse house)
{
    [Fact]
    public async Task A_plan_leads_to_its_tasks_and_they_can_be_told_apart_by_their_state()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng?year=2025");
        await page.Locator("a[href*='/tasks']").ClickAsync();
        var all = await page.Locator("[data-task]").CountAsync();
        var open = await page.Locator("[data-task][data-state=open]").CountAsync();
        Assert.InRange(open, 1, all - 1);
        await page.SelectOptionAsync("#state", "done");
        await PlayedHouse.Arrived(page, "**state=done**");
        await Assertions.Expect(page.Locator("[data-task]")).ToHaveCountAsync(all - open);
        await Assertions.Expect(page.Locator("[data-task]").First).ToHaveAttributeAsync("data-state", "done");
    }

    [Fact]
    public async Task A_planner_reminds_the_department_that_most_is_waited_for_from_and_its_tasks_say_so()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng/tasks?year=2025");
        var department = await page.Locator("#department").InputValueAsync();
        await page.FillAsync("#document", "催报〔2025〕1号");
        await page.ClickAsync(".wf-act-form .btn-primary");
        await PlayedHouse.Arrived(page, "**/tasks?year=2025");
        var reminded = page.Locator("[data-task]", new() { HasText = "已催报" });
        Assert.NotEqual(0, await reminded.CountAsync());
        await Assertions.Expect(reminded.First).ToContainTextAsync(department);
    }

    [Fact]
    public async Task Who_has_handed_all_in_by_then_is_not_reminded_and_what_was_typed_stays()
    {
        var page = await house.SignedIn("planner", language: "en");
        await page.GotoAsync("/portal/plans/guancheng/tasks?year=2025");
        await page.EvalOnSelectorAsync("#department option", "option => option.value = '某局'");
        await page.FillAsync("#document", "No. 1");
        await page.ClickAsync(".wf-act-form .btn-primary");
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", "nothing_to_remind");
        await Assertions.Expect(page.Locator("#department")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#document")).ToHaveValueAsync("No. 1");
    }

    [Fact]
    public async Task An_officer_reads_the_tasks_and_reminds_nobody()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/plans/guancheng/tasks?year=2025");
        await Assertions.Expect(page.Locator("[data-task]").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".wf-act-form")).ToHaveCountAsync(0);
    }
}
