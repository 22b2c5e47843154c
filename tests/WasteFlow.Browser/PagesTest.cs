using System.Globalization;
using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>What each page has to show.</summary>
public class PagesTest(PlayedHouse house)
{
    [Fact]
    public async Task What_is_on_the_way_is_listed_and_filtered()
    {
        var page = await house.SignedIn("officer");
        var listed = await Count(page);
        Assert.True(listed > 0);
        await page.Locator(".wf-tile").Last.ClickAsync();
        await PlayedHouse.Arrived(page, "**state=received**");
        var received = await Count(page);
        Assert.InRange(received, 1, listed);
        var states = await page.Locator("tr[data-manifest] .wf-way-state .wf-state").AllInnerTextsAsync();
        Assert.All(states, s => Assert.Equal("差异待处理", s));
        await page.SelectOptionAsync("#stream", new SelectOptionValue { Index = 1 });
        await PlayedHouse.Arrived(page, "**stream=*");
        Assert.InRange(await Count(page), 0, received);
    }

    [Fact]
    public async Task A_manifest_is_found_by_its_number_and_tells_parties_weights_and_lines()
    {
        var page = await house.SignedIn("clerk");
        await page.FillAsync("#q", house.Manifest);
        await page.PressAsync("#q", "Enter");
        await PlayedHouse.Arrived(page, $"**/portal/manifests/{house.Manifest}");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(house.Manifest);
        await Assertions.Expect(page.Locator(".wf-kind")).ToHaveTextAsync("流向记录（非国家联单）");
        Assert.Equal(3, await page.Locator(".wf-party").CountAsync());
        Assert.True(await page.Locator("tr[data-item]").CountAsync() >= 1);
        Assert.Contains("填报", await page.Locator("tr[data-line]").First.InnerTextAsync(), StringComparison.Ordinal);
        var foot = long.Parse((await page.Locator(".wf-foot [data-line]").GetAttributeAsync("data-line"))!, CultureInfo.InvariantCulture);
        var last = long.Parse((await page.Locator("tr[data-line]").Last.GetAttributeAsync("data-line"))!, CultureInfo.InvariantCulture);
        Assert.True(foot >= last);
    }

    [Theory]
    [InlineData("zh", "标签（第 ")]
    [InlineData("en", "Label sheet (line ")]
    public async Task A_manifest_leads_to_the_sheet_that_its_labels_were_made_on(string language, string words)
    {
        var page = await house.SignedIn("labeller", language: language);
        await page.GotoAsync($"/portal/manifests/{house.LabelledManifest}");
        var link = page.Locator("a[data-sheet]");
        await Assertions.Expect(link).ToContainTextAsync(words);
        await link.ClickAsync();
        await Assertions.Expect(page.Locator("li[data-label]")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator($"li[data-label='{house.Label}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_manifest_without_labels_of_ours_offers_no_sheet()
    {
        var page = await house.SignedIn("clerk");
        await page.GotoAsync($"/portal/manifests/{house.Manifest}");
        await Assertions.Expect(page.Locator("tr[data-item]").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("a[data-sheet]").CountAsync());
    }

    [Fact]
    public async Task A_manifest_of_others_is_not_shown_and_the_page_says_what_to_do()
    {
        var page = await house.SignedIn("clerk");
        var answer = await page.GotoAsync($"/portal/manifests/{house.OthersManifest}");
        Assert.Equal(403, answer!.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("无权查看");
        await page.GotoAsync("/portal/manifests/NO-SUCH?lang=en");
        await Assertions.Expect(page.Locator(".wf-problem-say")).ToContainTextAsync("no manifest");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&through=1")]
    [InlineData("&back=1")]
    [InlineData("&back=1&through=1")]
    public async Task A_trace_is_drawn_and_its_sums_are_equal(string options)
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync($"/portal/trace?manifest={house.Manifest}{options}");
        Assert.Equal("true", await page.Locator(".wf-sums").GetAttributeAsync("data-equal"));
        var whole = await Sum(page, "roots");
        Assert.True(whole > 0);
        var back = options.StartsWith("&back", StringComparison.Ordinal);
        Assert.Equal(whole, back ? await Sum(page, "whole") : await Sum(page, "outcomes") + await Sum(page, "open"));
        Assert.Equal(whole, await RowSum(page, "roots"));
        Assert.Equal(whole, await RowSum(page, "open") + (back ? 0 : await RowSum(page, "outcomes")));
        await Assertions.Expect(page.Locator("#trace-drawing svg path").First).ToBeAttachedAsync();
    }

    /// <summary>A name that is drawn wider than it was measured runs out of its column, and the last one out of the drawing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("&back=1")]
    [InlineData("&through=1&lang=en")]
    public async Task No_name_of_a_trace_is_wider_than_its_column(string options)
    {
        var page = await house.SignedIn("officer", width: 1280);
        foreach (var width in new[] { 1280, 1120, 1000, 900 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync($"/portal/trace?manifest={house.Manifest}{options}");
            await Assertions.Expect(page.Locator("#trace-drawing svg text").First).ToBeAttachedAsync();
            var room = await page.EvaluateAsync<double>(
                "() => Math.min(190, document.getElementById('trace-drawing').clientWidth / (JSON.parse(document.getElementById('trace-data').textContent).levels + 1) - 24)");
            var lines = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('#trace-drawing svg text')].map(t => t.getBoundingClientRect().width)");
            Assert.True(lines.Max() > room / 2);
            Assert.All(lines, line => Assert.InRange(line, 0, Math.Max(72, room) + 1));
        }
    }

    [Fact]
    public async Task A_producers_days_are_asked_for_by_a_form_and_traced_to_their_outcomes()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/trace");
        await page.FillAsync("#producer", house.Producer);
        await page.FillAsync("#producer-to", "2025-12-31");
        await page.ClickAsync("[data-form=producer] button");
        await PlayedHouse.Arrived(page, "**/portal/trace?producer=**");
        Assert.Equal("true", await page.Locator(".wf-sums").GetAttributeAsync("data-equal"));
        var whole = await Sum(page, "roots");
        Assert.True(whole > 0);
        Assert.Equal(whole, await RowSum(page, "outcomes") + await RowSum(page, "open"));
    }

    [Fact]
    public async Task What_was_found_leads_to_who_may_have_lost_it_and_from_the_evidence_to_every_producer()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync($"/portal/incident?code={house.Found}&place=410104&day=2025-03-03");
        Assert.True(await page.Locator("tr[data-candidate]").CountAsync() > 0);
        await page.Locator("a[data-way-back]").First.ClickAsync();
        await PlayedHouse.Arrived(page, "**/portal/trace?**back=1**");
        Assert.Equal("true", await page.Locator(".wf-sums").GetAttributeAsync("data-equal"));
        await page.GoBackAsync();
        await page.Locator("tr[data-candidate] .wf-first a").First.ClickAsync();
        await PlayedHouse.Arrived(page, "**/portal/trace?producer=**");
        Assert.Equal("true", await page.Locator(".wf-sums").GetAttributeAsync("data-equal"));
    }

    [Theory]
    [InlineData("guancheng", 41, 17)]
    [InlineData("zhengzhou", 25, 7)]
    public async Task A_plans_table_has_all_its_rows_each_with_a_value_or_a_reason(string plan, int rows, int found)
    {
        var page = await house.SignedIn("planner");
        Assert.EndsWith("/portal/plans", page.Url, StringComparison.Ordinal);
        await page.Locator($".wf-plan h2 a[href$='/{plan}']").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(rows);
        Assert.True(await page.Locator("[data-table=texts] tbody tr").CountAsync() > 0);
        await Assertions.Expect(page.Locator("tr[data-edition]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tr[data-edition]")).ToContainTextAsync("本页所用");
        Assert.True(await page.Locator("[data-list=anomalies] li").CountAsync() > 0);
        await Assertions.Expect(page.Locator("[data-list=found] li")).ToHaveCountAsync(found);
        await Assertions.Expect(page.Locator("[data-finding=plan_departments_missing]")).ToContainTextAsync("没有责任牵头部门");
        Assert.Equal(0, await page.Locator("tr[data-row]:not(:has(.wf-value)):not(:has(.wf-reason))").CountAsync());
        await page.Locator("tr[data-row] details summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-row] details dl").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_count_of_units_leads_to_the_sites_that_were_counted()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng?year=2025");
        var row = page.Locator("tr[data-row='22']");
        await row.Locator("details summary").ClickAsync();
        await row.Locator("a[data-open=figure]").ClickAsync();
        await PlayedHouse.Arrived(page, "**/rows/22?year=2025");
        var open = page.Locator("a[data-open=sites]").Last;
        var counted = int.Parse(new string([.. (await open.InnerTextAsync()).Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
        await open.ClickAsync();
        await PlayedHouse.Arrived(page, "**term=*");
        await Assertions.Expect(page.Locator("tr[data-site]")).ToHaveCountAsync(Math.Min(counted, 100));
        Assert.True(counted > 0);
    }

    [Fact]
    public async Task A_figure_leads_through_its_cells_to_a_manifest()
    {
        var page = await house.SignedIn("planner");
        await page.GotoAsync("/portal/plans/guancheng/rows/12?year=2025");
        await page.Locator("a[data-open=cells]").First.ClickAsync();
        Assert.All(await page.Locator("tr[data-cell] .wf-under").AllInnerTextsAsync(), static way => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", way));
        Assert.All(await page.Locator("tr[data-cell] a").AllInnerTextsAsync(), static mass => Assert.EndsWith("吨", mass, StringComparison.Ordinal));
        await page.Locator("tr[data-cell] a").First.ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line]").First).ToBeVisibleAsync();
        Assert.True(await page.Locator("[data-table=lots], [aria-labelledby=lots] table").CountAsync() > 0);
    }

    [Fact]
    public async Task In_every_stream_what_came_in_equals_what_went_out()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/balance");
        var rows = page.Locator("tr[data-stream]");
        Assert.True(await rows.CountAsync() >= 12);
        Assert.All(await rows.Locator(".wf-state").AllInnerTextsAsync(), s => Assert.Equal("相等", s));
        await rows.First.Locator("a").ClickAsync();
        var sums = await page.Locator("tfoot [data-grams]").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.grams)");
        Assert.Equal(2, sums.Length);
        Assert.Equal(sums[0], sums[1]);
    }

    [Fact]
    public async Task Alarms_of_a_played_city_are_those_of_its_own_day()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/alarms");
        Assert.StartsWith("2025-03-0", await page.Locator(".wf-lead time").GetAttributeAsync("datetime"), StringComparison.Ordinal);
        var today = await Count(page);
        await page.GotoAsync("/portal/alarms?day=2026-03-03");
        Assert.True(await Count(page) > today);
    }

    [Fact]
    public async Task The_language_is_chosen_once_and_kept()
    {
        var page = await house.SignedIn("officer");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await page.ClickAsync(".wf-language");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.GotoAsync("/portal/balance");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mass balance");
    }

    private static async Task<int> Count(IPage page) =>
        int.Parse((await page.Locator("[data-count]").GetAttributeAsync("data-count"))!, CultureInfo.InvariantCulture);

    private static async Task<long> Sum(IPage page, string name) =>
        long.Parse((await page.Locator($"[data-sum={name}]").GetAttributeAsync("data-grams"))!, CultureInfo.InvariantCulture);

    private static async Task<long> RowSum(IPage page, string table) =>
        (await page.Locator($"[data-table={table}] tbody tr").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.grams)"))
            .Sum(static g => long.Parse(g, CultureInfo.InvariantCulture));
}
