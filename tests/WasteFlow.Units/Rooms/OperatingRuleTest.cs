using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Transporters;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>Who has stopped work takes and carries nothing, a point takes what it said, and construction waste has an approved carrier: each by a rule of its own.</summary>
public class OperatingRuleTest
{
    static readonly SiteId Base = new("base");
    static readonly SiteId OtherBase = new("other-base");
    static readonly WasteCode Rubble = new("900-901-S72");

    [Theory]
    [InlineData("plant", "2025-03-05", "site_suspended /receiver")]
    [InlineData("plant", "2025-03-06", "")]
    [InlineData("works", "2025-03-05", "")]
    public void A_load_to_a_place_that_has_stopped_is_warned_from_its_day_on(string site, string from, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeSite(Guid.Empty, Now, new(site), NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, Status: "suspended"));
        Assert.Equal(told, Found(Filing.Judge(File(), quarter.Register, Officer(null), Now), "site_suspended"));
    }

    [Theory]
    [InlineData("suspended", "site_suspended /manifest")]
    [InlineData("closed", "site_closed /manifest")]
    [InlineData("active", "")]
    public void One_that_has_stopped_since_the_filing_is_warned_of_when_the_load_leaves(string status, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File());
        var tomorrow = Now + NodaTime.Duration.FromDays(1);
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, Today.PlusDays(1), Status: status));
        Assert.Equal(told, Found(Carrying.PickUp(new(Guid.Empty, tomorrow, number, Carrier, "豫A00001"), quarter.Register, Driver("carrier"), tomorrow), "site_"));
    }

    /// <summary>What was said of the day of the filing or before, and only after it, nobody has been told yet.</summary>
    [Theory]
    [InlineData(-1, 0, "")]
    [InlineData(1, 0, "site_suspended /manifest")]
    [InlineData(1, -3, "site_suspended /manifest")]
    public void What_the_filing_could_not_know_is_told_when_the_load_leaves(int hours, int days, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File());
        quarter.Say(new ChangeSite(Guid.Empty, Now + NodaTime.Duration.FromHours(hours), Plant, Today.PlusDays(days), Status: "suspended"));
        var later = Now + NodaTime.Duration.FromHours(2);
        Assert.Equal(told, Found(Carrying.PickUp(new(Guid.Empty, later, number, Carrier, "豫A00001"), quarter.Register, Driver("carrier"), later), "site_"));
    }

    [Theory]
    [InlineData("suspended", "active", "")]
    [InlineData("suspended", "suspended", "carrier_suspended /carrier")]
    [InlineData("closed", "suspended", "carrier_suspended /carrier")]
    [InlineData("active", "active", "")]
    public void A_carrier_has_stopped_when_all_its_sites_have(string one, string other, string told)
    {
        var quarter = new Quarter();
        foreach (var (site, status) in new[] { (Base, one), (OtherBase, other) })
        {
            quarter.Say(new RegisterSite(Guid.Empty, Now, site, Carrier, site.Text, "410104", "410104", "dangerous-goods-carrier", [], Status: status));
        }

        Assert.Equal(told, Found(Filing.Judge(File(), quarter.Register, Officer(null), Now), "carrier_suspended"));
        var number = quarter.Filed(File());
        Assert.Equal(told, Found(Carrying.PickUp(new(Guid.Empty, Now, number, Carrier, "豫A00001"), quarter.Register, Driver("carrier"), Now), "carrier_suspended"));
        Assert.Equal(
            told.Replace("/carrier", "/to", StringComparison.Ordinal),
            Found(Carrying.HandOver(new(Guid.Empty, Now, number, NextCarrier, Carrier, "豫A00001"), quarter.Register, Driver("next-carrier"), Now), "carrier_suspended"));
    }

    [Theory]
    [InlineData("site-operating", "site_suspended /receiver")]
    [InlineData("carrier-operating", "carrier_suspended /carrier")]
    [InlineData("point-takes", "point_does_not_take /items/0/code")]
    public void Each_refuses_where_an_office_raised_it(string rule, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, Today, Status: "suspended", Point: new(["HW49"])));
        quarter.Say(new RegisterSite(Guid.Empty, Now, Base, Carrier, "base", "410104", "410104", "carrier", [], Status: "suspended"));
        quarter.Say(new ChangeRule(Guid.Empty, Now, rule, Today, "专项整治", "郑环〔2025〕1号", "refuse", null, "410100"));
        Assert.Equal(told, Told(Filing.Judge(File(), quarter.Register, Officer(null), Now)));
    }

    [Theory]
    [InlineData("HW08", "")]
    [InlineData("HW01-HW08", "")]
    [InlineData("HW49", "point_does_not_take /items/0/code")]
    public void A_point_is_brought_what_it_takes(string takes, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, Today, Point: new([takes])));
        Assert.Equal(told, Found(Filing.Judge(File(), quarter.Register, Officer(null), Now), "point_"));
        var brought = new BringInWaste(Guid.Empty, Now, Plant, "hazardous", Oil, Tonnes(1), "巷口", "单7");
        Assert.Equal(told.Length == 0 ? "" : "point_does_not_take /code", Found(Holding.BringIn(brought, quarter.Register, Clerk("plant"), Now), "point_"));
    }

    [Theory]
    [InlineData("plant", "suspended", "HW08", "site_suspended /newReceiver")]
    [InlineData("plant", "active", "HW49", "point_does_not_take /newReceiver")]
    [InlineData("plant", "active", "HW08", "")]
    public void A_load_that_is_sent_elsewhere_goes_to_who_takes_it(string to, string status, string takes, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File(receiver: Store));
        quarter.Say(new ChangeSite(Guid.Empty, Now, new(to), Today, Status: status, Point: new([takes])));
        Assert.Equal(told, Found(AfterFiling.Divert(new(Guid.Empty, Now, number, new(to), "D10", "故障"), quarter.Register, Officer(null), Now), "site_", "point_"));
    }

    /// <summary>The carrier's approval runs from today for a year; the next carrier has none.</summary>
    [Theory]
    [InlineData("carrier", "construction", 0, "")]
    [InlineData("carrier", "construction", 365, "")]
    [InlineData("carrier", "construction", 366, "carriage_not_approved /carrier")]
    [InlineData("next-carrier", "construction", 0, "carriage_not_approved /carrier")]
    [InlineData("next-carrier", "general-industrial", 0, "")]
    public void Construction_waste_has_an_approved_carrier(string carrier, string stream, int days, string told)
    {
        var quarter = new Quarter();
        var (at, plate) = (Now + NodaTime.Duration.FromDays(days), carrier == "carrier" ? "豫A00001" : "豫A00009");
        var number = quarter.Filed(stream == "construction" ? File(Rubble, "new-building-material", stream, receiver: Bricks) : File(Ash, "building-material", stream, receiver: Bricks));
        Assert.Equal(told, Found(Carrying.PickUp(new(Guid.Empty, at, number, Of(carrier), plate), quarter.Register, Driver(carrier), at), "carriage_"));
    }

    [Theory]
    [InlineData(" ", null, "field_missing /driver")]
    [InlineData(null, "", "field_missing /escort")]
    [InlineData("li", "wang", "")]
    public void Whoever_is_named_has_a_name(string? driver, string? escort, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File() with { NationalNumber = "20254101000001" });
        Assert.Equal(told, Told(Carrying.PickUp(new(Guid.Empty, Now, number, Carrier, "豫A00001", Driver: driver, Escort: escort), quarter.Register, Driver("carrier"), Now)));
        Assert.Equal(told, Told(Carrying.HandOver(new(Guid.Empty, Now, number, Carrier, NextCarrier, "豫A00009", driver, Escort: escort), quarter.Register, Driver("carrier"), Now)));
    }

    static string Found(Judgement judgement, params string[] codes) => judgement.Refused is { } refused
        ? $"{refused.Code} {refused.Pointer}"
        : string.Join(' ', judgement.Notes.Where(n => codes.Any(c => n.Code.StartsWith(c, StringComparison.Ordinal))).Select(static n => $"{n.Code} {n.Pointer}"));
}
