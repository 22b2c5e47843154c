using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What a correction leaves because later acts are never reopened is settled by an act of its own, by both sides or by the bureau.</summary>
public class RemainderTest
{
    [Fact]
    public async Task Both_sides_settle_what_a_correction_left_and_the_manifest_stays_over()
    {
        await using var table = await Table.Laid();
        var (manifest, line) = await Corrected(table, 900);
        Assert.Equal((-100_000, 100_000, 0), Open(table));

        await table.Do(table.AgreeTo(line, PartyRoles.Receiver, Table.Plant));
        Assert.Equal((-100_000, 100_000, 0), Open(table));
        var settled = await table.Do(table.AgreeTo(line, PartyRoles.Mover, Table.Works));
        Assert.Equal((0, 0, 0), Open(table));
        Assert.Equal((States.Closed, manifest), (settled.State, settled.Manifest!.Value));
        Assert.Equal(
            [new($"{table.Difference(line).Leaves.Lots.Single()}", Accounts.Weighing, 100_000), new(Accounts.Weighing, Accounts.Discrepancy, 100_000, null, Table.Industrial, Table.Slag, Table.Plant)],
            table.Lines[^1].Moves);
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task Whoever_contests_it_leaves_it_to_the_bureau()
    {
        await using var table = await Table.Laid();
        var (_, line) = await Corrected(table, 900);
        await table.Do(table.AgreeTo(line, PartyRoles.Receiver, Table.Plant));
        Assert.Equal("agreed_already", (await table.No(table.AgreeTo(line, PartyRoles.Receiver, Table.Plant))).Code);
        Assert.Equal("party_not_in_role", (await table.No(table.AgreeTo(line, PartyRoles.Carrier, Table.Works))).Code);
        await table.Do(table.ContestLeft(line, PartyRoles.Mover, Table.Works));
        Assert.Equal("difference_contested", (await table.No(table.AgreeTo(line, PartyRoles.Receiver, Table.Plant))).Code);
        Assert.Equal("difference_contested", (await table.No(table.ContestLeft(line, PartyRoles.Receiver, Table.Plant))).Code);
        await table.Do(table.SettleLeft(line));
        Assert.Equal((0, 0, 0), Open(table));
        Assert.Equal("difference_ended", (await table.No(table.SettleLeft(line))).Code);
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task What_it_is_about_is_named_once()
    {
        await using var table = await Table.Laid();
        var (manifest, line) = await Corrected(table, 900);
        Assert.Equal("no_such_difference", (await table.No(table.SettleLeft(line - 1))).Code);
        Assert.Equal(("difference_unnamed", "/line"), Of(await table.No(table.SettleLeft(line) with { Manifest = manifest })));
        Assert.Equal(("difference_unnamed", "/manifest"), Of(await table.No(table.SettleLeft(line) with { Line = null })));
        Assert.Equal(("difference_unnamed", "/item"), Of(await table.No(table.Settle(manifest) with { Item = null })));
        Assert.Equal(("difference_unnamed", "/line"), Of(await table.No(table.AgreeTo(line, PartyRoles.Mover, Table.Works) with { Item = 1 })));
        Assert.Equal(("difference_unnamed", "/line"), Of(await table.No(table.ContestLeft(line, PartyRoles.Mover, Table.Works) with { Item = 1 })));
    }

    [Fact]
    public async Task Where_the_holder_is_the_only_side_the_bureau_ends_it()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        await table.Do(table.SendOut(Table.Works, new LotTake(lot)));
        var answer = await table.Do(table.Correct(lot.Line, "/quantity", Table.Kg(900)));
        Assert.Equal("party_not_in_role", (await table.No(table.AgreeTo(answer.Line, PartyRoles.Mover, Table.Works))).Code);
        await table.Do(table.AgreeTo(answer.Line, PartyRoles.Holder, Table.Works));
        Assert.Equal("agreed_already", (await table.No(table.AgreeTo(answer.Line, PartyRoles.Holder, Table.Works))).Code);
        Assert.Equal(-100_000, table.Account(Accounts.Discrepancy));
        await table.Do(table.SettleLeft(answer.Line));
        Assert.Equal((0, -100_000), (table.Account(Accounts.Discrepancy), table.Account(Accounts.Weighing)));
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task A_later_correction_takes_over_what_is_open_and_nothing_that_was_settled()
    {
        await using var table = await Table.Laid();
        var (manifest, first) = await Corrected(table, 900);
        var second = await Put(table, Receipt(table, manifest), 850);
        Assert.Equal(first, table.Difference(second).Leaves.Lots.Single().Line);
        Assert.Equal((-150_000, 150_000, 0), Open(table));
        Assert.Equal("difference_ended", (await table.No(table.SettleLeft(first))).Code);
        await table.Do(table.SettleLeft(second));
        Assert.Equal((0, 0, 0), Open(table));

        // Everything was right after all: the settlement stays as it is, and what it closed on one side it closed on the other.
        var third = await Put(table, Receipt(table, manifest), 1000);
        Assert.Equal((0, 0, 0), Open(table));
        Assert.Equal("no_such_difference", (await table.No(table.SettleLeft(third))).Code);
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task A_treatment_that_a_correction_does_not_close_is_settled_too()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        var lot = (await table.Do(table.Receive(manifest, 1000))).Lots[^1].Lot;
        var treated = await table.Do(table.Treat(lot, 900, vapour: 100));
        var answer = await table.Do(table.Correct(treated.Line, "/losses/0/quantity", Table.Kg(80), site: Table.Plant));
        Assert.Equal(20_000, table.Account(Accounts.Discrepancy));
        await table.Do(table.SettleLeft(answer.Line));
        Assert.Equal((0, 20_000), (table.Account(Accounts.Discrepancy), table.Account(Accounts.Weighing)));
        await CorrectionTest.Sound(table);
    }

    [Fact]
    public async Task A_live_manifest_answers_for_its_own_difference()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, 900));
        var line = await Put(table, Receipt(table, manifest), 800);
        Assert.Equal("no_such_difference", (await table.No(table.SettleLeft(line))).Code);
        Assert.Equal(200_000, table.Held(Table.Plant, Places.Discrepancy));
        await table.Do(table.Settle(manifest));
        Assert.Equal((0, 200_000), (table.Held(Table.Plant, Places.Discrepancy), table.Account(Accounts.Weighing)));

        // Over now, it is not opened again: what one more correction finds stands by itself.
        var late = await Put(table, Receipt(table, manifest), 750);
        Assert.Equal((States.Closed, 50_000), (table.Manifest(manifest).State, table.Held(Table.Plant, Places.Discrepancy)));
        await table.Do(table.AgreeTo(late, PartyRoles.Mover, Table.Works));
        await table.Do(table.AgreeTo(late, PartyRoles.Receiver, Table.Plant));
        Assert.Equal((0, 250_000), (table.Held(Table.Plant, Places.Discrepancy), table.Account(Accounts.Weighing)));
        await CorrectionTest.Sound(table);
    }

    /// <summary>Delivered whole, used up, and found to have been less: the lots that went on stay, and the missing mass stands open.</summary>
    static async Task<(ManifestNumber Manifest, long Line)> Corrected(Table table, decimal kilograms)
    {
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        var received = await table.Do(table.Receive(manifest, 1000));
        await table.Do(table.SendOut(Table.Plant, new LotTake(received.Lots[^1].Lot)));
        return (manifest, await Put(table, received.Line, kilograms));
    }

    /// <summary>Another received mass, to which both agree; gives the correcting line.</summary>
    static async Task<long> Put(Table table, long receipt, decimal kilograms)
    {
        var proposed = await table.Do(table.Correct(receipt, "/items/0/quantity", Table.Kg(kilograms), PartyRoles.Mover));
        return (await table.Do(table.Consent(proposed.Line, PartyRoles.Receiver, Table.Plant))).Line;
    }

    static long Receipt(Table table, ManifestNumber manifest) => table.Lines.Single(l => l.Act == "receive-waste" && l.Manifest!.Number == manifest).Number;

    static (long Account, long Held, long Together) Open(Table table)
    {
        var (account, held) = (table.Account(Accounts.Discrepancy), table.Held(Table.Plant, Places.Discrepancy));
        return (account, held, account + held);
    }

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
