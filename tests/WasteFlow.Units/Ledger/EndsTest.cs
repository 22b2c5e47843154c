using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Two ends that measured in the same unit are compared in it (practice.md 1.5). General industrial waste: 1 %, at least 20 kg.</summary>
public class EndsTest
{
    [Theory]
    // What is measured has the tolerance of its mass, by the factor of the load.
    [InlineData("10 m3 1500", "10 m3 1500", 0, States.Closed, "")]
    [InlineData("10 m3 1500", "10 m3 1200", 3_000_000, States.Closed, "factors_differ")]
    [InlineData("10 m3 1500", "10 m3 1501", -10_000, States.Closed, "")]
    [InlineData("10 m3 1500", "9.9 m3 1500", 150_000, States.Closed, "")]
    [InlineData("10 m3 1500", "9.89 m3 1500", 165_000, States.Received, "discrepancy_open amounts_differ")]
    [InlineData("10 m3 1500", "9 m3 1660", 60_000, States.Received, "discrepancy_open amounts_differ")]
    [InlineData("10 m3 1500", "9 m3 1700", -300_000, States.Received, "discrepancy_open amounts_differ")]
    [InlineData("10 m3 1500", "12 m3 1250", 0, States.Closed, "amounts_differ")]
    // What is counted has none.
    [InlineData("1000 piece 15", "1000 piece 15", 0, States.Closed, "")]
    [InlineData("1000 piece 15", "999 piece 15", 15_000, States.Received, "discrepancy_open amounts_differ")]
    [InlineData("1000 piece 15", "1000.0 piece 14", 1_000_000, States.Closed, "factors_differ")]
    [InlineData("200 box 7.5", "201 box 7.5", -7_500, States.Received, "discrepancy_open amounts_differ")]
    // Ends of different units, and scales, are compared by mass.
    [InlineData("10 m3 1500", "14.9 t", 100_000, States.Closed, "")]
    [InlineData("10 m3 1500", "9.9 box 1500", 150_000, States.Closed, "")]
    [InlineData("15 t", "14900 kg", 100_000, States.Closed, "")]
    [InlineData("1000 kg", "1 box 1000", 0, States.Closed, "")]
    public async Task Ends_that_used_the_same_unit_are_compared_in_it(string loaded, string received, long missing, string state, string notes)
    {
        await using var table = await Table.Laid();
        var manifest = await Loaded(table, loaded);
        var answer = await table.Do(table.Receive(manifest, new ItemReceipt(1, "accepted", Of(received))));
        Assert.Equal((state, notes), (answer.State, string.Join(' ', answer.Notes.Select(static n => n.Code))));
        Assert.Equal(state == States.Closed ? missing : 0, table.Account(Accounts.Weighing));
        Assert.Equal(state == States.Closed ? 0 : missing, table.Held(Table.Plant, Places.Discrepancy) + table.Account(Accounts.Discrepancy));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData("8 m3 1500", "2 m3 1500", States.Partly, "")]
    [InlineData("8 m3 1400", "2 m3 1500", States.Partly, "factors_differ")]
    [InlineData("7.5 m3 1600", "2 m3 1500", States.Partly, "amounts_differ")]
    [InlineData("8 m3 1400", "3 t", States.Partly, "discrepancy_open")]
    public async Task What_was_turned_away_was_not_to_come(string taken, string back, string state, string notes)
    {
        await using var table = await Table.Laid();
        var manifest = await Loaded(table, "10 m3 1500");
        var answer = await table.Do(table.Receive(manifest, new ItemReceipt(1, "partly", Of(taken), Of(back), "wet")));
        Assert.Equal((state, notes), (answer.State, string.Join(' ', answer.Notes.Select(static n => n.Code))));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData(null, "discrepancy_open amounts_differ")]
    [InlineData("15 t", "discrepancy_open amounts_differ")]
    [InlineData("14.9 t", "")]
    public async Task What_nobody_measured_at_loading_is_compared_as_it_was_declared(string? loaded, string notes)
    {
        await using var table = await Table.Laid();
        await table.Generated(15_000);
        var item = new ManifestItem(Table.Slag, Of("1000 piece 15"), "building-material");
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, item))).Manifest!.Value;
        await table.Do(table.PickUp(manifest) with { Loaded = loaded is null ? null : [new(1, Of(loaded))] });
        var answer = await table.Do(table.Receive(manifest, new ItemReceipt(1, "accepted", Of("994 piece 15"))));
        Assert.Equal(notes, string.Join(' ', answer.Notes.Select(static n => n.Code)));
    }

    [Fact]
    public async Task Two_meters_are_compared_by_what_they_read()
    {
        await using var table = await Table.Laid();
        await table.Generated(100_000);
        var day = new MeterWaste(
            table.Id(), table.Now, Table.Works, Table.Plant, Table.Carrier, "pipeline", Table.Industrial, Table.Slag, "building-material", "pipe-1", "0", "90",
            "m3", "1000", Sent: new("90", "m3", "1100"));
        var answer = await table.Do(day);
        Assert.Equal((States.Closed, "factors_differ"), (answer.State, answer.Notes.Single().Code));
        Assert.Equal(9_000_000, table.Account(Accounts.Weighing));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData("998 piece 15", 30_000)]
    [InlineData("1000 piece 15", 0)]
    public async Task A_corrected_count_is_compared_in_its_unit_too(string right, long open)
    {
        await using var table = await Table.Laid();
        var manifest = await Loaded(table, "1000 piece 15");
        var line = (await table.Do(table.Receive(manifest, new ItemReceipt(1, "accepted", Of("999 piece 15"))))).Line;
        var proposed = await table.Do(table.Correct(line, "/items/0/quantity", Of(right), PartyRoles.Receiver, Table.Plant));
        await table.Do(new ConsentToCorrection(table.Id(), table.Now, Table.Owner(Table.Works), PartyRoles.Mover, proposed.Line));
        Assert.Equal((open, 0), (table.Held(Table.Plant, Places.Discrepancy), table.Account(Accounts.Weighing)));
        Assert.Equal(open > 0, table.Manifest(manifest).AnyOpen);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task A_corrected_load_is_what_the_gate_is_compared_with()
    {
        await using var table = await Table.Laid();
        await table.Generated(20_000);
        var manifest = await table.Filed(15_000);
        var line = (await table.Do(table.PickUp(manifest) with { Loaded = [new(1, Of("1000 piece 15"))] })).Line;
        var proposed = await table.Do(table.Correct(line, "/loaded/0/quantity", Of("1001 piece 15"), PartyRoles.Mover));
        await table.Do(new ConsentToCorrection(table.Id(), table.Now, Table.Carrier, PartyRoles.Carrier, proposed.Line));
        var answer = await table.Do(table.Receive(manifest, new ItemReceipt(1, "accepted", Of("1001 piece 15"))));
        Assert.Equal((States.Closed, 0), (answer.State, answer.Notes.Count));
        Assert.Null((await table.Verified()).Bad);
    }

    static async Task<ManifestNumber> Loaded(Table table, string load)
    {
        await table.Generated(20_000);
        var manifest = await table.Filed(15_000);
        await table.Do(table.PickUp(manifest) with { Loaded = [new(1, Of(load))] });
        return manifest;
    }

    /// <summary>Value, unit and factor.</summary>
    static Quantity Of(string said) => said.Split(' ') is [var value, var unit, .. var factor] ? new(value, unit, factor is [var f] ? f : null) : throw new ArgumentException(said);
}
