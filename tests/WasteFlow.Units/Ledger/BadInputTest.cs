using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What parties do to a ledger that trusts them: each has an answer with a name, and no line where none belongs.</summary>
public class BadInputTest
{
    /// <summary>A lot is filled once, by the line that makes it; so whatever would close a circle names a lot that is not there.</summary>
    [Theory]
    [InlineData("itself", "lot_named_twice")]
    [InlineData("what it was made of", "lot_is_used_up")]
    [InlineData("what it is to become", "no_such_lot")]
    public async Task A_combine_that_would_make_a_circle_is_refused(string with, string code)
    {
        await using var table = await Table.Laid();
        var a = await table.Generated(100);
        var b = await table.Generated(50);
        var both = (await table.Do(table.Combine(Table.Works, a, b))).Lots[0].Lot;
        var other = with switch { "itself" => both, "what it was made of" => a, _ => new LotId(both.Line + 1, 1) };
        var refused = await table.No(table.Combine(Table.Works, both, other));
        Assert.Equal((code, "/lots/1"), (refused.Code, refused.Pointer));
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(-10, 0, "")]
    [InlineData(-16, 0, "clock_behind")]
    [InlineData(30, 10, "clock_behind")]
    [InlineData(30, 20, "")]
    public async Task A_phone_whose_clock_runs_backwards_is_believed_and_marked(int pickedUp, int arrived, string told)
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var filed = table.Now;
        var manifest = await table.Filed(100);
        var first = await table.Do(table.PickUp(manifest) with { HappenedAt = filed + Duration.FromMinutes(pickedUp) });
        var then = await table.Do(table.Arrive(manifest) with { HappenedAt = filed + Duration.FromMinutes(arrived) });
        Assert.Equal(told, string.Join(' ', first.Notes.Concat(then.Notes).Select(static n => n.Code).Distinct()));
        Assert.Equal(States.Arrived, then.State);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_comes_late_for_a_known_reason_is_no_clocks_fault()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var manifest = await table.Filed(100);
        var filed = table.Now;
        await table.Do(table.Receive(manifest, 100) with { HappenedAt = filed + Duration.FromHours(3) });
        Assert.Equal(["pick_up_confirmed"], (await table.Do(table.PickUp(manifest) with { HappenedAt = filed })).Notes.Select(static n => n.Code));
        Assert.Equal([], (await table.Do(table.Arrive(manifest) with { HappenedAt = filed })).Notes.Select(static n => n.Code).Except(["arrived_late"]));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Every way to name the same mass twice.</summary>
    [Fact]
    public async Task A_lot_named_twice_is_refused_wherever_lots_are_named()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100, Table.Plant);
        var refusals = new[]
        {
            await table.No(table.Combine(Table.Plant, lot, lot)),
            await table.No(table.SendOut(Table.Plant, new LotTake(lot, Table.Kg(1)), new LotTake(lot, Table.Kg(1)))),
            await table.No(table.Treat(lot, 2) with { Inputs = [new(lot, Quantity: Table.Kg(1)), new(lot, Quantity: Table.Kg(1))] }),
            await table.No(table.File(2, lots: [lot, lot], mover: Table.Plant, receiver: Table.OtherPlant)),
        };
        Assert.All(refusals, static r => Assert.Equal("lot_named_twice", r.Code));
    }

    /// <summary>A lot that was there and is empty is not one that never was.</summary>
    [Theory]
    [InlineData("combine-lots", "/lots/1")]
    [InlineData("split-lot", "/lot")]
    [InlineData("reclassify-waste", "/lot")]
    [InlineData("send-out-waste", "/lots/0/lot")]
    [InlineData("treat-waste", "/inputs/0/lot")]
    [InlineData("file-manifest", "/items/0/lots/0")]
    public async Task A_lot_that_is_used_up_is_said_to_be_used_up(string act, string pointer)
    {
        await using var table = await Table.Laid();
        var other = await table.Generated(10, Table.Plant);
        var lot = await table.Generated(100, Table.Plant);
        await table.Do(table.SendOut(Table.Plant, new LotTake(lot, Table.Kg(100))));
        IAct Asked(LotId named) => act switch
        {
            "combine-lots" => table.Combine(Table.Plant, other, named),
            "split-lot" => table.Split(Table.Plant, named, new LotPart(Table.Kg(1))),
            "reclassify-waste" => new ReclassifyWaste(table.Id(), table.Now, Table.Plant, named, Table.Hazardous, Table.Oil, "identified", "report 3"),
            "send-out-waste" => table.SendOut(Table.Plant, new LotTake(named, Table.Kg(1))),
            "treat-waste" => table.Treat(named, 100),
            _ => table.File(1, lots: [named], mover: Table.Plant, receiver: Table.OtherPlant),
        };
        var refused = await table.No(Asked(lot));
        Assert.Equal(("lot_is_used_up", pointer, lot.ToString()), (refused.Code, refused.Pointer, refused.Details!["lot"]));
        Assert.Equal("no_such_lot", (await table.No(Asked(new(999, 1)))).Code);
        Assert.Equal("no_such_lot", (await table.No(Asked(await table.Generated(1, Table.Yard)))).Code);
    }

    /// <summary>Both have read the same store; the journal takes them one after the other.</summary>
    [Fact]
    public async Task Of_two_who_want_the_last_kilogram_one_gets_it()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1);
        var answers = await table.AskTogether(table.File(1, lots: [lot]), table.File(1, lots: [lot]));
        Assert.Equal(["", "lot_holds_less"], answers.Select(static a => a.Refused?.Code ?? ""));
    }
}
