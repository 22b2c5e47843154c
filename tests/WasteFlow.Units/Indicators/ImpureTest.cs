using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>Soil and other foreign matter in what was received (含杂率): mass stays gross, and what receipts tell of them is counted beside it.</summary>
public class ImpureTest
{
    static readonly WasteCode Film = new("010-902-S80");
    static readonly SiteId Point = new("point");

    [Fact]
    public async Task What_a_receipt_tells_of_soil_is_counted_beside_it_and_stays_with_it_when_it_is_corrected()
    {
        await using var table = await Laid();
        var lines = new List<long>();
        foreach (var soil in new int?[] { 350, null, 500 })
        {
            lines.Add(await Received(table, Kilograms(1.001m, soil)));
        }

        Assert.Equal((3003, 350 + 501), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);

        await Correct(table, lines[0], Kilograms(0.998m, 350));
        Assert.Equal((3000, 349 + 501), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);

        // The scale was right, and the soil was not.
        await Correct(table, lines[2], Kilograms(1.001m, 100));
        Assert.Equal((3000, 349 + 100), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        await Correct(table, lines[2], Kilograms(1.001m, 0));
        await Correct(table, lines[1], Kilograms(1.001m, 1000));
        Assert.Equal((3000, 349 + 1001), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);
    }

    /// <summary>Who says that the scale was misread says nothing of the soil.</summary>
    [Fact]
    public async Task A_corrected_weight_keeps_its_share_of_soil_unless_another_is_said()
    {
        await using var table = await Laid();
        var line = await Received(table, Kilograms(100, 350));
        await Correct(table, line, Kilograms(80, null));
        Assert.Equal((80_000, 28_000), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);
        await Correct(table, line, Kilograms(80, 100));
        Assert.Equal(8_000, Sum(table, Cells.Impure));
        Assert.Equal("value_is_the_same", (await table.No(table.Correct(line, "/items/0/quantity", Kilograms(80, null), PartyRoles.Receiver, Point))).Code);
        await Correct(table, line, Kilograms(60, 0));
        Assert.Equal((60_000, 0), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>What flows through a pipe or over a belt has its share said with the reading, also of one that is put right.</summary>
    [Fact]
    public async Task Soil_in_what_a_meter_counted_is_counted_beside_it()
    {
        await using var table = await Laid();
        await table.Generated(200, Table.Works, Film, "agricultural");
        var day = await table.Do(new MeterWaste(
            table.Id(), table.Now, Table.Works, Point, Table.Carrier, "conveyor", "agricultural", Film, "C5", "belt-1", "0", "100", "kg", ImpurityPerMille: 250));
        await Received(table, Kilograms(10, 100));
        Assert.Equal((110_000, 26_000), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Assert.Equal(250, new Traced(table.Lines).View(day.Manifest!.Value).Items[0].ReceivedAs!.ImpurityPerMille);
        Holds(table);
        await Agree("/to", "80");
        Assert.Equal((90_000, 21_000), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);
        Assert.Equal("impurity_out_of_range", (await table.No(table.Correct(day.Line, "/impurityPerMille", 1001, PartyRoles.Receiver, Point))).Code);
        await Agree("/impurityPerMille", 500);
        Assert.Equal((90_000, 41_000), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);
        Assert.Null((await table.Verified()).Bad);

        async Task Agree(string pointer, object right)
        {
            var proposed = await table.Do(table.Correct(day.Line, pointer, right, PartyRoles.Receiver, Point));
            await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
        }
    }

    [Fact]
    public async Task A_receipt_that_is_taken_back_takes_its_soil_along()
    {
        await using var table = await Laid();
        await Received(table, Table.Kg(10) with { ImpurityPerMille = 100 });
        var line = await Received(table, Table.Kg(100) with { ImpurityPerMille = 250 });
        Assert.Equal(26_000, Sum(table, Cells.Impure));
        await table.Do(table.TakeBack(line, Point));
        Assert.Equal((10_000, 1000), (Sum(table, Cells.Received), Sum(table, Cells.Impure)));
        Holds(table);
    }

    [Fact]
    public async Task Soil_in_a_load_that_is_weighed_at_once_is_in_each_of_its_items()
    {
        await using var table = await Laid();
        await table.Generated(100, Table.Works, Film, "agricultural");
        var filed = await table.Do(table.File("agricultural", null, Table.Works, Point, new ManifestItem(Film, Table.Kg(60), "C5"), new ManifestItem(Film, Table.Kg(40), "C5")));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        await table.Do(new ReceiveWaste(table.Id(), table.Now, filed.Manifest.Value, Point, SharedWeight: Table.Kg(100) with { ImpurityPerMille = 250 }));
        Assert.Equal([10_000, 15_000], Folded(table).Scan<PostedBlock>("postings/").SelectMany(static b => b.Value.All())
            .Where(static p => p.Key.Measure == Cells.Impure).Select(static p => p.Grams).Order());
        Holds(table);
    }

    /// <summary>Three grams of soil in loads of two producers' waste, mixed 1 : 2; a correction of what one of them had shares the same soil otherwise.</summary>
    [Fact]
    public async Task Each_producer_has_its_part_of_the_soil_to_the_gram_whatever_is_corrected_before()
    {
        await using var table = await Laid();
        var first = await table.Do(table.Generate(0.010m, Table.Works, Film, "agricultural"));
        await table.Generated(0.020m, Table.Works, Film, "agricultural");
        await Received(table, Kilograms(0.030m, 100), generate: false);
        Assert.Equal(3, Sum(table, Cells.Impure));
        await table.Do(table.Correct(first.Line, "/quantity", Kilograms(0.016m, null)));
        Assert.Equal(3, Sum(table, Cells.Impure));
        Holds(table);
    }

    /// <summary>What a collector hands on was received once; his receiver's word on the soil is of a load that counts no more.</summary>
    [Fact]
    public void A_later_receipt_tells_no_soil_of_what_was_received_before()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("plant", "410183");
        city.Site("point", "410183");
        var taken = Carried(city, "M1", "works", "point", "C5", city.Enter("works", Film.Text, 1000, "agricultural"), 1000, 300);
        Carried(city, "M2", "point", "plant", "film-recycle", taken, 1000, 200);
        Assert.Equal("3/10000", city.Measure("impure(stream=agricultural)"));
        Assert.Equal("3/10000", city.Measure("impure(stream=agricultural, by=facility)", "410183"));
        Assert.Equal("no_flows", city.Measure("impure(stream=household)"));
    }

    [Theory]
    [InlineData("", "70.00")]
    [InlineData("soil=net", "70.00")]
    [InlineData("soil=gross", "100.00")]
    public void Film_is_recovered_net_of_its_soil_unless_a_plan_says_gross(string choices, string rate)
    {
        var city = Recovered();
        city.Adopt("p", "410104", Of("p", Row(1, "film-recovery", Target(">=", "1"))));
        var indicator = WasteFlow.Indicators.Catalogue.Find("film-recovery")!;
        var ask = FigureReading.Ask(
            indicator.Code, null, indicator.Figure, Choices.Parse(choices).Choices!, indicator.Unit, indicator.Decimals, ReportingPeriod.OfYear(2025), [], 2022);
        Assert.Equal(rate, new Figures(Snapshot.Read(city.Documents, city.Number, "p")!).Of(ask).Value);
        Assert.Contains(ask.Reading.Made, v => v.Variant.Name == (choices.Length == 0 ? "net" : choices[5..]) && v.ByPlan == choices.Length > 0);
    }

    [Fact]
    public void The_net_figure_leads_down_to_the_load_and_the_load_up_to_the_figure()
    {
        var city = Recovered();
        city.Adopt("p", "410104", Of("p", Row(1, "film-recovery", Target(">=", "1"))));
        var snapshot = Snapshot.Read(city.Documents, city.Number, "p")!;
        var opened = new Opened(city.Documents, snapshot, 1, null, new PlanAsks(snapshot.Printed).Find(1, null, ReportingPeriod.OfYear(2025))!);
        Assert.Equal(("70.00", "7"), (opened.View.Value, opened.View.Numerator!.Value));
        var soil = opened.View.Numerator.Terms[1];
        Assert.Equal(("impure(stream=agricultural, code=010-902-S80)", 3_000_000L), (soil.Text, soil.Grams));
        var cell = Assert.Single(opened.Cells(new(soil.No, 0, 10, null)).View!.Cells);
        var lot = Assert.Single(opened.Lots(new(soil.No, 0, 10, cell.Cell)).View!.Lots);
        Assert.Equal((3_000_000, new ManifestNumber("M1")), (lot.Grams, lot.Manifest));
        var touched = TouchedFigures.Of(city.Documents, city.Number, new("M1"), static _ => true)!.Figures;
        Assert.Equal(
            [("received(stream=agricultural, code=010-902-S80)", 10_000_000), (soil.Text, 3_000_000L)], touched.Select(static f => (f.Term, f.Grams)));
    }

    /// <summary>10 t of film used, and 10 t of it received, three tenths of them soil.</summary>
    static HandWritten Recovered()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("point", "410183");
        city.Statistic("film-used", "10");
        Carried(city, "M1", "works", "point", "C5", city.Enter("works", Film.Text, 10_000_000, "agricultural"), 10_000_000, 300);
        return city;
    }

    static string Carried(HandWritten city, string manifest, string mover, string receiver, string method, string lot, long grams, int soil) =>
        city.Carry(manifest, mover, receiver, Film.Text, "agricultural", method, lot, grams, grams, soil: soil);

    static async Task<Table> Laid()
    {
        var table = await Table.Laid();
        await table.Register(Point, kind: "film-collection-point");
        return table;
    }

    static Quantity Kilograms(decimal kilograms, int? soil) => Table.Kg(kilograms) with { ImpurityPerMille = soil };

    static async Task<long> Received(Table table, Quantity quantity, bool generate = true)
    {
        if (generate)
        {
            await table.Do(table.Generate(1, Table.Works, Film, "agricultural") with { Quantity = quantity });
        }

        var filed = await table.Do(table.File("agricultural", null, Table.Works, Point, new ManifestItem(Film, quantity, "C5")));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        return (await table.Do(new ReceiveWaste(table.Id(), table.Now, filed.Manifest.Value, Point, [new(1, "accepted", quantity)]))).Line;
    }

    static async Task Correct(Table table, long line, Quantity quantity)
    {
        var proposed = await table.Do(table.Correct(line, "/items/0/quantity", quantity, PartyRoles.Receiver, Point));
        await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
    }

    /// <summary>As if nobody had ever been wrong, by the fold that goes line by line and by the one that is built in one go.</summary>
    static void Holds(Table table) => FiguresAfter.Same(table.Lines);

    static long Sum(Table table, string measure) => Folded(table).Scan<SiteMonth>(SiteCells.Keys).SelectMany(static d => d.Value.Cells).Where(c => c.Key.Measure == measure).Sum(static c => c.Value);

    static MemoryDocuments Folded(Table table)
    {
        var documents = new MemoryDocuments();
        var fold = new MeasureFold();
        foreach (var line in table.Lines)
        {
            fold.Apply(line, documents);
        }

        return documents;
    }
}
