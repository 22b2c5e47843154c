using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What the fold makes of lines written by hand: every figure can be added up on paper.</summary>
public partial class FlowTest
{
    const string Slag = "900-099-S59";
    const string Stream = "general-industrial";
    const long Tonne = 1_000_000;

    [Fact]
    public void What_is_generated_is_stored_until_it_is_used()
    {
        var city = City();
        var lot = city.Enter("works", Slag, 10 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(4 * Tonne, lot)], 4 * Tonne, 0);
        Assert.Equal("10", city.Measure("generated(stream=general-industrial)"));
        Assert.Equal("4", city.Measure("utilised(stream=general-industrial, method=road-base)"));
        Assert.Equal("0", city.Measure("utilised(stream=general-industrial, method=C1)"));
        Assert.Equal("6", city.Measure("stored(stream=general-industrial)"));
        Assert.Equal("6", city.Measure("stored_new(stream=general-industrial)"));
        city.Balances();
    }

    /// <summary>Doors refuse such a time; a journal of before they did must not keep the figures standing for ever.</summary>
    [Fact]
    public void A_line_that_claims_the_end_of_time_is_counted_and_passed()
    {
        var city = City();
        city.Claimed = Instant.MaxValue;
        city.Enter("works", Slag, Tonne);
        city.Claimed = null;
        city.Enter("works", Slag, Tonne);
        Assert.Equal("1", city.Measure("generated(stream=general-industrial)"));
        city.Balances();
    }

    [Fact]
    public void A_collector_hands_the_origin_on()
    {
        var city = City();
        var a = city.Carry("1", "works", "collector", Slag, Stream, "C5", city.Enter("works", Slag, 3 * Tonne), 3 * Tonne, 3 * Tonne);
        var b = city.Carry("2", "mill", "collector", Slag, Stream, "C5", city.Enter("mill", Slag, Tonne), Tonne, Tonne);
        var mixed = city.Combine("collector", Slag, Stream, (3 * Tonne, a), (Tonne, b));
        var there = city.Carry("3", "collector", "plant", Slag, Stream, "D1", mixed, 2 * Tonne, 2 * Tonne);
        city.Treat("plant", "D1", Classes.Landfilled, [(2 * Tonne, there)], 0, 0);

        // 2 t of a 3 : 1 mixture are 1.5 t and 0.5 t, wherever collector and plant are.
        Assert.Equal("3/2", city.Measure("landfilled(stream=general-industrial)"));
        Assert.Equal("1/2", city.Measure("landfilled(stream=general-industrial)", "410183"));
        Assert.Equal("2", city.Measure("landfilled(stream=general-industrial)", "410100"));
        Assert.Equal("2", city.Measure("landfilled(stream=general-industrial, by=facility)", "410185"));
        Assert.Equal("0", city.Measure("landfilled(stream=general-industrial, by=facility)"));

        // Received once, at the first receipt; at the plant only what the plant weighed.
        Assert.Equal("4", city.Measure("received(stream=general-industrial)", "410100"));
        Assert.Equal("2", city.Measure("treated_net(stream=general-industrial)", "410100"));
        Assert.Equal("2", city.Measure("collected_sites(stream=general-industrial)", "410100"));
        Assert.Equal("2", city.Measure("stored(stream=general-industrial)", "410100"));
        city.Balances();
    }

    /// <summary>Of the city's flows those of one of its parts, by whose waste it is or by where it is treated; what lies outside the region is nobody's in it.</summary>
    [Theory]
    [InlineData("generated(stream=general-industrial, region=410104)", "410100", "3")]
    [InlineData("generated(stream=general-industrial, region=410183)", "410100", "1")]
    [InlineData("generated(stream=general-industrial, region=410183|410104)", "410100", "4")]
    [InlineData("generated(stream=general-industrial, region=410100)", "410104", "3")]
    [InlineData("generated(stream=general-industrial, region=410183)", "410104", "0")]
    [InlineData("received(stream=general-industrial, region=410185)", "410100", "0")]
    [InlineData("received(stream=general-industrial, region=410185, by=facility)", "410100", "3")]
    [InlineData("sites(region=410104)", "410100", "1")]
    [InlineData("collected_sites(stream=general-industrial, region=410104)", "410100", "1")]
    [InlineData("collected_sites(stream=general-industrial, region=410183)", "410100", "0")]
    public void A_measure_is_narrowed_to_parts_of_the_region(string formula, string region, string value)
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("mill", "410183");
        city.Site("plant", "410185");
        city.Carry("1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 3 * Tonne), 3 * Tonne, 3 * Tonne);
        city.Enter("mill", Slag, Tonne);
        Assert.Equal(value, city.Measure(formula, region));
    }

    /// <summary>Of the two sites of the city that tell slag, the one in the part that is asked for is expected, and it told nothing in May.</summary>
    [Theory]
    [InlineData("generated(stream=general-industrial)", "2025-03", 2, 2)]
    [InlineData("generated(stream=general-industrial, region=410104)", "2025-03", 1, 1)]
    [InlineData("generated(stream=general-industrial, region=410104)", "2025-05", 0, 1)]
    public void A_part_of_the_region_expects_its_own_sites_and_is_written_as_it_was_read(string formula, string period, int told, int expected)
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("mill", "410183");
        city.Enter("works", Slag, Tonne);
        city.Enter("mill", Slag, Tonne);
        city.Adopt("p", "410100", PlanTexts.Empty("p"));
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var figure = FigureFormula.Read(formula, "1", "1", "here")!;
        var ask = FigureReading.Ask("x", null, figure, Choices.None, "", 2, months, [], null);
        Assert.Equal(new Coverage(told, expected), new Coverages(Snapshot.Read(city.Documents, city.Number, "p")!, null, months).Of(ask));
        Assert.Equal(formula, figure.Numerator.Text());
    }

    [Fact]
    public void A_sorted_part_keeps_its_producer()
    {
        var city = City();
        var lot = city.Enter("works", Slag, 9 * Tonne);
        var sorted = city.Combine("works", "900-913-S62", "recyclables", (2 * Tonne, lot));
        city.Treat("works", "recycle", Classes.Utilised, [(2 * Tonne, sorted)], 2 * Tonne, 0);
        Assert.Equal("2", city.Measure("utilised(stream=recyclables)"));
        Assert.Equal("7", city.Measure("stored(stream=general-industrial)"));
        var identity = IdentityLines.Read(city.Documents, Stream, null, null).Single();
        Assert.Equal((9 * Tonne, 2 * Tonne, 7 * Tonne), (identity.Generated, identity.ReclassifiedOut, identity.ClosingStock));
        city.Balances();
    }

    [Fact]
    public void A_residue_is_nobodys_but_the_plants()
    {
        var city = City();
        var there = city.Carry("1", "works", "plant", Slag, Stream, "D10", city.Enter("works", Slag, 10 * Tonne), 10 * Tonne, 10 * Tonne);
        var ash = city.Treat("plant", "D10", Classes.Incinerated, [(10 * Tonne, there)], 0, 8 * Tonne, (Stream, Slag, 2 * Tonne));
        city.Treat("plant", "D1", Classes.Landfilled, [(2 * Tonne, ash)], 0, 0);
        Assert.Equal("10", city.Measure("incinerated(stream=general-industrial)"));
        Assert.Equal("0", city.Measure("landfilled(stream=general-industrial)"));
        Assert.Equal("0", city.Measure("landfilled(stream=general-industrial)", "410185"));
        Assert.Equal("0", city.Measure("landfilled(stream=general-industrial, by=facility)", "410185"));
        Assert.Equal("2", city.Measure("residues(stream=general-industrial)", "410185"));
        Assert.Equal("no_flows", city.Measure("residues(stream=general-industrial)", "411003"));
        city.Balances();
        var treatments = IdentityLines.ReadTreatments(city.Documents, city.Number);
        Assert.Equal((2, 12 * Tonne, 2 * Tonne, 8 * Tonne), (treatments.Count, treatments.WasteIn, treatments.Residues, treatments.Losses));
    }

    [Theory]
    [InlineData("utilised", "D10", "incinerated", "2", "3/4")]
    [InlineData("utilised", "D1", "landfilled", "2", "3/4")]
    [InlineData("utilised", "compost", "utilised", "0", "0")]
    [InlineData("utilised", "drying", "otherwise", "0", "0")]
    [InlineData("incinerated", "D10", "incinerated", "0", "0")]
    public void What_is_burnt_or_buried_of_utilised_wastes_residue_counts_back_to_its_producers(
        string outcome, string thenBy, string then, string whole, string ofTheWorks)
    {
        var city = City();
        var a = city.Enter("works", Food, 3 * Tonne, "kitchen");
        var b = city.Enter("mill", Food, 5 * Tonne, "kitchen");
        var rejects = city.Treat(
            "plant", "anaerobic", outcome, [(3 * Tonne, a), (5 * Tonne, b)], 4 * Tonne, 2 * Tonne, ("household", "900-903-S64", 2 * Tonne));
        Assert.Equal("0", city.Measure("residue_disposed(stream=kitchen)", "410100"));
        city.Treat("plant", thenBy, then, [(2 * Tonne, rejects)], 0, 2 * Tonne);
        Assert.Equal(whole, city.Measure("residue_disposed(stream=kitchen, code=SW61)", "410100"));
        Assert.Equal(ofTheWorks, city.Measure("residue_disposed(stream=kitchen)"));
        Assert.Equal("0", city.Measure("residue_disposed(stream=kitchen, code=SW62)"));
        Assert.Equal(whole == "0" ? "no_flows" : whole, city.Measure("residue_disposed(stream=kitchen, by=facility)", "410185"));
        city.Balances();
    }

    [Fact]
    public void Kitchen_waste_is_recycled_net_of_what_is_burnt_of_it()
    {
        var city = City();
        var there = city.Carry("1", "works", "plant", Food, "kitchen", "anaerobic", city.Enter("works", Food, 10 * Tonne, "kitchen"), 10 * Tonne, 10 * Tonne);
        var rejects = city.Treat(
            "plant", "anaerobic", Classes.Utilised, [(10 * Tonne, there)], 4 * Tonne, 3 * Tonne, ("household", "900-903-S64", 3 * Tonne));
        var formula = WasteFlow.Indicators.Catalogue.Find("msw-recycling")!.Figure!.Text;
        Assert.Contains("residue_disposed", formula, StringComparison.Ordinal);
        Assert.Equal("10", city.Measure(Net));
        city.Treat("plant", "D10", Classes.Incinerated, [(2 * Tonne, rejects)], 0, 2 * Tonne);
        Assert.Equal("8", city.Measure(Net));
    }

    const string Food = "900-911-S61";
    const string Net = "utilised(stream=household|kitchen) - residue_disposed(stream=household|kitchen, code=SW61)";

    [Theory]
    [InlineData(990_000, Accounts.Weighing)]
    [InlineData(1_010_000, Accounts.Weighing)]
    [InlineData(900_000, Accounts.Discrepancy)]
    [InlineData(1_100_000, Accounts.Discrepancy)]
    public void Two_scales_that_differ_leave_the_receivers_weight(long received, string difference)
    {
        var city = City();
        var there = city.Carry("1", "works", "plant", Slag, Stream, "D1", city.Enter("works", Slag, Tonne), Tonne, received, difference);
        city.Treat("plant", "D1", Classes.Landfilled, [(received, there)], 0, 0);
        var expected = new Rational(received, Tonne).ToString();
        Assert.Equal(expected, city.Measure("landfilled(stream=general-industrial)"));
        Assert.Equal(expected, city.Measure("treated_net(stream=general-industrial)"));
        var identity = IdentityLines.Read(city.Documents, null, null, null).Single();
        Assert.Equal(Tonne - received, difference == Accounts.Weighing ? identity.Weighing : identity.ClosingDiscrepancy);
        city.Balances();
    }

    [Fact]
    public void A_settled_surplus_becomes_weighing_difference()
    {
        var city = City();
        city.Carry("1", "works", "plant", Slag, Stream, "D1", city.Enter("works", Slag, Tonne), Tonne, Tonne + 100_000, Accounts.Discrepancy);
        city.Add(
            new SettleDiscrepancy(Guid.Empty, Instant.FromUtc(2025, 3, 6, 0, 0), new("1"), 1, "agreed"), [],
            [new(Accounts.Weighing, Accounts.Discrepancy, 100_000, Stream: Stream, Code: new(Slag))], "1");
        var identity = IdentityLines.Read(city.Documents, null, null, null).Single();
        Assert.Equal((-100_000, 0), (identity.Weighing, identity.ClosingDiscrepancy));
        city.Balances();
    }

    [Fact]
    public void What_was_brought_in_is_of_no_producer_here_and_counts_where_it_is_treated()
    {
        var city = City();
        city.Enter("works", Slag, Tonne);
        var brought = city.Enter("works", Slag, 3 * Tonne, account: Accounts.BroughtIn);
        city.Treat("works", "road-base", Classes.Utilised, [(3 * Tonne, brought)], 3 * Tonne, 0);
        Assert.Equal("0", city.Measure("utilised(stream=general-industrial, basis=treated)"));
        Assert.Equal("3", city.Measure("utilised(stream=general-industrial, basis=treated, by=facility)"));
    }

    [Fact]
    public void Nothing_is_not_zero()
    {
        var city = City();
        Assert.Equal("no_flows", city.Measure("landfilled(stream=household)"));
        Assert.Equal("no_flows", city.Measure("landfilled(stream=general-industrial, kind=industrial-enterprise)"));
        city.Enter("works", Slag, Tonne);
        Assert.Equal("0", city.Measure("landfilled(stream=general-industrial)"));
        Assert.Equal("no_flows", city.Measure("landfilled(stream=general-industrial)", "411003"));
        Assert.Equal("zero_denominator", city.Measure("1 / landfilled(stream=general-industrial)"));
    }

    [Fact]
    public void Sites_and_capacities_are_counted_where_they_stand()
    {
        var city = City();
        city.Site("burner", "410185", "incineration-plant", capacity: 800 * Tonne);
        city.Site("pit", "410185", "landfill", capacity: 200 * Tonne);
        city.Site("street", kind: "collection-area", tags: ["central-urban"]);
        city.Carry("1", "street", "burner", "900-901-S64", "household", "D10", city.Enter("street", "900-901-S64", Tonne, "household"), Tonne, Tonne);
        Assert.Equal("1000", city.Measure("capacity(kind=incineration-plant|landfill, by=facility)", "410185"));
        Assert.Equal("1", city.Measure("sites(kind=collection-area, tag=central-urban)"));
        Assert.Equal("0", city.Measure("sites(kind=collection-area, tag=rural)"));
        Assert.Equal("1", city.Measure("collected_sites(stream=household, tag=central-urban)"));
        Assert.Equal("0", city.Measure("collected_sites(stream=household, kind=office)"));
    }

    [Fact]
    public void A_collectors_store_is_a_receipt_and_only_a_final_receiver_a_final_one()
    {
        var city = City();
        city.Site("clinic", kind: "small-clinic");
        var kept = city.Carry("1", "clinic", "collector", "841-001-01", "medical", "C5", city.Enter("clinic", "841-001-01", Tonne, "medical"), Tonne, Tonne);
        Assert.Equal("1", city.Measure("collected_sites(stream=medical, kind=small-clinic)"));
        Assert.Equal("0", city.Measure("collected_sites(stream=medical, kind=small-clinic, receipt=final)"));
        city.Day = city.Day.PlusMonths(2);
        city.Carry("2", "collector", "plant", "841-001-01", "medical", "Y10", kept, Tonne, Tonne);
        Assert.Equal("0", city.Measure("collected_sites(stream=medical, kind=small-clinic, receipt=final)", period: "2025-03"));
        Assert.Equal("1", city.Measure("collected_sites(stream=medical, kind=small-clinic, receipt=final)", period: "2025-05"));

        // The report's way, by sums, finds the same.
        city.Adopt("covered", "410104", PlanTexts.Of("covered", PlanTexts.Row(1, "med-coverage", PlanTexts.Target(">=", "100"))));
        Assert.Equal(("0.00", "100.00"), (city.Report("covered", period: "2025-03").Rows.Single().Value, city.Report("covered", period: "2025-05").Rows.Single().Value));
    }

    [Fact]
    public void A_shared_round_is_received_from_each_of_its_origins()
    {
        var city = City();
        city.Site("street");
        city.File("1", "collector", "plant", "900-901-S64", "household", "D10", origin: "street");
        var root = new Waste.LotId(city.Number + 1, 1);
        var there = new Waste.LotId(city.Number + 1, 2);
        city.Add(
            new ReceiveWaste(Guid.Empty, Instant.FromUtc(2025, 3, 6, 0, 0), new("1"), new("plant")),
            [city.Born(root, "street", "900-901-S64", "household"), city.Born(there, "plant", "900-901-S64", "household", origin: "street", manifest: "1")],
            [new(Accounts.Generated, root.ToString(), Tonne), new(root.ToString(), there.ToString(), Tonne)], "1");
        Assert.Equal("1", city.Measure("generated(stream=household)"));
        Assert.Equal("1", city.Measure("received(stream=household)"));
        Assert.Equal("1", city.Measure("treated_net(stream=household)"));
        Assert.Equal("1", city.Measure("collected_sites(stream=household)"));
        city.Balances();
    }

    static HandWritten City()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("mill", "410183");
        city.Site("collector", "410122", "hazardous-collector");
        city.Site("plant", "410185", "building-material-plant");
        return city;
    }
}
