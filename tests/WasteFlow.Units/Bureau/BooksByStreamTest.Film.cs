using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>Film (农膜) and the soil on it.</summary>
public partial class BooksByStreamTest
{
    /// <summary>Whom a point owes a subsidy for how many kilograms.</summary>
    [Fact]
    public async Task A_film_point_tells_from_whom_it_took_how_much_in_and_what_it_sent_on()
    {
        await using var table = await Table.Laid();
        WasteCode film = new("010-902-S80");
        await table.Register(Farm, kind: "crop-farm");
        await table.Register(Point, kind: "film-collection-point");
        await table.Register(Plant, kind: "film-recycler");
        foreach (var (farm, kilograms) in new[] { (Farm, 40), (Table.Yard, 25), (Farm, 10) })
        {
            await Send(table, farm, Point, "agricultural", film, "C5", kilograms, await table.Generated(kilograms, farm, film, "agricultural"));
        }

        await Send(table, Point, Plant, "agricultural", film, "film-recycle", 60);
        Assert.Equal(
            "farm 50 | the-plant 60 | yard 25",
            Shelf.Cells(new Shelf(table.Lines).Of("film-collected", Point, "en"), "From or to", "Taken in (kg)", "Sent on (kg)"));
    }

    /// <summary>Film is weighed with the soil on it: gross is what moves and stands in stock, net is told beside it as far as somebody found the soil out.</summary>
    [Fact]
    public async Task Film_is_told_gross_and_net_of_its_soil()
    {
        await using var table = await Table.Laid();
        WasteCode film = new("010-902-S80");
        await table.Register(Farm, kind: "crop-farm");
        await table.Register(Point, kind: "film-collection-point");
        var lines = new List<long>();
        foreach (var soil in new int?[] { 350, null, 200 })
        {
            await table.Generated(100, Farm, film, "agricultural");
            var filed = await table.Do(table.File("agricultural", null, Farm, Point, new ManifestItem(film, Table.Kg(100), "C5")));
            await table.Do(table.PickUp(filed.Manifest!.Value));
            lines.Add((await table.Do(new ReceiveWaste(
                table.Id(), table.Now, filed.Manifest.Value, Point, [new(1, "accepted", Table.Kg(100) with { ImpurityPerMille = soil })]))).Line);
        }

        string[] heads = ["Taken in (kg)", "Impurities found in it (kg)", "Taken in, net of these (kg)"];
        Assert.Equal("300 55 245", Shelf.Cells(new Shelf(table.Lines).Of("film-collected", Point, "en"), heads));
        await table.Do(new TakeBackAct(table.Id(), table.Now, new($"{Point}-enterprise"), lines[2], "misread"));
        Assert.Equal("200 35 165", Shelf.Cells(new Shelf(table.Lines).Of("film-collected", Point, "en"), heads));
        await table.Generated(100, Farm, film, "agricultural");
        await table.Do(new MeterWaste(
            table.Id(), table.Now, Farm, Point, new($"{Farm}-enterprise"), "conveyor", "agricultural", film, "C5", "belt-1", "0", "100", "kg", ImpurityPerMille: 100));
        Assert.Equal("300 45 255", Shelf.Cells(new Shelf(table.Lines).Of("film-collected", Point, "en"), heads));
    }

    /// <summary>A farm knows what it shook off its film, and says so when it enters it.</summary>
    [Fact]
    public async Task Soil_that_was_told_where_film_was_gathered_stands_in_the_book_of_that_place()
    {
        await using var table = await Table.Laid();
        WasteCode film = new("010-902-S80");
        await table.Register(Farm, kind: "crop-farm");
        foreach (var soil in new int?[] { 350, null })
        {
            await table.Do(new GenerateWaste(table.Id(), table.Now, Farm, "agricultural", film, Table.Kg(100) with { ImpurityPerMille = soil }));
        }

        Assert.Equal(
            "200 35",
            Shelf.Cells(new Shelf(table.Lines).Of("film-collected", Farm, "en"), "Collected at the source (kg)", "Impurities found at the source (kg)"));
    }

    [Fact]
    public async Task Soil_found_in_a_load_that_is_weighed_at_once_is_that_of_each_of_its_items()
    {
        await using var table = await Table.Laid();
        WasteCode film = new("010-902-S80");
        await table.Register(Point, kind: "film-collection-point");
        await table.Generated(100, Table.Works, film, "agricultural");
        ManifestItem Part(int kilograms) => new(film, Table.Kg(kilograms), "C5");
        var filed = await table.Do(table.File("agricultural", null, Table.Works, Point, Part(60), Part(40)));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        await table.Do(new ReceiveWaste(table.Id(), table.Now, filed.Manifest.Value, Point, SharedWeight: Table.Kg(100) with { ImpurityPerMille = 250 }));
        Assert.Equal(
            "100 25 75",
            Shelf.Cells(new Shelf(table.Lines).Of("film-collected", Point, "en"), "Taken in (kg)", "Impurities found in it (kg)", "Taken in, net of these (kg)"));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1000, null)]
    [InlineData(1001, "impurity_out_of_range /quantity/impurityPerMille")]
    [InlineData(-1, "impurity_out_of_range /quantity/impurityPerMille")]
    public void Soil_is_a_share_of_the_mass(int perMille, string? told)
    {
        var refused = new Quantity("1", "kg", ImpurityPerMille: perMille).Grams("/quantity", out var grams);
        Assert.Equal((told, 1000), (refused is null ? null : $"{refused.Code} {refused.Pointer}", grams));
    }
}
