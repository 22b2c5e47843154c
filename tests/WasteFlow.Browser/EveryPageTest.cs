using System.Text.Json;
using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>What holds for every page: everybody can read it, it fits a phone, and it asks nobody but the house.</summary>
public class EveryPageTest(PlayedHouse house)
{
    private const int Wide = 1440;
    private const int Phone = 390;

    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    private string[] Addresses =>
    [
        "/portal", "/portal?state=closed", "/portal/alarms?day=2025-03-04", "/portal/alarms?state=pending&day=2025-03-04", $"/portal/manifests/{house.Manifest}", $"/portal/manifests/{house.Manifest}?figures=1", $"/portal/trace?manifest={house.Manifest}",
        $"/portal/trace?manifest={house.Manifest}&back=1", "/portal/trace", $"/portal/trace?producer={house.Producer}&to=2025-12-31&through=1", "/portal/incident",
        $"/portal/incident?code={house.Found}&place=410104&day=2025-03-03", "/portal/plans", "/portal/plans/guancheng", "/portal/plans/guancheng?year=2025&part=Q1",
        "/portal/plans/guancheng/reports?year=2025&part=03", "/portal/plans/guancheng/reports/jobs", "/portal/plans/guancheng/restated?year=2025&part=03", "/portal/plans/guancheng/tasks?year=2025", "/portal/plans/guancheng/tasks?year=2025&part=03&state=open", "/portal/plans/guancheng/rows/22?year=2025&part=03&term=1", "/portal/plans/guancheng/what-if?year=2025&part=03",
        "/portal/balance", "/portal/books", "/portal/books?book=hazardous-sent&region=410104&from=2025-03-01&to=2025-03-31",
        "/portal/balance/household", "/portal/national", $"/portal/alarm?id={house.Pending}", $"/portal/alarm?id={house.Open}", "/portal/manifests/NO-SUCH", "/portal/glossary", "/portal/nowhere",
    ];

    [Theory]
    [InlineData("zh", Wide)]
    [InlineData("en", Phone)]
    public async Task Axe_finds_nothing_and_nothing_sticks_out_sideways(string language, int width)
    {
        var page = await house.SignedIn("officer", width, language);
        var found = new List<string>();
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            found.AddRange(await SticksOut(page));
            found.AddRange((await Violations(page)).Select(v => $"{address}: {v}"));
        }

        var clerk = await house.SignedIn("clerk", width, language);
        await clerk.GotoAsync("/portal/generation");
        found.AddRange(await SticksOut(clerk));
        found.AddRange((await Violations(clerk)).Select(static v => $"/portal/generation: {v}"));

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync($"/portal/sign-in?lang={language}");
        found.AddRange((await Violations(page)).Select(static v => $"/portal/sign-in: {v}"));
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>Names of our own, of formats and of the time zone; all else that is Latin stands in code, in an id or in an element of another language.</summary>
    private static readonly string[] Kept = ["WasteFlow", "English", "XLSX", "DOCX", "PDF", "HTML", "CSV", "JSON", "SVG", "Asia", "Shanghai", "verify"];

    [Fact]
    public async Task A_Chinese_page_has_no_English_word()
    {
        var page = await house.SignedIn("officer");
        var found = new List<string>();
        foreach (var address in Addresses.Append($"/portal/manifests/{house.LabelledManifest}"))
        {
            await page.GotoAsync(address);
            var words = await page.EvaluateAsync<string[]>("""
                () => {
                  const words = [];
                  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walk.nextNode()) {
                    const holder = walk.currentNode.parentElement;
                    if (holder.closest('code, script, style, [lang]:not([lang="zh-CN"]):not(html), [data-id], .wf-number')) continue;
                    for (const word of walk.currentNode.data.matchAll(/(?<![\w\-.:\/])[A-Za-z]{3,}(?![\w\-:])/g)) words.push(`${word[0]} in “${walk.currentNode.data.trim().slice(0, 80)}” (${holder.className || holder.tagName})`);
                  }
                  return words;
                }
                """);
            found.AddRange(words.Where(static w => !Kept.Contains(w.Split(' ')[0], StringComparer.Ordinal)).Distinct().Take(8).Select(w => $"{address}: {w}"));
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Theory]
    [InlineData("zh", Phone)]
    [InlineData("en", Wide)]
    public async Task Nothing_sticks_out_sideways(string language, int width)
    {
        var page = await house.SignedIn("officer", width, language);
        var found = new List<string>();
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            found.AddRange(await SticksOut(page));
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Pages_ask_nobody_but_the_house_and_their_scripts_do_not_fail()
    {
        var page = await house.SignedIn("officer");
        var found = new List<string>();
        page.Request += (_, r) =>
        {
            if (!r.Url.StartsWith(house.Address.ToString(), StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal)) found.Add(r.Url);
        };
        page.PageError += (_, e) => found.Add(e);
        page.Console += (_, m) =>
        {
            // The browser itself remarks on a page whose status is 404.
            if (m.Type == "error" && !m.Text.Contains("404", StringComparison.Ordinal)) found.Add(m.Text);
        };
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static async Task<IReadOnlyList<string>> SticksOut(IPage page)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return over > 0 ? [$"{page.Url}: {over} px"] : [];
    }

    private static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        // Evaluated from outside the page, so that the page's own content policy stands.
        await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] })).violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html) }))");
        return [.. violations.EnumerateArray().Select(static v => v.ToString())];
    }
}
