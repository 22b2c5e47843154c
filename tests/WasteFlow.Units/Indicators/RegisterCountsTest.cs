using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>What is counted in the registers is counted as they stood on the period's last day (R 类指标).</summary>
public class RegisterCountsTest
{
    const long Tonne = 1_000_000;
    const string Oil = "900-249-08";

    /// <summary>Of three garages one is closed since July, said in September; one is of another bureau from April on.</summary>
    [Theory]
    [InlineData("2024", "not_registered", "not_registered")]
    [InlineData("2025-02", "0", "not_registered")]
    [InlineData("2025-03", "3", "not_registered")]
    [InlineData("2025-04", "2", "1")]
    [InlineData("2025-06", "2", "1")]
    [InlineData("2025-07", "1", "1")]
    [InlineData("2025", "1", "1")]
    public void A_site_counts_from_its_registering_to_its_closing_and_for_the_bureau_of_the_day(string period, string here, string there)
    {
        var city = new HandWritten { Day = new(2025, 2, 1) };
        city.Site("school", kind: "university");
        city.Day = new(2025, 3, 5);
        foreach (var garage in new[] { "one", "two", "three" })
        {
            city.Site(garage, kind: "garage");
        }

        city.Change("two", new(2025, 4, 1), supervisor: "410185");
        city.Change("three", new(2025, 7, 1), status: "closed");
        Assert.Equal(here, city.Measure("sites(kind=garage)", period: period));
        Assert.Equal(there, city.Measure("sites(kind=garage)", "410185", period: period));
        Summed.Holds(city.Documents, city.Number, "410104", "410185");
    }

    [Fact]
    public void Tags_and_capacity_are_those_of_the_day()
    {
        var city = new HandWritten();
        city.Site("school", kind: "university", tags: ["laboratory"]);
        city.Site("burner", kind: "incineration-plant", capacity: 800 * Tonne);
        city.Change("school", new(2025, 6, 1), tags: ["central-urban"]);
        city.Change("burner", new(2025, 6, 1), capacity: 900 * Tonne);
        Assert.Equal(("1", "0"), (city.Measure("sites(tag=laboratory)", period: "2025-05"), city.Measure("sites(tag=laboratory)", period: "2025-06")));
        Assert.Equal(("800", "900"), (city.Measure("capacity(by=facility)", period: "2025-05"), city.Measure("capacity(by=facility)", period: "2025-06")));
    }

    /// <summary>One permit ends in June; the policy of the other's enterprise begins in May.</summary>
    [Theory]
    [InlineData("2025-04", "2", "0", "1")]
    [InlineData("2025-05", "2", "1", "1")]
    [InlineData("2025-06", "2", "1", "1")]
    [InlineData("2025-07", "1", "1", "0")]
    public void A_paper_counts_while_it_holds(string period, string permits, string insured, string collecting)
    {
        var city = new HandWritten();
        city.Site("plant", kind: "hazardous-plant");
        city.Site("dealer", kind: "hazardous-collector");
        city.Site("none", kind: "hazardous-plant");
        city.Permit("X1", "plant", new(2025, 1, 1), new(2026, 12, 31));
        city.Permit("X2", "dealer", new(2024, 1, 1), new(2025, 6, 30), "collection");
        city.Insure("B1", "plant", new(2025, 5, 31), new(2026, 5, 30));
        city.Insure("B2", "none", new(2025, 1, 1), new(2026, 5, 30));
        city.Insure("B3", "dealer", new(2025, 1, 1), new(2026, 5, 30), "carrier-liability");
        Assert.Equal(permits, city.Measure("sites(permit=any)", period: period));
        Assert.Equal(insured, city.Measure("sites(permit=any, insurance=pollution-liability)", period: period));
        Assert.Equal(collecting, city.Measure("sites(permit=collection)", period: period));
    }

    /// <summary>Permit and policy are renewed under their numbers before they end: they hold without a gap.</summary>
    [Theory]
    [InlineData("2025-05", "1", "1")]
    [InlineData("2025-06", "1", "1")]
    [InlineData("2025-07", "1", "1")]
    [InlineData("2026-07", "0", "0")]
    public void A_paper_that_is_renewed_in_good_time_holds_without_a_gap(string period, string permitted, string insured)
    {
        var city = new HandWritten();
        city.Site("plant", kind: "hazardous-plant");
        city.Site("none", kind: "hazardous-plant");
        city.Permit("X1", "plant", new(2025, 1, 1), new(2025, 6, 30));
        city.Insure("B1", "plant", new(2025, 1, 1), new(2025, 6, 30));
        city.Permit("X1", "plant", new(2025, 7, 1), new(2026, 6, 30));
        city.Insure("B1", "plant", new(2025, 7, 1), new(2026, 6, 30));
        Assert.Equal(permitted, city.Measure("sites(permit=any)", period: period));
        Assert.Equal(insured, city.Measure("sites(insurance=pollution-liability)", period: period));
    }

    /// <summary>One passes twice, one passes and fails, one fails only in a follow-up; one was looked at the year before, one is closed since.</summary>
    [Fact]
    public void A_unit_that_was_inspected_counts_once_and_passes_where_it_passed_every_time()
    {
        var city = new HandWritten { Day = new(2024, 1, 1) };
        foreach (var site in new[] { "good", "bad", "again", "old", "gone" })
        {
            city.Site(site);
        }

        city.Inspect("old", new(2024, 12, 31), true);
        city.Inspect("good", new(2025, 1, 1), true);
        city.Inspect("good", new(2025, 5, 1), true);
        city.Inspect("bad", new(2025, 2, 1), true);
        city.Inspect("bad", new(2025, 3, 1), false);
        city.Inspect("again", new(2025, 2, 1), true);
        city.Inspect("again", new(2025, 3, 1), false, follows: "I10");
        city.Inspect("gone", new(2025, 2, 1), true, RecordInspection.Operator);
        city.Change("gone", new(2025, 8, 1), status: "closed");
        Assert.Equal(("4", "3"), (city.Measure("sites(inspected=producer|operator)"), city.Measure("sites(passed=producer|operator)")));
        Assert.Equal(("3", "2"), (city.Measure("sites(inspected=producer)"), city.Measure("sites(passed=producer)")));
        Assert.Equal("1", city.Measure("sites(inspected=producer)", year: 2024));
        Assert.Equal(("2", "2"), (city.Measure("sites(inspected=producer)", period: "2025-02"), city.Measure("sites(passed=producer)", period: "2025-02")));
        Assert.Equal("0", city.Measure("sites(inspected=producer)", period: "2025-06"));
    }

    /// <summary>Four garages; one load in March, one load fourteen months before under a contract that holds, one without, and one closed.</summary>
    [Theory]
    [InlineData("2025-03", "50.00")]
    [InlineData("2025-08", "66.67")]
    [InlineData("2026-01", "66.67")]
    [InlineData("2026-03", "33.33")]
    [InlineData("2027-01", "0.00")]
    public void A_unit_is_covered_by_a_load_of_twelve_months_or_by_a_contract_and_one_load(string period, string rate)
    {
        var city = new HandWritten { Day = new(2024, 1, 5) };
        foreach (var garage in new[] { "fresh", "bound", "free", "gone" })
        {
            city.Site(garage, kind: "garage");
        }

        city.Site("dealer", "410185", "hazardous-collector");
        Collect(city, "M1", "bound", new(2024, 1, 5));
        Collect(city, "M2", "free", new(2024, 1, 5));
        Collect(city, "M3", "fresh", new(2025, 3, 5));
        city.Sign("H1", "bound", ["HW08"], new(2024, 1, 1), new(2026, 12, 31));
        city.Sign("H2", "free", ["HW49"], new(2024, 1, 1), new(2026, 12, 31));
        city.Sign("H3", "gone", ["HW08"], new(2024, 1, 1), new(2026, 12, 31));
        city.Change("gone", new(2025, 8, 1), status: "closed");
        city.Adopt("p", "410104", Of("p", Row(1, "garage-hw-coverage", Target(">=", "50"))));
        var report = city.Report("p", period: period);
        Assert.Equal(rate, report.Rows.Single().Value ?? report.Rows.Single().Reason);
        Summed.Holds(city.Documents, city.Number, "410104");
    }

    [Fact]
    public void A_community_is_covered_by_the_route_that_serves_it_while_it_does()
    {
        var city = new HandWritten { Day = new(2025, 1, 5) };
        city.Site("yard", kind: "residential-community", tags: ["urban"]);
        city.Site("lane", kind: "residential-community", tags: ["urban"]);
        city.Site("route", kind: "collection-area");
        city.Site("sorter", kind: "recyclables-yard");
        city.Serve("route", new ServiceShare(1000, new(2025, 1, 1), new LocalDate(2025, 6, 30), Site: new("yard")));
        city.Carry("M1", "route", "sorter", "900-901-S62", "household", "C5", city.Enter("route", "900-901-S62", Tonne, "household"), Tonne, Tonne);
        const string Sorted = "collected_sites(stream=household, code=SW61|SW62, kind=residential-community, tag=urban|central-urban|county-urban)";
        Assert.Equal(("1", "0"), (city.Measure(Sorted, period: "2025-06"), city.Measure(Sorted, period: "2025-07")));
        Summed.Holds(city.Documents, city.Number, "410104");
    }

    /// <summary>Half of a burner of 800 t, three tenths of a landfill of 200 t; what serves the whole city is not split.</summary>
    [Fact]
    public void A_plants_capacity_is_the_regions_by_its_dated_share()
    {
        var city = new HandWritten { Day = new(2025, 1, 5) };
        city.Site("burner", "410185", "incineration-plant", capacity: 800 * Tonne);
        city.Site("pit", "410185", "landfill", capacity: 200 * Tonne);
        city.Site("kitchen", "410122", "kitchen-plant", capacity: 100 * Tonne);
        city.Site("yard", kind: "residential-community");
        const string Burnt = "capacity(kind=incineration-plant)", All = "capacity(kind=incineration-plant|landfill|kitchen-plant|compost-plant)";
        Assert.Equal("no_service_area", city.Measure(All));
        city.Serve("burner", new ServiceShare(500, new(2025, 1, 1), Division: "410104"), new ServiceShare(500, new(2025, 1, 1), Division: "410185"));
        city.Serve("pit", new ServiceShare(300, new(2025, 1, 1), new LocalDate(2025, 6, 30), Site: new("yard")), new ServiceShare(700, new(2025, 1, 1), Division: "410185"));
        city.Serve("kitchen", new ServiceShare(1000, new(2025, 1, 1), Division: "410100"));
        Assert.Equal(("400", "460"), (city.Measure(Burnt, period: "2025-06"), city.Measure(All, period: "2025-06")));
        Assert.Equal(("400", "400"), (city.Measure(Burnt, period: "2025-07"), city.Measure(All, period: "2025-07")));
        Assert.Equal(("800", "1100"), (city.Measure(Burnt, "410100", period: "2025-06"), city.Measure(All, "410100", period: "2025-06")));
        city.Change("burner", new(2025, 9, 1), status: "closed");
        Assert.Equal(("400", "no_service_area"), (city.Measure(Burnt, period: "2025-08"), city.Measure(All, period: "2025-09")));
    }

    [Fact]
    public void An_earlier_line_gives_what_the_register_said_then()
    {
        var city = new HandWritten();
        city.Site("plant", kind: "hazardous-plant");
        city.Permit("X1", "plant", new(2025, 1, 1), new(2026, 12, 31));
        city.Adopt("p", "410104", Of("p", Row(1, "insurance", Target(">=", "100"))));
        var before = city.Number;
        city.Insure("B1", "plant", new(2025, 1, 1), new(2025, 12, 31));
        var insured = city.Number;
        city.Change("plant", new(2025, 6, 1), status: "closed");
        Assert.Equal(("0.00", "100.00", null), (Then(before), Then(insured), Then(city.Number)));

        string? Then(long line)
        {
            var documents = line == city.Number ? (WasteFlow.Hosting.FoldDocuments)city.Documents : EarlierDocuments.Of(city.Documents, city.Number, line);
            return ReportMaker.Make(Snapshot.Read(documents, line, "p")!, ReportingPeriod.OfYear(2025)).Rows.Single().Value;
        }
    }

    [Fact]
    public void A_counted_figure_opens_down_to_its_sites_and_their_papers()
    {
        var city = new HandWritten();
        city.Site("plant", kind: "hazardous-plant");
        city.Site("dealer", kind: "hazardous-collector");
        city.Permit("X1", "plant", new(2025, 1, 1), new(2026, 12, 31));
        city.Permit("X2", "dealer", new(2025, 1, 1), new(2026, 12, 31));
        city.Insure("B1", "plant", new(2025, 1, 1), new(2026, 12, 31));
        city.Adopt("p", "410104", Of("p", Row(1, "insurance", Target(">=", "100"))));
        var snapshot = Snapshot.Read(city.Documents, city.Number, "p")!;
        var opened = new Opened(city.Documents, snapshot, 1, null, new PlanAsks(snapshot.Printed).Find(1, null, ReportingPeriod.OfYear(2025))!);
        Assert.Equal(("50.00", 1, 2), (opened.View.Value, opened.View.Numerator!.Terms.Single().Sites, opened.View.Denominator!.Terms.Single().Sites));
        var above = opened.Sites(new(1, 0, 10, null)).View!;
        Assert.Equal("plant hazardous-plant active X1+B1", Assert.Single(above.Sites) is var s ? $"{s.Site} {s.Kind} {s.Status} {string.Join('+', s.Papers)}" : "");
        var below = opened.Sites(new(2, 0, 1, null)).View!;
        Assert.Equal((2, "dealer", 1), (below.Count, below.Sites.Single().Site.Text, below.Next));
        Assert.Equal("no_such_term", opened.Sites(new(3, 0, 1, null)).Refused!.Code);
    }

    static void Collect(HandWritten city, string manifest, string garage, LocalDate day)
    {
        city.Day = day;
        city.Carry(manifest, garage, "dealer", Oil, "hazardous", "C5", city.Enter(garage, Oil, Tonne, "hazardous"), Tonne, Tonne);
    }
}
