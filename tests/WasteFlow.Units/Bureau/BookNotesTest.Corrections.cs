using System.Text.Json;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>What was said for the books is put right by whose book it is, and every row that it stands in follows.</summary>
public partial class BookNotesTest
{
    static readonly BookNote Right = new("废矿物油", "drum", "MF0009", "TS009", "产生庚", "运送辛", "库管壬");

    [Fact]
    public async Task What_was_said_wrong_is_put_right_wherever_it_stands_and_no_mass_moves()
    {
        await using var table = await Table.Laid();
        var oil = await table.DoBy("clerk", table.Generate(500, stream: Table.Hazardous) with { Book = Said with { Packed = "ton-bag" } });
        var filed = await table.DoBy("filer", table.File(500, Table.Hazardous, [oil.Lots[0].Lot]) with { Book = new(Keeper: "库管丁", Deliverer: "装车戊") });
        await table.DoBy("driver", table.PickUp(filed.Manifest!.Value));
        var received = await table.DoBy("gate", table.Receive(filed.Manifest.Value, 499) with { Book = new("废矿物油", Store: "TS101", Keeper: "收料己") });
        var (stocks, accounts) = (new Shelf(table.Lines).Stocks().ToList(), table.Account(Accounts.Generated));

        Assert.Empty((await table.DoBy("boss", table.Correct(oil.Line, "/book", Right))).Notes);
        await table.DoBy("boss", table.Correct(filed.Line, "/book", new BookNote(Deliverer: "装车癸"), PartyRoles.Mover));
        await table.DoBy("chief", table.Correct(received.Line, "/book", new BookNote("废机油", Store: "TS102"), PartyRoles.Receiver, Table.Plant));
        var shelf = new Shelf(table.Lines);
        Assert.Equal("废矿物油 桶 MF0009 产生庚", Told(shelf.Of("hazardous-generated", Table.Works), Beside));
        Assert.Equal("废矿物油 桶 TS009 运送辛 库管壬", Told(shelf.Of("hazardous-stored", Table.Works), Beside));
        Assert.Equal("废矿物油 桶 TS009 装车癸 filer", Told(shelf.Of("hazardous-taken-out", Table.Works), Beside));
        Assert.Equal("废机油 TS102 gate", Told(shelf.Of("hazardous-stored", Table.Plant), Beside));
        Assert.Equal(stocks, shelf.Stocks());
        Assert.Equal(accounts, table.Account(Accounts.Generated));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_was_made_of_a_lot_is_called_as_the_lot_is_by_now()
    {
        await using var table = await Table.Laid();
        var one = await table.DoBy("clerk", table.Generate(100, stream: Table.Hazardous) with { Book = Said });
        var two = await Oil(table);
        var mixed = (await table.Do(table.Combine(Table.Works, one.Lots[0].Lot, two))).Lots[0].Lot;
        var part = (await table.Do(table.Split(Table.Works, mixed, new LotPart(Table.Kg(60))))).Lots[0].Lot;
        await table.Do(table.Treat(part, 60, method: "R9") with { Site = Table.Works });
        string TakenOut() => Told(new Shelf(table.Lines).Of("hazardous-taken-out", Table.Works), "Trade or own name", "Store code");
        Assert.Equal("废机油 TS001", TakenOut());
        await table.Do(table.Correct(one.Line, "/book", Right));
        Assert.Equal("废矿物油 TS009", TakenOut());
        await table.Do(table.Correct(one.Line, "/book", JsonSerializer.SerializeToElement<object?>(null)));
        Assert.Equal("", TakenOut());
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Also where nothing was said, and where it stands in containers; an officer in the unit's stead puts no name of his own there.</summary>
    [Fact]
    public async Task What_was_left_out_is_said_afterwards_and_keeps_with_the_mass_when_that_is_corrected()
    {
        await using var table = await Table.Laid();
        var oil = await table.DoBy("clerk", table.Generate(500, stream: Table.Hazardous) with { Containers = [new("box-1", Table.Kg(500), "drum")] });
        await table.DoBy(new Actor("officer", StandInFor: Table.Owner(Table.Works)), table.Correct(oil.Line, "/book", Right with { Handler = null }));
        Assert.Equal("0.5 废矿物油 桶 MF0009 clerk", Told(new Shelf(table.Lines).Of("hazardous-generated", Table.Works), [.. Beside.Prepend("Amount")]));
        var more = await table.DoBy("clerk", table.Generate(100, stream: Table.Hazardous));
        await table.Do(table.Correct(more.Line, "/book", Right));
        await table.Do(table.Correct(more.Line, "/quantity", Table.Kg(90)));
        Assert.Equal("0.09 废矿物油 桶 MF0009 产生庚", Told(new Shelf(table.Lines).Of("hazardous-generated", Table.Works), [.. Beside.Prepend("Amount")]).Split(" | ")[1]);
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>A store's opening stock, what came from outside, what went there, and what was treated.</summary>
    [Fact]
    public async Task Every_act_that_says_something_for_the_books_can_have_it_put_right()
    {
        await using var table = await Table.Laid();
        var opened = await table.Do(table.Opening(10, Table.Works, Table.Hazardous));
        var came = await table.Do(new BringInWaste(table.Id(), table.Now, Table.Works, Table.Hazardous, Table.Oil, Table.Kg(20), "开封", "单7"));
        var sent = await table.Do(table.SendOut(Table.Works, new LotTake(came.Lots[0].Lot, Table.Kg(5))));
        var treated = await table.Do(table.Treat(opened.Lots[0].Lot, 10, method: "R9") with { Site = Table.Works });
        foreach (var line in new[] { opened.Line, came.Line, sent.Line, treated.Line })
        {
            Assert.Equal("party_not_in_role", (await table.No(table.Correct(line, "/book", Right, PartyRoles.Holder, Table.Plant))).Code);
            await table.Do(table.Correct(line, "/book", Right));
            Assert.Equal("value_is_the_same", (await table.No(table.Correct(line, "/book", Right))).Code);
        }

        var shelf = new Shelf(table.Lines);
        Assert.Equal("MF0009 产生庚", Told(shelf.Of("hazardous-treated-own", Table.Works), "Facility code", "Person"));
        Assert.Equal("TS009 运送辛 库管壬 | TS009 运送辛 库管壬", Told(shelf.Of("hazardous-taken-out", Table.Works), "Store code", "Person who carried it", "Person of the store"));
        Assert.Null((await table.Verified()).Bad);
    }

    static string Refusal(Refused refused) => $"{refused.Code} {refused.Pointer}";

    [Fact]
    public async Task What_is_no_word_for_the_books_is_refused()
    {
        await using var table = await Table.Laid();
        var oil = await table.Do(table.Generate(500, stream: Table.Hazardous));
        Assert.Equal("field_malformed /value", Refusal(await table.No(table.Correct(oil.Line, "/book", 7))));
        Assert.Equal("unknown_field /value/colour", Refusal(await table.No(table.Correct(oil.Line, "/book", new { colour = "black" }))));
        Assert.Equal("too_long /value/called", Refusal(await table.No(table.Correct(oil.Line, "/book", new { called = new string('油', 2001) }))));
        Assert.Equal("text_unprintable /value/handler", Refusal(await table.No(table.Correct(oil.Line, "/book", new { handler = "张\u202e三" }))));
        Assert.Equal("decimal_text_expected /value/value", Refusal(await table.No(table.Correct(oil.Line, "/quantity", new { value = 7, unit = "kg" }))));
        Assert.Equal("field_missing /value", Refusal(await table.No(table.Correct(oil.Line, "/quantity", JsonSerializer.SerializeToElement<object?>(null)))));
        Assert.Equal("not_correctable", (await table.No(table.Correct(oil.Line, "/book/called", "废机油"))).Code);
        Assert.Equal("value_is_the_same", (await table.No(table.Correct(oil.Line, "/book", JsonSerializer.SerializeToElement<object?>(null)))).Code);
    }
}
