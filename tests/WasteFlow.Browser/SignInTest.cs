using Microsoft.Playwright;
using WasteFlow.Waste;

namespace WasteFlow.Browser;

/// <summary>Coming in, going out, and who may not.</summary>
public class SignInTest(PlayedHouse house)
{
    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first_and_goes_on_to_where_he_wanted()
    {
        var page = await (await house.Visitor()).NewPageAsync();
        await page.GotoAsync($"/portal/manifests/{house.Manifest}");
        Assert.Contains("/portal/sign-in?back=", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#person", "officer");
        await page.FillAsync("#password", PlayedHouse.Password);
        await page.ClickAsync(".wf-sign-in-form button");
        await PlayedHouse.Arrived(page, $"**/portal/manifests/{house.Manifest}");
    }

    [Theory]
    [InlineData("zh", "账号或口令不对")]
    [InlineData("en", "wrong")]
    public async Task A_wrong_password_is_refused_in_the_readers_language(string language, string says)
    {
        var page = await (await house.Visitor()).NewPageAsync();
        await page.GotoAsync($"/portal/sign-in?lang={language}");
        await page.FillAsync("#person", $"nobody-{language}");
        await page.FillAsync("#password", "not-the-right-word");
        await page.ClickAsync(".wf-sign-in-form button");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(says);
        await Assertions.Expect(page.Locator("#person")).ToHaveValueAsync($"nobody-{language}");
    }

    [Fact]
    public async Task The_session_is_out_of_reach_of_scripts_and_ends_with_signing_out()
    {
        var page = await house.SignedIn("officer");
        var cookie = (await page.Context.CookiesAsync()).Single(c => c.Name == "wasteflow-session");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        await page.ClickAsync(".wf-who button");
        await PlayedHouse.Arrived(page, "**/portal/sign-in");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "wasteflow-session");
    }

    [Fact]
    public async Task A_form_that_is_not_ours_is_not_taken()
    {
        var context = await house.Visitor();
        var answer = await context.APIRequest.PostAsync("/portal/sign-in", new()
        {
            DataString = $"person=officer&password={PlayedHouse.Password}",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = "application/x-www-form-urlencoded" },
        });
        Assert.Equal(400, answer.Status);
        Assert.Contains(Refusals.Of("form_too_old").Zh, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task An_address_without_a_page_says_so_in_the_readers_language(string language)
    {
        var page = await house.SignedIn("officer");
        var answer = await page.GotoAsync($"/portal/no-such-page?lang={language}");
        Assert.Equal(404, answer!.Status);
        var row = Refusals.Of("page_not_here");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(language == "zh" ? row.Zh : row.En);
    }

    [Fact]
    public async Task A_way_back_leads_nowhere_else()
    {
        var page = await house.SignedIn("officer");
        await page.GotoAsync("/portal/sign-in?back=https://example.org/");
        Assert.Equal(new Uri(house.Address, "/portal").ToString(), page.Url);
    }
}
