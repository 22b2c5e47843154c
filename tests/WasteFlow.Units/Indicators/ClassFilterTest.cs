namespace WasteFlow.Units.Indicators;

/// <summary>Whose waste is meant where a formula says a class of source (来源分类).</summary>
public class ClassFilterTest
{
    const long Tonne = 1_000_000;

    [Fact]
    public void A_class_takes_all_of_its_kinds_and_a_site_by_its_own_class_before_its_kind_s()
    {
        var city = City();
        Assert.Equal($"{1 + 2 + 4 + 32}", city.Measure("generated(class=industrial)"));
        Assert.Equal($"{1 + 2 + 4 + 8 + 32}", city.Measure("generated(class=industrial|small-micro)"));
        Assert.Equal($"{16 + 64}", city.Measure("generated(class=social)"));
        Assert.Equal("64", city.Measure("generated(kind=industrial-enterprise, class=social)"));
        Assert.Equal("2", city.Measure("sites(kind=university|crop-farm, class=social|industrial)"));
        Summed.Holds(city.Documents, city.Number, "410104");
    }

    [Fact]
    public void Waste_follows_its_site_into_another_class()
    {
        var city = City();
        city.Site("canteen");
        Assert.Equal($"{1 + 2 + 4 + 32 + 64}", city.Measure("generated(class=industrial)"));
        Assert.Equal("16", city.Measure("generated(class=social)"));
        Summed.Holds(city.Documents, city.Number, "410104");
    }

    [Fact]
    public void A_row_of_industry_waits_for_the_units_of_its_classes()
    {
        var city = City();
        city.Adopt("guancheng", "410104", WasteFlow.Waste.Plans.Find("guancheng")!.Text);
        var coverage = city.Report("guancheng", 2025).Rows.Single(static r => r.Code == "gi-intensity").Coverage!;
        Assert.Equal((5, 5), (coverage.Reported, coverage.Registered));
        city.Site("forge", kind: "vehicle-maker");
        city.Site("shop", kind: "shop");
        coverage = city.Report("guancheng", 2025).Rows.Single(static r => r.Code == "gi-intensity").Coverage!;
        Assert.Equal((5, 6), (coverage.Reported, coverage.Registered));
    }

    static HandWritten City()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("power", kind: "power-plant");
        city.Site("cars", kind: "vehicle-maker");
        city.Site("shed", kind: "small-enterprise");
        city.Site("school", kind: "university");
        city.Site("pilot-hall", kind: "university", @class: "industrial");
        city.Site("canteen", @class: "social");
        city.Site("field", kind: "crop-farm");
        foreach (var (site, tonnes) in new[] { ("works", 1), ("power", 2), ("cars", 4), ("shed", 8), ("school", 16), ("pilot-hall", 32), ("canteen", 64), ("field", 128) })
        {
            city.Enter(site, "900-099-S59", tonnes * Tonne);
        }

        return city;
    }
}
