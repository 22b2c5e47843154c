using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What a utilised waste's residue came of is corrected with that waste, and what was burnt of the residue counts back by the right shares.</summary>
public class CameOfTest
{
    [Fact]
    public async Task What_was_burnt_of_a_residue_counts_back_to_whom_the_correction_names()
    {
        await using var table = await Table.Laid();
        var (received, _, _) = await Burnt(table);
        Assert.Equal([("works", 300_000L)], CountedBack(table));

        // 100 kg never came to the plant: what it treated beyond its receipt counts as the last mover's.
        var proposed = await table.Do(table.Correct(received, "/items/0/quantity", Table.Kg(500), PartyRoles.Receiver, Table.Plant));
        await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Yard));
        Assert.Equal([("works", 250_000L), ("yard", 50_000L)], CountedBack(table));
        FiguresAfter.Same(table.Lines);
    }

    [Fact]
    public async Task What_was_not_utilised_after_all_has_nothing_to_count_back_and_the_other_way_round()
    {
        await using var table = await Table.Laid();
        var (_, treated, _) = await Burnt(table);
        await table.Do(table.Correct(treated, "/method", "D10", PartyRoles.Holder, Table.Plant));
        Assert.Empty(CountedBack(table));
        FiguresAfter.Same(table.Lines);
        await table.Do(table.Correct(treated, "/method", "road-base", PartyRoles.Holder, Table.Plant));
        Assert.Equal([("works", 300_000L)], CountedBack(table));
        FiguresAfter.Same(table.Lines);
    }

    [Fact]
    public async Task Residue_that_was_utilised_after_all_and_not_burnt_counts_nothing_back()
    {
        await using var table = await Table.Laid();
        var (_, _, burnt) = await Burnt(table);
        await table.Do(table.Correct(burnt, "/method", "road-base", PartyRoles.Holder, Table.Plant));
        Assert.Empty(CountedBack(table));
        FiguresAfter.Same(table.Lines);
    }

    /// <summary>The works' 600 kg go through the yard to the plant, which makes 300 kg of them and burns the other 300 kg.</summary>
    static async Task<(long Received, long Treated, long Burnt)> Burnt(Table table)
    {
        await table.Generated(600);
        var first = (await table.Do(table.File(Table.Industrial, null, null, Table.Yard, new ManifestItem(Table.Slag, Table.Kg(600), "C5")))).Manifest!.Value;
        await table.Do(table.PickUp(first));
        await table.Do(table.Receive(first, 600) with { Receiver = Table.Yard });
        var second = (await table.Do(table.File(600, mover: Table.Yard))).Manifest!.Value;
        await table.Do(table.PickUp(second));
        var received = await table.Do(table.Receive(second, 600));
        var treated = await table.Do(table.Treat(received.Lots[^1].Lot, product: 300, residue: 300));
        var burnt = await table.Do(new TreatWaste(
            table.Id(), table.Now, Table.Plant, "D10", [new(treated.Lots.Single().Lot)], Losses: [new("flue-gas", Table.Kg(300))]));
        return (received.Line, treated.Line, burnt.Line);
    }

    /// <summary>Producers with the grams that were burnt or buried of what was made of their waste.</summary>
    static IEnumerable<(string Producer, long Grams)> CountedBack(Table table)
    {
        var documents = new MemoryDocuments();
        var fold = new MeasureFold();
        foreach (var line in table.Lines) fold.Apply(line, documents);
        return documents.Scan<SiteMonth>("cells/")
            .SelectMany(static d => d.Value.Cells.Where(static c => c.Key.Measure == Cells.ResidueDisposed && c.Value != 0).Select(c => (Site: d.Key.Split('/')[2], c.Value)))
            .GroupBy(static c => c.Site).Select(static g => (g.Key, g.Sum(static c => c.Value))).OrderBy(static c => c.Key, StringComparer.Ordinal);
    }
}
