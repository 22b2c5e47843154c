using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Waste in + additions = products + residues + losses + emplaced, to the gram.</summary>
public class TreatmentTest
{
    [Fact]
    public async Task A_treatment_closes_to_the_gram_and_its_residue_is_a_new_root()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var done = await table.Do(table.Treat(lot, product: 90, residue: 12, lime: 5, vapour: 3));
        var residue = Assert.Single(done.Lots);
        Assert.Equal((Table.Rock, 12_000), (residue.Code, residue.Grams));
        Assert.Equal(residue.Lot, table.Roots(residue.Lot).Single().Root);
        Assert.Equal(0, table.Account(Accounts.Treatment));
        Assert.Equal(90_000, table.Account("product:aggregate"));
        Assert.Equal(-5_000, table.Account("addition:lime"));
        Assert.Equal(3_000, table.Account("loss:evaporation"));
        Assert.Equal(Classes.Utilised, table.LastLine.Moves[0].Class);
    }

    [Theory]
    [InlineData(99.999, "1")]
    [InlineData(100.001, "-1")]
    [InlineData(60, "40000")]
    public async Task What_is_missing_is_named_in_grams(double product, string missing)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var refused = await table.No(table.Treat(lot, (decimal)product));
        Assert.Equal(("treatment_does_not_balance", missing), (refused.Code, refused.Details!["missing"]));
        Assert.Equal(100_000, table.Held(Table.Plant));
    }

    [Fact]
    public async Task Several_streams_go_into_one_run_and_each_keeps_its_own_mass()
    {
        await using var table = await Table.Laid();
        var oil = await table.Generated(300, Table.Plant, stream: Table.Hazardous);
        var slag = await table.Generated(100, Table.Plant);
        await table.Do(new TreatWaste(
            table.Id(), table.Now, Table.Plant, "D10", [new(oil), new(slag)], Residues: [new(Table.Industrial, Table.Rock, Table.Kg(40))],
            Losses: [new("gas", Table.Kg(360))]));
        var went = table.LastLine.Moves.Where(static m => m.To == Accounts.Treatment && m.Class is not null).ToList();
        Assert.Equal(
            [(oil.ToString(), 300_000L, Classes.Incinerated), (slag.ToString(), 100_000L, Classes.Incinerated)],
            went.Select(static m => (m.From, m.Grams, m.Class!)));
    }

    [Fact]
    public async Task What_is_emplaced_stays_for_good()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        await table.Do(new TreatWaste(table.Id(), table.Now, Table.Plant, "D1", [new(lot)], Emplaced: Table.Kg(100)));
        Assert.Equal(100_000, table.Account(Accounts.Emplaced));
        Assert.Equal(Classes.Landfilled, table.LastLine.Moves[0].Class);
    }

    [Fact]
    public async Task A_method_has_to_apply_and_to_end_something()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        Assert.Equal(("method_unknown", "/method"), Of(await table.No(table.Treat(lot, 100, method: "anaerobic"))));
        Assert.Equal(("method_is_intermediate", "/method"), Of(await table.No(table.Treat(lot, 100, method: "S"))));
    }

    [Fact]
    public async Task Inputs_are_there_once_and_free()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        TreatWaste With(params TreatmentInput[] inputs) => table.Treat(lot, 100) with { Inputs = inputs };
        Assert.Equal("inputs_missing", (await table.No(With())).Code);
        Assert.Equal(("lot_named_twice", "/inputs/1"), Of(await table.No(With(new(lot, Quantity: Table.Kg(50)), new(lot, Quantity: Table.Kg(50))))));
        Assert.Equal(("no_such_lot", "/inputs/0/lot"), Of(await table.No(With(new TreatmentInput(new LotId(999, 1))))));
        Assert.Equal(("lot_or_store", "/inputs/0"), Of(await table.No(With(new TreatmentInput(Stream: Table.Industrial)))));
        Assert.Equal(("lot_holds_less", "/inputs/0/quantity"),
            Of(await table.No(With(new TreatmentInput(Stream: Table.Industrial, Code: Table.Slag, Quantity: Table.Kg(100.001m))))));
    }

    [Fact]
    public async Task A_store_gives_the_oldest_first_unless_it_is_mixed()
    {
        await using var table = await Table.Laid();
        var first = await table.Generated(100, Table.Plant);
        var second = await table.Generated(300, Table.Plant);
        var some = new TreatmentInput(Stream: Table.Industrial, Code: Table.Slag, Quantity: Table.Kg(40));
        await table.Do(table.Treat(first, 40) with { Inputs = [some] });
        Assert.Equal((60_000, 300_000), (table.Lot(first).Grams, table.Lot(second).Grams));

        await table.Register(Table.Plant, store: "mixed");
        await table.Do(table.Treat(first, 36) with { Inputs = [some with { Quantity = Table.Kg(36) }] });
        Assert.Equal((54_000, 270_000), (table.Lot(first).Grams, table.Lot(second).Grams));
    }

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
