using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>A loss closes a treatment when another part is put right, so what stands on it is not what was said; and it is put right from what stands.</summary>
public class TreatmentCorrectionTest
{
    [Theory]
    [InlineData("/products/0/quantity", 150, 40, 150, 40, -90)]
    [InlineData("/products/0/quantity", 40, 55, 40, 55, 5)]
    [InlineData("/products/0/quantity", 40, 60, 40, 60, 0)]
    [InlineData("/products/0/quantity", 60, 45, 60, 45, -5)]
    [InlineData("/products/0/quantity", 80, 50, 80, 50, -30)]
    public async Task A_loss_that_closed_a_treatment_is_put_right_to_what_is_said_of_it(
        string pointer, decimal first, decimal loss, long product, long lost, long open)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var treated = await table.Do(table.Treat(lot, product: 50, vapour: 50));
        await table.Do(table.Correct(treated.Line, pointer, Table.Kg(first), PartyRoles.Holder, Table.Plant));
        await table.Do(table.Correct(treated.Line, "/losses/0/quantity", Table.Kg(loss), PartyRoles.Holder, Table.Plant));
        Assert.Equal(
            (product * 1000, lost * 1000, open * 1000),
            (table.Account("product:aggregate"), table.Account("loss:evaporation"), table.Account(Accounts.Discrepancy) + table.Lots.Where(static l => l.Place == Places.Discrepancy).Sum(static l => l.Grams)));
        await CorrectionTest.Sound(table);
    }

    /// <summary>Said 50 kg, booked 20 kg since the product was put right: either word puts something right, the books or what was said.</summary>
    [Theory]
    [InlineData(80, 20, "")]
    [InlineData(80, 50, "")]
    [InlineData(50, 50, "value_is_the_same")]
    public async Task A_loss_is_compared_with_what_is_booked_of_it(decimal product, decimal loss, string told)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var treated = await table.Do(table.Treat(lot, product: 50, vapour: 50));
        if (product != 50) await table.Do(table.Correct(treated.Line, "/products/0/quantity", Table.Kg(product), PartyRoles.Holder, Table.Plant));
        var answer = await table.Ask(table.Correct(treated.Line, "/losses/0/quantity", Table.Kg(loss), PartyRoles.Holder, Table.Plant));
        Assert.Equal(told, answer.Refused?.Code ?? "");
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task What_was_said_in_another_unit_may_be_said_in_its_own()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var treated = await table.Do(table.Treat(lot, product: 50, vapour: 50));
        await table.Do(table.Correct(treated.Line, "/losses/0/quantity", new Quantity("0.05", "t"), PartyRoles.Holder, Table.Plant));
        Assert.Empty(table.LastLine.Moves);
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task Losses_of_one_kind_are_put_right_together()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var treated = await table.Do(table.Treat(lot, product: 50) with { Losses = [new("evaporation", Table.Kg(30)), new("evaporation", Table.Kg(20))] });
        await table.Do(table.Correct(treated.Line, "/products/0/quantity", Table.Kg(90), PartyRoles.Holder, Table.Plant));
        await table.Do(table.Correct(treated.Line, "/losses/1/quantity", Table.Kg(10), PartyRoles.Holder, Table.Plant));
        Assert.Equal(40_000, table.Account("loss:evaporation"));
        await CorrectionTest.Sound(table);
    }

    [Theory]
    [InlineData("""{"value":"-1","unit":"kg"}""", "mass_negative /value/value")]
    [InlineData("""{"value":"1","unit":"bushel"}""", "unit_unknown /value/unit")]
    [InlineData("""{"value":"1","unit":"kg","count":-5}""", "mass_negative /value/count")]
    [InlineData("""{"value":"1","unit":"kg","moisturePerMille":1001}""", "moisture_out_of_range /value/moisturePerMille")]
    [InlineData("null", "field_missing /value")]
    public async Task A_quantity_is_read_when_it_is_proposed(string value, string told)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var refused = await table.No(table.Correct(lot.Line, "/quantity", System.Text.Json.JsonDocument.Parse(value).RootElement));
        Assert.Equal(told, $"{refused.Code} {refused.Pointer}");
    }
}
