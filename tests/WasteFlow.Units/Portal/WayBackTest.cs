using WasteFlow.Portal.Doors;

namespace WasteFlow.Units.Portal;

/// <summary>Where signing in leads: into the portal, by an address that a header can hold, and nowhere else.</summary>
public class WayBackTest
{
    [Theory]
    [InlineData("/portal/plans?year=2025", "/portal/plans?year=2025")]
    [InlineData("/portal?state=filed", "/portal?state=filed")]
    [InlineData("/portal/计划", "/portal/%E8%AE%A1%E5%88%92")]
    [InlineData("/portal/plans\r\nX: y", "/portal")]
    [InlineData("/portal/../elsewhere", "/portal")]
    [InlineData("/portal/%2e%2e/elsewhere", "/portal")]
    [InlineData("/portalish", "/portal")]
    [InlineData("//example.org/portal/plans", "/portal")]
    [InlineData("/\\example.org/portal/plans", "/portal")]
    [InlineData("https://example.org/portal", "/portal")]
    [InlineData("portal/plans", "/portal")]
    [InlineData("", "/portal")]
    [InlineData(null, "/portal")]
    public void It_leads_into_the_portal(string? back, string to)
    {
        var inside = SignInDoor.Inside(back);
        Assert.Equal(to, inside);
        Assert.All(inside, c => Assert.InRange(c, '!', '~'));
    }
}
