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
        await page.WaitForURLAsync("**state=done**");
        await Assertions.Expect(page.Locator("[data-task]")).ToHaveCountAsync(all - open);
        await Assertions.Expect(page.Locator("[data-task]").First).ToHaveAttributeAsync("data-state", "done");
    }
}
