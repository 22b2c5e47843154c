using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Corrections never overwrite and never reopen: the difference is posted, what cannot go back stands open, and whose it was follows.</summary>
public class CorrectionTest
{
    [Fact]
    public async Task An_amount_of_ones_own_is_put_right_at_once()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var answer = await table.Do(table.Correct(lot.Line, "/quantity", Table.Kg(900)));
        Assert.Equal(900_000, table.Lot(lot).Grams);
        Assert.Equal(-900_000, table.Account(Accounts.Generated));
        Assert.Empty(answer.Notes);
        await Sound(table);
    }

    [Fact]
    public async Task What_has_gone_on_stands_open_at_the_holder_and_later_acts_stay_as_they_are()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var manifest = await Delivered(table, 1000);
        var answer = await table.Do(table.Correct(lot.Line, "/quantity", Table.Kg(900)));
        Assert.Equal(("correction_leaves_open", "-100000"), Noted(answer));
        Assert.Equal((0, 1_000_000), (table.Lot(lot).Grams, table.Held(Table.Plant)));
        Assert.Equal((-900_000, -100_000), (table.Account(Accounts.Generated), table.Account(Accounts.Discrepancy)));
        Assert.Equal(States.Closed, table.Manifest(manifest).State);

        await table.Do(table.Correct(lot.Line, "/quantity", Table.Kg(1010)));
        Assert.Equal((0, 10_000), (table.Account(Accounts.Discrepancy), table.Held(Table.Works, Places.Discrepancy)));
        await Sound(table);
    }

    [Fact]
    public async Task A_received_mass_is_put_right_when_both_sides_agree_and_its_producers_follow_through_everything_made_of_it()
    {
        await using var table = await Table.Laid();
        await table.Generated(600);
        await table.Generated(400);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        var received = await table.Do(table.Receive(manifest, 1000));
        var before = await table.Generated(500, Table.Plant);
        var mixed = (await table.Do(table.Combine(Table.Plant, received.Lots[^1].Lot, before))).Lots[^1].Lot;
        var parts = (await table.Do(table.Split(Table.Plant, mixed, new LotPart(Table.Kg(700))))).Lots.Where(static l => l.Grams == 700_000).Select(static l => l.Lot).Single();
        var asOf = table.Journal.Head().Line;
        var then = new Traced(table.Lines).Back(parts);

        var proposed = await table.Do(table.Correct(received.Line, "/items/0/quantity", Table.Kg(900), PartyRoles.Receiver, Table.Plant));
        Assert.Equal(1_500_000, table.Held(Table.Plant));
        var posted = await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
        Assert.Equal(("correction_leaves_open", "-100000"), Noted(posted));
        Assert.Equal(-100_000, table.Account(Accounts.Discrepancy));
        Assert.Equal(100_000, table.Held(Table.Plant, Places.Discrepancy));

        var traced = new Traced(table.Lines);
        var roots = traced.Back(parts).Roots.ToDictionary(static r => r.Lot, static r => r.Grams);
        Assert.Equal(700_000, roots.Values.Sum());
        Assert.Equal(4, roots.Count);
        Assert.Equal(new Edited(table.Lines).Of(parts).Items.Select(static a => (a.Root, a.Grams)), roots.OrderBy(static r => r.Key).Select(static r => (r.Key, r.Value)));
        Assert.Equal(then.Roots, traced.Back(parts, atLine: asOf).Roots);
        await Sound(table);
    }

    [Fact]
    public async Task More_or_less_of_a_load_goes_through_the_tolerance_again()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        var received = await table.Do(table.Receive(manifest, 900));
        Assert.Equal(States.Received, table.Manifest(manifest).State);
        await Both(table, received.Line, Table.Kg(995));
        Assert.Equal(States.Closed, table.Manifest(manifest).State);
        Assert.Equal((0, 5_000, 995_000), (table.Held(Table.Plant, Places.Discrepancy), table.Account(Accounts.Weighing), table.Held(Table.Plant)));
        await Both(table, received.Line, Table.Kg(1100));
        Assert.Equal((0, -100_000, 1_100_000), (table.Account(Accounts.Weighing), table.Account(Accounts.Discrepancy), table.Held(Table.Plant)));
        await Both(table, received.Line, Table.Kg(1000));
        Assert.Equal((0, 0, 1_000_000), (table.Account(Accounts.Weighing), table.Account(Accounts.Discrepancy), table.Held(Table.Plant)));
        await Sound(table);
    }

    [Fact]
    public async Task One_correction_is_open_at_a_time_and_ends_by_a_refusal_or_by_time()
    {
        await using var table = await Table.Laid();
        var received = await table.Do(await Arriving(table));
        ProposeCorrection Propose() => table.Correct(received.Line, "/items/0/quantity", Table.Kg(900), PartyRoles.Receiver, Table.Plant);
        var first = await table.Do(Propose());
        Assert.Equal(("consent_awaited", "mover"), (first.Notes.Single().Code, first.Notes.Single().Details!["roles"]));
        Assert.Equal("correction_open", (await table.No(Propose())).Code);
        Assert.Equal("consent_not_asked", (await table.No(table.Consent(first.Line, PartyRoles.Receiver, Table.Plant))).Code);
        await table.Do(new RefuseCorrection(table.Id(), table.Now, Table.Owner(Table.Works), PartyRoles.Mover, first.Line, "our scale says 1000"));
        Assert.Equal("correction_ended", (await table.No(table.Consent(first.Line, PartyRoles.Mover, Table.Works))).Code);

        var second = await table.Do(Propose());
        var lapse = new LapseCorrection(table.Id(), table.Now, second.Line);
        Assert.Equal("lapse_not_due", (await table.No(lapse)).Code);
        table.Now += Duration.FromDays(10);
        Assert.Equal("2025-03-13", (await table.No(lapse with { ActId = table.Id() })).Details!["day"]);
        table.Now += Duration.FromDays(1);
        await table.Do(lapse with { ActId = table.Id() });
        await table.Do(Propose());
        Assert.Equal(1_000_000, table.Held(Table.Plant));
        await Sound(table);
    }

    [Theory]
    [InlineData(PartyRoles.Receiver, "plant", "")]
    [InlineData(PartyRoles.Mover, "works", "not_your_proposal /as")]
    [InlineData(PartyRoles.Receiver, "works", "not_your_proposal /as")]
    [InlineData(PartyRoles.Mover, "plant", "not_your_proposal /as")]
    public async Task Who_proposed_a_correction_withdraws_it_and_nobody_else(string role, string site, string told)
    {
        await using var table = await Table.Laid();
        var received = await table.Do(await Arriving(table));
        var line = (await table.Do(table.Correct(received.Line, "/items/0/quantity", Table.Kg(900), PartyRoles.Receiver, Table.Plant))).Line;
        var answer = await table.Ask(new WithdrawCorrection(table.Id(), table.Now, Table.Owner(new(site)), role, line, "we weighed again"));
        Assert.Equal(told, answer.Refused is { } refused ? $"{refused.Code} {refused.Pointer}" : "");
        await Sound(table);
    }

    [Fact]
    public async Task A_withdrawn_correction_is_over_and_another_may_be_proposed()
    {
        await using var table = await Table.Laid();
        var received = await table.Do(await Arriving(table));
        ProposeCorrection Propose() => table.Correct(received.Line, "/items/0/quantity", Table.Kg(900), PartyRoles.Receiver, Table.Plant);
        WithdrawCorrection Withdraw(long line) => new(table.Id(), table.Now, Table.Owner(Table.Plant), PartyRoles.Receiver, line, "we weighed again");
        var first = (await table.Do(Propose())).Line;
        Assert.Equal("consent_not_asked", (await table.No(new RefuseCorrection(
            table.Id(), table.Now, Table.Owner(Table.Plant), PartyRoles.Receiver, first, "we weighed again"))).Code);
        var withdrawn = await table.Do(Withdraw(first));
        Assert.Equal((received.Manifest, received.State), (withdrawn.Manifest, withdrawn.State));
        Assert.Equal("withdrawn", (await table.No(table.Consent(first, PartyRoles.Mover, Table.Works))).Details!["state"]);
        Assert.Equal("correction_ended", (await table.No(Withdraw(first))).Code);
        Assert.Equal("no_such_proposal", (await table.No(Withdraw(received.Line))).Code);
        Assert.Equal(1_000_000, table.Held(Table.Plant));
        var second = (await table.Do(Propose())).Line;
        await table.Do(table.Consent(second, PartyRoles.Mover, Table.Works));
        Assert.Equal(900_000, table.Held(Table.Plant));
        Assert.Equal("correction_ended", (await table.No(Withdraw(second))).Code);
        await Sound(table);
    }

    [Fact]
    public async Task What_may_not_be_corrected_is_said_by_name()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var manifest = await table.Do(table.File(500));
        async Task<string> No(IAct act) => (await table.No(act)).Code;
        Assert.Equal("no_such_line", await No(table.Correct(10_000, "/quantity", Table.Kg(1))));
        Assert.Equal("not_correctable", await No(table.Correct(lot.Line, "/site", "yard")));
        Assert.Equal("not_correctable", await No(table.Correct(manifest.Line, "/receiver", "yard", PartyRoles.Mover)));
        Assert.Equal("party_not_in_role", await No(table.Correct(lot.Line, "/quantity", Table.Kg(1), PartyRoles.Holder, Table.Yard)));
        Assert.Equal("party_not_in_role", await No(table.Correct(lot.Line, "/quantity", Table.Kg(1), PartyRoles.Mover)));
        Assert.Equal("value_is_the_same", await No(table.Correct(lot.Line, "/quantity", Table.Kg(1000))));
        Assert.Equal("field_malformed", await No(table.Correct(lot.Line, "/quantity", 7)));
        Assert.Equal("mass_zero", await No(table.Correct(lot.Line, "/quantity", Table.Kg(0))));
        Assert.Equal("moved_on", await No(table.Correct(lot.Line, "/code", Table.Rock)));
        Assert.Equal("no_such_proposal", await No(table.Consent(lot.Line, PartyRoles.Mover, Table.Works)));
        var received = await table.Do(await Arriving(table));
        Assert.Equal("pointer_unknown", await No(table.Correct(received.Line, "/items/7/quantity", Table.Kg(1), PartyRoles.Receiver, Table.Plant)));
    }

    [Fact]
    public async Task A_code_or_day_is_put_right_while_the_lot_lies_untouched()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var recoded = (await table.Do(table.Correct(lot.Line, "/code", Table.Rock))).Lots[^1];
        Assert.Equal((Table.Rock, 1_000_000), (recoded.Code, recoded.Grams));
        Assert.Equal(0, table.Lot(lot).Grams);
        var dated = (await table.Do(table.Correct(lot.Line, "/happenedAt", Instant.FromUtc(2025, 2, 1, 0, 0)))).Lots[^1].Lot;
        Assert.Equal(new LocalDate(2025, 2, 1), table.Lot(dated).Since);
        await table.Do(table.Correct(lot.Line, "/quantity", Table.Kg(800)));
        Assert.Equal(800_000, table.Lot(dated).Grams);
        await Sound(table);
    }

    [Fact]
    public async Task A_treatment_is_closed_again_by_its_loss_and_what_the_loss_cannot_take_stands_open()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000, Table.Plant);
        var treated = await table.Do(new TreatWaste(
            table.Id(), table.Now, Table.Plant, "building-material", [new(lot)], null, [new("aggregate", Table.Kg(700))],
            [new(Table.Industrial, Table.Rock, Table.Kg(200))], [new("evaporation", Table.Kg(100))]));
        await table.Do(table.Correct(treated.Line, "/residues/0/quantity", Table.Kg(260), PartyRoles.Holder, Table.Plant));
        Assert.Equal((260_000, 40_000), (table.Held(Table.Plant), table.Account("loss:evaporation")));
        var answer = await table.Do(table.Correct(treated.Line, "/products/0/quantity", Table.Kg(750), PartyRoles.Holder, Table.Plant));
        Assert.Equal(("correction_leaves_open", "-10000"), Noted(answer));
        Assert.Equal((750_000, 0, -10_000), (table.Account("product:aggregate"), table.Account("loss:evaporation"), table.Account(Accounts.Discrepancy)));
        await Sound(table);
    }

    [Fact]
    public async Task A_loaded_mass_is_put_right_while_it_is_on_the_vehicle()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        var manifest = await table.Filed(500);
        var picked = await table.Do(table.PickUp(manifest, 500));
        var proposed = await table.Do(table.Correct(picked.Line, "/loaded/0/quantity", Table.Kg(450), PartyRoles.Mover));
        await table.Do(new ConsentToCorrection(table.Id(), table.Now, Table.Carrier, PartyRoles.Carrier, proposed.Line));
        Assert.Equal((550_000, 450_000), (table.Lot(lot).Grams, table.Manifest(manifest).Items[0].Loaded));
        var again = await table.Do(table.Correct(picked.Line, "/loaded/0/quantity", Table.Kg(1100), PartyRoles.Mover));
        await table.Do(new ConsentToCorrection(table.Id(), table.Now, Table.Carrier, PartyRoles.Carrier, again.Line));
        Assert.Equal((0, -100_000), (table.Lot(lot).Grams, table.Account(Accounts.Discrepancy)));
        await table.Do(table.Receive(manifest, 1100));
        Assert.Equal("moved_on", (await Consented(table, picked.Line, 1000)).Refused!.Code);
        await Sound(table);
    }

    [Fact]
    public async Task A_signer_takes_back_his_last_act_while_nobody_has_acted_on_it()
    {
        await using var table = await Table.Laid();
        var generated = await table.Do(table.Generate(1000));
        var filed = await table.Do(table.File(600));
        var manifest = filed.Manifest!.Value;
        var picked = await table.Do(table.PickUp(manifest, 590));
        Assert.Equal("acted_upon", (await table.No(table.TakeBack(filed.Line))).Code);
        await table.Do(table.TakeBack(picked.Line));
        Assert.Equal((States.Filed, 1_000_000, 600_000), (table.Manifest(manifest).State, table.Lot(generated.Lots[0].Lot).Grams, table.Lot(generated.Lots[0].Lot).Reserved));
        Assert.Equal("taken_back", (await table.No(table.TakeBack(picked.Line))).Code);
        Assert.Null(new Traced(table.Lines).View(manifest).Items[0].Loaded);

        await table.Do(table.PickUp(manifest));
        var received = await table.Do(table.Receive(manifest, 600));
        await table.Do(table.TakeBack(received.Line));
        Assert.Equal((States.InTransit, 0), (table.Manifest(manifest).State, table.Held(Table.Plant)));
        await table.Do(table.Receive(manifest, 599));

        var second = await table.Do(table.File(100));
        await table.Do(table.TakeBack(second.Line));
        Assert.Equal((States.Cancelled, 0), (table.Manifest(second.Manifest!.Value).State, table.Lot(generated.Lots[0].Lot).Reserved));
        await Sound(table);
    }

    [Fact]
    public async Task Nothing_is_taken_back_too_late_or_by_another_hand_or_of_the_wrong_kind()
    {
        await using var table = await Table.Laid();
        var generated = await table.Do(table.Generate(1000));
        var registered = table.Lines[0].Number;
        Assert.Equal("not_to_be_taken_back", (await table.No(table.TakeBack(registered))).Code);
        Assert.Equal("no_such_line", (await table.No(table.TakeBack(99))).Code);
        Assert.Equal("not_your_act", (await table.NoBy("somebody else", table.TakeBack(generated.Line))).Code);
        table.Now += Duration.FromMinutes(16);
        Assert.Equal("too_late_to_take_back", (await table.No(table.TakeBack(generated.Line))).Code);
    }

    [Fact]
    public async Task A_difference_is_agreed_by_both_sides_or_contested_and_decided_by_the_bureau()
    {
        await using var table = await Table.Laid();
        async Task<ManifestNumber> Short()
        {
            await table.Generated(1000);
            var manifest = await table.Filed(1000);
            await table.Do(table.PickUp(manifest));
            await table.Do(table.Receive(manifest, 900));
            return manifest;
        }

        var agreed = await Short();
        await table.Do(table.Agree(agreed, PartyRoles.Mover, Table.Works));
        Assert.Equal(States.Received, table.Manifest(agreed).State);
        Assert.Equal("agreed_already", (await table.No(table.Agree(agreed, PartyRoles.Mover, Table.Works))).Code);
        Assert.Equal("party_not_in_role", (await table.No(table.Agree(agreed, PartyRoles.Receiver, Table.Works))).Code);
        await table.Do(table.Agree(agreed, PartyRoles.Receiver, Table.Plant));
        Assert.Equal((States.Closed, 100_000), (table.Manifest(agreed).State, table.Account(Accounts.Weighing)));

        var contested = await Short();
        await table.Do(table.Agree(contested, PartyRoles.Receiver, Table.Plant));
        await table.Do(table.Contest(contested, PartyRoles.Mover, Table.Works));
        Assert.Equal("discrepancy_contested", (await table.No(table.Agree(contested, PartyRoles.Mover, Table.Works))).Code);
        Assert.Equal("discrepancy_contested", (await table.No(table.Contest(contested, PartyRoles.Receiver, Table.Plant))).Code);
        Assert.Equal(100_000, table.Held(Table.Plant, Places.Discrepancy));
        await table.Do(table.Settle(contested));
        Assert.Equal(States.Closed, table.Manifest(contested).State);
        Assert.Equal("nothing_open", (await table.No(table.Agree(await Received(table), PartyRoles.Mover, Table.Works, 1))).Code);
        await Sound(table);
    }

    /// <summary>Two items, of which only the second differs.</summary>
    static async Task<ManifestNumber> Received(Table table)
    {
        await table.Generated(2000);
        var item = new ManifestItem(Table.Slag, Table.Kg(1000), "building-material");
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, item, item))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Accepted(1, 1000), Table.Accepted(2, 800)));
        return manifest;
    }

    static async Task<Answer> Consented(Table table, long line, decimal kilograms)
    {
        var proposed = await table.Do(table.Correct(line, "/loaded/0/quantity", Table.Kg(kilograms), PartyRoles.Mover));
        return await table.Ask(new ConsentToCorrection(table.Id(), table.Now, Table.Carrier, PartyRoles.Carrier, proposed.Line));
    }

    static async Task Both(Table table, long line, Quantity right)
    {
        var proposed = await table.Do(table.Correct(line, "/items/0/quantity", right, PartyRoles.Mover));
        await table.Do(table.Consent(proposed.Line, PartyRoles.Receiver, Table.Plant));
    }

    static async Task<ReceiveWaste> Arriving(Table table)
    {
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        return table.Receive(manifest, 1000);
    }

    static async Task<ManifestNumber> Delivered(Table table, decimal kilograms)
    {
        var manifest = await table.Filed(kilograms);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, kilograms));
        return manifest;
    }

    static (string Code, string Grams) Noted(Accepted answer) => answer.Notes.Select(static n => (n.Code, n.Details!["grams"])).Single();

    /// <summary>What the plain way finds, the chains say too, lot for lot; and the journal verifies.</summary>
    internal static async Task Sound(Table table)
    {
        var (traced, edited) = (new Traced(table.Lines), new Edited(table.Lines));
        foreach (var lot in table.Lots)
        {
            Assert.Equal(edited.Of(lot.Lot).Items, traced.Roots(lot.Lot));
            Assert.Equal(lot.Grams, edited.Of(lot.Lot).Grams);
        }

        var found = await table.Verified();
        Assert.True(found.Bad is null, $"line {found.Bad}: {found.Why}");
    }
}
