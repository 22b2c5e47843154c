using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>A clerk declares what its site will generate, and sees what the bureau makes of it.</summary>
public class GenerationTest(PlayedHouse house)
{
    private const string Code = "900-041-49";

    [Fact]
    public async Task A_clerk_declares_by_coefficient_and_by_amount_and_sees_both_beside_what_was_generated()
    {
        var page = await Opened();
        await Fill(page, ("from", "2025-03"), ("months", "3"), ("code.0", Code), ("product.0", "机床"), ("unit.0", "台"), ("output.0", "1200"), ("kilograms.0", "25"),
            ("code.1", "900-249-08"), ("tonnes.1", "0.4"), ("step.1", "设备保养"));
        await page.ClickAsync(".wf-declare-form > .btn-primary");

        await Assertions.Expect(page.Locator("[data-entered]")).ToBeVisibleAsync();
        var far = page.Locator($"tr[data-span='{Code}']");
        await Assertions.Expect(far).ToHaveAttributeAsync("data-found", "generation-below");
        await Assertions.Expect(far).ToContainTextAsync("30.000 吨");
        await Assertions.Expect(far).ToContainTextAsync("2025-03–2025-05");
        await Assertions.Expect(page.Locator("tr[data-span='900-249-08']")).ToHaveAttributeAsync("data-found", "near");
        await far.Locator("a").ClickAsync();
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "pending");
        await Assertions.Expect(page.Locator("tr[data-step=declare-generation]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".wf-act-form")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("2025-3", "3", "900-249-08", "1", "", "field_malformed", "from")]
    [InlineData("2025-06", "13", "900-249-08", "1", "", "field_malformed", "months")]
    [InlineData("2025-06", "", "900-249-08", "1", "", "field_malformed", "months")]
    [InlineData("2025-06", "3", "oil!", "1", "", "code_malformed", "code.0")]
    [InlineData("2025-06", "3", "900-249-8", "1", "", "code_malformed", "code.0")]
    [InlineData("2025-06", "3", "900-249-08", "-1", "", "mass_negative", "tonnes.0")]
    [InlineData("2025-06", "3", "900-249-08", "much", "", "decimal_text_expected", "tonnes.0")]
    [InlineData("2025-06", "3", "900-249-08", "", "", "field_missing", "tonnes.0")]
    [InlineData("2025-06", "3", "900-249-08", "", "car", "field_missing", "unit.0")]
    public async Task What_cannot_be_declared_is_said_at_its_field_and_stays_typed(
        string from, string months, string code, string tonnes, string product, string refused, string field)
    {
        var page = await Opened();

        // As somebody would whose browser checks nothing.
        await page.EvaluateAsync("() => { const f = document.querySelector('.wf-declare-form'); f.noValidate = true; for (const i of f.querySelectorAll('input[type=month], input[type=number]')) i.type = 'text'; }");
        await Fill(page, ("from", from), ("months", months), ("code.0", code), ("tonnes.0", tonnes), ("product.0", product));
        await page.ClickAsync(".wf-declare-form > .btn-primary");

        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveAttributeAsync("data-refused", refused);
        await Assertions.Expect(page.Locator($"[name='{field}']")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("[name='code.0']")).ToHaveValueAsync(code);
    }

    [Fact]
    public async Task Only_a_clerk_declares()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/generation");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("role_not_allowed");
        Assert.Equal(0, await page.Locator(".wf-nav a[href='/portal/generation']").CountAsync());
    }

    private async Task<IPage> Opened()
    {
        var page = await house.SignedIn("clerk");
        await page.ClickAsync(".wf-nav a[href='/portal/generation']");
        await page.GotoAsync($"/portal/generation?site={await page.Locator("#which option").First.GetAttributeAsync("value")}");
        return page;
    }

    private static async Task Fill(IPage page, params (string Name, string Text)[] fields)
    {
        foreach (var (name, text) in fields) await page.FillAsync($"[name='{name}']", text);
    }
}
