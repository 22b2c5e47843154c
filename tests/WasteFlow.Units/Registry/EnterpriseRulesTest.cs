using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;
using static WasteFlow.Units.Registry.RegisterRulesTest;

namespace WasteFlow.Units.Registry;

/// <summary>An enterprise changes its name, its seat and what it is; its page shows all that stands under its name, with or without sites.</summary>
public class EnterpriseRulesTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 1, 0, 0);
    static readonly LocalDate Today = new(2025, 3, 1);
    static readonly EnterpriseId Tipper = new("tipper");
    static readonly RegisterEnterprise Registered = new(Guid.NewGuid(), Now, Tipper, "郑州运输", "local", "410104", ["carrier"]);
    static readonly ChangeEnterprise Renamed = new(Guid.NewGuid(), Now, Tipper, Today, "改制", "郑州危运");
    static readonly Caller Officer = new("o", null, [Roles.Officer], "410104");

    [Theory]
    [InlineData("name", "郑州危运", "")]
    [InlineData("name", " ", "field_missing /name")]
    [InlineData("division", "410183", "")]
    [InlineData("division", "999999", "division_unknown /division")]
    [InlineData("division", "410000", "division_too_wide /division")]
    [InlineData("kinds", "dangerous-goods-carrier", "")]
    [InlineData("kinds", "castle", "kind_unknown /kinds")]
    [InlineData("kinds", "", "field_missing /kinds")]
    [InlineData("nothing", "", "change_says_nothing ")]
    [InlineData("unknown", "", "enterprise_unknown /enterprise")]
    public void An_enterprise_changes_from_a_day_on(string field, string value, string told)
    {
        var act = new ChangeEnterprise(Guid.NewGuid(), Now, field == "unknown" ? new("nobody") : Tipper, Today);
        act = field switch
        {
            "name" => act with { Name = value },
            "division" => act with { Division = value },
            "kinds" => act with { Kinds = value.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
            _ => act,
        };
        Assert.Equal(told, RegisterRules.Of(act, Knowing(Registered), Officer, Now).Refused is { } r ? $"{r.Code} {r.Pointer}" : "");
    }

    [Fact]
    public void An_enterprise_is_at_home_in_a_prefecture() => Assert.Equal(
        "division_too_wide", RegisterRules.Of(Registered with { Division = "410000" }, Knowing(), Officer with { Region = null }, Now).Refused?.Code);

    [Fact]
    public void The_authority_of_its_seat_changes_it_and_nobody_else()
    {
        string? Told(Caller by) => RegisterRules.Of(Renamed, Knowing(Registered), by, Now).Refused?.Code;
        Assert.Null(Told(Officer));
        Assert.Null(Told(Officer with { Region = null }));
        Assert.Equal("not_yours", Told(Officer with { Region = "410183" }));
        Assert.Equal("not_yours", Told(new("a", Tipper, [Roles.Administrator])));
    }

    [Fact]
    public void A_carrier_without_a_site_has_a_page_with_its_vehicles_and_papers()
    {
        var register = Knowing(
            Registered, Renamed,
            new RegisterVehicle(Guid.NewGuid(), Now, "豫A00001", Tipper, true, true, new(2025, 12, 31)),
            new RegisterLicence(Guid.NewGuid(), Now, Tipper, "ZG-1", "escort", Today, new(2026, 2, 28), "wang"),
            new RegisterInsurance(Guid.NewGuid(), Now, Tipper, "BX-1", "carrier-liability", "PICC", Today, new(2025, 6, 30)));
        var page = SiteList.Dossier(Tipper, new("c", Tipper, [Roles.Clerk]), register).View!;
        Assert.Equal(("郑州危运", "改制"), (page.Enterprise.Name, page.Changes.Single().Reason));
        Assert.Equal(("豫A00001", "wang", "BX-1"), (page.Vehicles.Single().Plate, page.Licences.Single().Person, page.Insurances.Single().Policy));
        Assert.Equal("insurance vehicle-licence licence", string.Join(' ', page.Expiries.Select(static e => e.What)));
        Assert.NotNull(SiteList.Dossier(Tipper, Officer, register).View);
        Assert.Equal("not_yours", SiteList.Dossier(Tipper, Officer with { Region = "410183" }, register).Refused?.Code);
        Assert.Equal("not_yours", SiteList.Dossier(Tipper, new("c", new EnterpriseId("other"), [Roles.Clerk]), register).Refused?.Code);
        Assert.Equal("enterprise_unknown", SiteList.Dossier(new EnterpriseId("nobody"), Officer, register).Refused?.Code);
    }

    [Fact]
    public void The_bureau_of_a_site_reads_the_page_of_its_enterprise()
    {
        var register = Knowing(Registered, new RegisterSite(Guid.NewGuid(), Now, new("yard"), Tipper, "Yard", "410183", "410183", "carrier", []));
        Assert.Equal("yard", SiteList.Dossier(Tipper, Officer with { Region = "410183" }, register).View!.Sites.Single().Site.Text);
    }
}
