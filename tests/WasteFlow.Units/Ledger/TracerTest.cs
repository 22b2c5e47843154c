using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Acts are nodes, lots are edges; forward equals back equals the whole.</summary>
public class TracerTest
{
    [Fact]
    public async Task A_loads_whole_way()
    {
        await using var table = await Table.Laid();
        var root = await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.HandOver(manifest));
        var received = (await table.Do(table.Receive(manifest, 990))).Lots.Single().Lot;
        var residue = (await table.Do(table.Treat(received, product: 890, residue: 100))).Lots.Single().Lot;

        var traced = new Traced(table.Lines);
        var forward = traced.Forward(manifest);
        Assert.Equal([(root, "generated", 1_000_000)], forward.Roots.Select(static r => (r.Lot, r.Kind, r.Grams)));
        Assert.Equal([("difference", 10_000), (Classes.Utilised, 990_000)],
            forward.Outcomes.Select(static o => (o.Class, o.Grams)).Order());
        Assert.Empty(forward.Open);
        Assert.Equal(["generate-waste", "pick-up-waste", "hand-over-waste", "receive-waste", "treat-waste"],
            traced.Forward(root).Nodes.Select(static n => n.Act));

        var through = traced.Forward(manifest, through: true);
        Assert.Equal([(residue, Places.Storage, 100_000)], through.Open.Select(static o => (o.Lot, o.Place, o.Grams)));
        Assert.Equal(890_000, through.Outcomes.Single(static o => o.Class == Classes.Utilised).Grams);

        Assert.Equal([(root, 990_000)], traced.Back(manifest).Roots.Select(static r => (r.Lot, r.Grams)));
        Assert.Equal([("residue", residue)], traced.Back(residue).Roots.Select(static r => (r.Kind, r.Lot)));
        Assert.Equal([("generated", root)], traced.Back(residue, through: true).Roots.Select(static r => (r.Kind, r.Lot)));
    }

    [Fact]
    public async Task A_lot_that_has_not_moved_is_there_all_the_same()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100);
        var traced = new Traced(table.Lines);
        Assert.Equal(100_000, traced.Forward(lot).Nodes.Single().Grams);
        Assert.Equal(100_000, traced.Back(lot).Nodes.Single().Grams);
    }

    [Fact]
    public async Task Through_a_diamond_nothing_is_counted_twice()
    {
        await using var table = await Table.Laid();
        var a = await table.Generated(100, Table.Plant);
        var b = await table.Generated(50, Table.Plant);
        var both = (await table.Do(table.Combine(Table.Plant, a, b))).Lots[0].Lot;
        var halves = (await table.Do(table.Split(Table.Plant, both, new LotPart(Table.Kg(70)), new LotPart(Table.Kg(80))))).Lots;
        var again = (await table.Do(table.Combine(Table.Plant, halves[0].Lot, halves[1].Lot))).Lots[0].Lot;
        await table.Do(table.Treat(again, 90) with { Inputs = [new(again, Quantity: Table.Kg(90))] });

        var traced = new Traced(table.Lines);
        var forward = traced.Forward(a);
        Assert.Equal((60_000, 40_000), (forward.Outcomes.Single().Grams, forward.Open.Single().Grams));
        Assert.Equal([(a, 100_000), (b, 50_000)], traced.Back(again).Roots.Select(static r => (r.Lot, r.Grams)));
    }

    [Fact]
    public async Task Through_treatment_what_was_added_is_nobodys_waste()
    {
        await using var table = await Table.Laid();
        var a = await table.Generated(60, Table.Plant);
        var b = await table.Generated(30, Table.Plant);
        var residue = (await table.Do(table.Treat(a, product: 50, residue: 50, lime: 10) with { Inputs = [new(a), new(b)] })).Lots.Single().Lot;
        var traced = new Traced(table.Lines);
        var back = traced.Back(residue, through: true);
        Assert.Equal([(Accounts.Addition, 5_000), ("generated", 15_000), ("generated", 30_000)], back.Roots.Select(static r => (r.Kind, r.Grams)).Order());
        Assert.Equal(30_000, traced.Forward(a, through: true).Open.Single().Grams);
    }

    [Fact]
    public async Task What_a_correction_covered_in_a_residue_comes_of_no_waste_from_either_end()
    {
        await using var table = await Table.Laid();
        var root = await table.Generated(100, Table.Plant);
        var treated = await table.Do(table.Treat(root, product: 50, residue: 50));
        var ash = treated.Lots.Single().Lot;
        await table.Do(new TreatWaste(table.Id(), table.Now, Table.Plant, "D1", [new(ash)], Emplaced: Table.Kg(50)));
        await table.Do(table.Correct(treated.Line, "/residues/0/quantity", Table.Kg(30), PartyRoles.Holder, Table.Plant));
        var traced = new Traced(table.Lines);
        Assert.Equal(
            [(Accounts.Discrepancy, ash, 20_000L), ("generated", root, 30_000L)],
            traced.Back(ash, through: true).Roots.Select(static r => (r.Kind, r.Lot, r.Grams)).OrderBy(static r => r.Grams));
        Assert.Equal(
            [(Classes.Landfilled, 30_000), (Classes.Utilised, 70_000)],
            traced.Forward(root, through: true).Outcomes.Select(static o => (o.Class, o.Grams)).Order());
    }

    [Fact]
    public async Task A_residue_is_followed_through_two_treatments()
    {
        await using var table = await Table.Laid();
        var root = await table.Generated(100, Table.Plant);
        var ash = (await table.Do(table.Treat(root, product: 70, residue: 30))).Lots.Single().Lot;
        await table.Do(new TreatWaste(table.Id(), table.Now, Table.Plant, "D1", [new(ash)], Emplaced: Table.Kg(30)));
        var forward = new Traced(table.Lines).Forward(root, through: true);
        Assert.Equal([(Classes.Landfilled, 30_000), (Classes.Utilised, 70_000)], forward.Outcomes.Select(static o => (o.Class, o.Grams)).Order());
        Assert.Empty(forward.Open);
    }

    [Fact]
    public async Task A_trace_is_true_at_the_line_it_names()
    {
        await using var table = await Table.Laid();
        var root = await table.Generated(100, Table.Plant);
        var before = table.Journal.Head().Line;
        await table.Do(table.Treat(root, 100));
        var traced = new Traced(table.Lines);
        Assert.Equal((before, 100_000), (traced.Forward(root, atLine: before).Line, traced.Forward(root, atLine: before).Open.Single().Grams));
        Assert.Empty(traced.Forward(root).Open);
    }

    [Fact]
    public async Task A_shared_round_leads_back_to_every_kitchen()
    {
        await using var table = await Table.Laid();
        ManifestItem From(SiteId origin) => new(Table.Catering, Table.Kg(100), "anaerobic", Origin: origin);
        var manifest = (await table.Do(table.File(Table.Kitchen, null, null, null, From(Table.Works), From(Table.Yard)))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(new ReceiveWaste(table.Id(), table.Now, manifest, Table.Plant, SharedWeight: Table.Kg(199)));
        var traced = new Traced(table.Lines);
        Assert.Equal([(Table.Works, 99_500L), (Table.Yard, 99_500L)], traced.Back(manifest).Roots.Select(static r => (r.Producer!.Value, r.Grams)));
        Assert.Equal(199_000, traced.Forward(manifest).Open.Sum(static o => o.Grams));
    }

    [Fact]
    public async Task A_load_that_went_on_under_another_manifest_is_one_trace()
    {
        await using var table = await Table.Laid();
        var root = await table.Generated(100, stream: Table.Hazardous);
        var first = await table.Filed(100, Table.Hazardous);
        await table.Do(table.PickUp(first));
        await table.Do(table.Receive(first, Table.Refuse(1)));
        var second = (await table.Do(table.File(100, Table.Hazardous, linkedTo: first, receiver: Table.OtherPlant))).Manifest!.Value;
        var there = (await table.Do(table.Receive(second, 100) with { Receiver = Table.OtherPlant })).Lots.Single().Lot;
        var traced = new Traced(table.Lines);
        Assert.Equal([(there, 100_000)], traced.Forward(first).Open.Select(static o => (o.Lot, o.Grams)));
        Assert.Equal([(root, 100_000)], traced.Back(second).Roots.Select(static r => (r.Lot, r.Grams)));
    }

    [Fact]
    public async Task Unknown_things_are_refused()
    {
        await using var table = await Table.Laid();
        var traced = new Traced(table.Lines);
        Assert.Equal("no_such_lot", traced.Answer(new(null, new LotId(99, 1), false, false, null)).Refused!.Code);
        Assert.Equal("no_such_manifest", traced.Answer(new(new ManifestNumber("none"), null, false, false, null)).Refused!.Code);
    }
}
