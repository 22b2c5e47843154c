using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>The ledger decides by the law of the line it stands at; a manifest keeps the law it was filed under.</summary>
public class EnactedTest
{
    static readonly LocalDate Today = new(2025, 3, 3);

    /// <summary>Of 1,000 kg 940 arrive: beyond the table's 20 kg, within the edition's ten per cent.</summary>
    [Theory]
    [InlineData("filed before the edition", 0, 60_000)]
    [InlineData("filed after it", 0, 0)]
    [InlineData("filed after it, for the day before it holds", 1, 60_000)]
    public async Task A_load_is_received_with_the_tolerance_of_the_law_it_was_filed_under(string when, int daysAhead, long open)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var manifest = default(ManifestNumber);
        if (when == "filed before the edition") manifest = await table.Filed(1000, lots: lot);
        Assert.Null((await table.Adopted(Today.PlusDays(daysAhead), Table.Industrial, 100)).Refused);
        if (when != "filed before the edition") manifest = await table.Filed(1000, lots: lot);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, 940));
        Assert.Equal(open, table.Held(Table.Plant, Places.Discrepancy));
        Assert.Equal(open == 0 ? States.Closed : States.Received, table.Manifest(manifest).State);
        Assert.Null((await table.Verified()).Why);
    }

    [Fact]
    public async Task A_writer_that_comes_up_later_decides_by_the_same_law()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        await table.Adopted(Today, Table.Industrial, 100);
        await using var other = table.Beside();
        var manifest = await other.Filed(1000, lots: lot);
        await other.Do(other.PickUp(manifest));
        await other.Do(other.Receive(manifest, 940));
        Assert.Equal(0, table.Held(Table.Plant, Places.Discrepancy));
    }

    [Fact]
    public async Task An_edition_that_nobody_could_read_does_not_become_a_line()
    {
        await using var table = await Table.Laid();
        var before = table.Journal.Head();
        Assert.Equal("table_malformed", (await table.Adopted(new(table.Id(), table.Now, "streams.json", "x", Today, "", "[]"))).Refused!.Code);
        Assert.Equal("table_unknown", (await table.Adopted(new(table.Id(), table.Now, "units.csv", "x", Today, "", "unit\n"))).Refused!.Code);
        Assert.Equal(before, table.Journal.Head());
    }

    [Fact]
    public async Task An_edition_kept_without_taking_effect_changes_nothing()
    {
        await using var table = await Table.Laid();
        await table.Do(new AdoptTable(table.Id(), table.Now, "units.csv", "x", Today, "", "unit\n"));
        var manifest = await table.Filed(1000, lots: await table.Generated(1000));
        Assert.Null(table.Manifest(manifest).Law);
        Assert.Null((await table.Verified()).Why);
    }

    [Fact]
    public async Task A_rule_that_the_ledger_decides_by_is_changed_by_a_line()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        await table.Do(new ChangeRule(table.Id(), table.Now, "clock-behind", Today, "phones", "letter 1", Value: 90));
        var manifest = await table.Filed(1000, lots: lot);
        var filed = table.Now;
        Assert.DoesNotContain((await table.Do(table.PickUp(manifest) with { HappenedAt = filed - Duration.FromHours(1) })).Notes, static n => n.Code == "clock_behind");
        Assert.Equal("rule_unknown", (await table.No(new ChangeRule(table.Id(), table.Now, "clock-sideways", Today, "phones", "letter 2", Value: 90))).Code);
        Assert.Null((await table.Verified()).Why);
    }
}
