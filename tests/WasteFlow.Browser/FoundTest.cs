using System.Globalization;
using Microsoft.Playwright;

namespace WasteFlow.Browser;

/// <summary>What a gate found in a load, and what a full site had room for, stand where people look, on a desk's screen and on a phone's.</summary>
public class FoundTest(PlayedHouse house)
{
    [Theory]
    [InlineData(1440, "zh", "计量，含杂率 ")]
    [InlineData(390, "zh", "计量，含杂率 ")]
    [InlineData(390, "en", "measured, foreign matter ")]
    public async Task Beside_the_weight_of_a_load_stands_how_much_of_it_was_soil(int width, string language, string words)
    {
        var page = await house.SignedIn("prefecture", width, language);
        await page.GotoAsync($"/portal/manifests/{house.Soiled.Manifest}");
        var received = page.Locator($"tr[data-item='1'] td[data-label='{(language == "zh" ? "接受称重" : "Received")}']");
        await Assertions.Expect(received).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"{words}{house.Soiled.PerMille / 10m:0.#} %"));
        await Assertions.Expect(received).ToBeVisibleAsync();
        Assert.DoesNotContain(words.Split('，', ',')[1], await page.Locator("tr[data-item='1'] td.wf-right").First.InnerTextAsync(), StringComparison.Ordinal);
        await Fits(page);
    }

    [Theory]
    [InlineData(1440, "zh", "剩余容量", " 登记 20 立方米，此后接收 ")]
    [InlineData(390, "zh", "剩余容量", " 登记 20 立方米，此后接收 ")]
    [InlineData(390, "en", "Room left", "20 m³ were registered on ")]
    public async Task The_alarm_of_a_full_fill_site_says_what_room_there_was_and_how_much_came(int width, string language, string head, string words)
    {
        var page = await house.SignedIn("officer", width, language);
        await page.GotoAsync($"/portal/alarm?id={Uri.EscapeDataString(house.Full)}");
        var room = page.Locator("dd[data-room]");
        await Assertions.Expect(page.Locator("dt", new() { HasTextString = head })).ToBeVisibleAsync();
        await Assertions.Expect(room).ToContainTextAsync(words);
        Assert.InRange(decimal.Parse((await room.GetAttributeAsync("data-room"))!, CultureInfo.InvariantCulture), -10_000, 0);
        await Fits(page);
    }

    /// <summary>Nothing stands beyond the edge of the screen.</summary>
    static async Task Fits(IPage page) => Assert.Equal(0, await page.EvaluateAsync<int>(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
}
