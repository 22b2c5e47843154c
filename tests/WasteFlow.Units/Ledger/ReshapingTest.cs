using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Combining, splitting, counting, assaying and reclassifying keep every gram and its roots.</summary>
public class ReshapingTest
{
    [Fact]
    public async Task Combining_keeps_roots_and_the_oldest_day()
    {
        await using var table = await Table.Laid();
        var first = await table.Generated(10);
        table.Now += NodaTime.Duration.FromDays(3);
        var second = await table.Generated(32);
        var one = (await table.Do(table.Combine(Table.Works, second, first))).Lots.Single().Lot;
        Assert.Equal([(first, 10_000), (second, 32_000)], table.Roots(one).Select(static r => (r.Root, r.Grams)));
        Assert.Equal(new(2025, 3, 3), table.Lot(one).Since);
    }

    [Fact]
    public async Task A_thousand_lots_become_one_and_one_a_thousand_and_no_gram_or_root_is_lost()
    {
        await using var table = await Table.Laid();
        LotId[] some = [.. await Task.WhenAll(Enumerable.Range(1, 1001).Select(kg => table.Generated(kg)))];
        Assert.Equal(("combine_needs_lots", "/lots"), Of(await table.No(table.Combine(Table.Works, some))));
        var one = (await table.Do(table.Combine(Table.Works, some[..1000]))).Lots.Single();
        Assert.Equal((500_500_000, 1000), (one.Grams, table.Roots(one.Lot).Count));

        LotPart[] parts = [.. Enumerable.Range(1, 1000).Select(static kg => new LotPart(Table.Kg(kg)))];
        Assert.Equal(("lots_missing", "/parts"), Of(await table.No(table.Split(Table.Works, one.Lot, [.. parts, parts[0]]))));
        var split = (await table.Do(table.Split(Table.Works, one.Lot, parts))).Lots;
        Assert.Equal((1000, 500_500_000, 0), (split.Count, split.Sum(static l => l.Grams), table.Lot(one.Lot).Grams));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Only_free_lots_of_one_code_at_one_site_are_combined()
    {
        await using var table = await Table.Laid();
        var slag = await table.Generated(10);
        var more = await table.Generated(10);
        var rock = await table.Generated(10, code: Table.Rock);
        var there = await table.Generated(10, Table.Yard);
        Assert.Equal(("combine_mixes_codes", "/lots/1"), Of(await table.No(table.Combine(Table.Works, slag, rock))));
        Assert.Equal(("lot_named_twice", "/lots/1"), Of(await table.No(table.Combine(Table.Works, slag, slag))));
        Assert.Equal(("no_such_lot", "/lots/1"), Of(await table.No(table.Combine(Table.Works, slag, there))));
        Assert.Equal(("combine_needs_lots", "/lots"), Of(await table.No(table.Combine(Table.Works, slag))));
        var sharps = table.Opening(10, Table.Works, Table.Medical);
        var bottles = (await table.Do(sharps with { ActId = table.Id(), Stream = "recyclables" })).Lots[0].Lot;
        Assert.Equal(("combine_mixes_streams", "/lots/1"), Of(await table.No(table.Combine(Table.Works, bottles, (await table.Do(sharps)).Lots[0].Lot))));
        await table.Filed(1, Table.Industrial, slag);
        Assert.Equal(("lot_reserved", "/lots/0"), Of(await table.No(table.Combine(Table.Works, slag, more))));
    }

    [Fact]
    public async Task Splitting_shares_the_roots_and_leaves_the_rest()
    {
        await using var table = await Table.Laid();
        var first = await table.Generated(10);
        var second = await table.Generated(20);
        var one = (await table.Do(table.Combine(Table.Works, first, second))).Lots.Single().Lot;
        var parts = (await table.Do(table.Split(Table.Works, one, new LotPart(Table.Kg(9)), new LotPart(Table.Kg(12), Table.Rock)))).Lots;
        Assert.Equal([9_000, 12_000], parts.Select(static p => p.Grams));
        Assert.Equal([Table.Slag, Table.Rock], parts.Select(static p => p.Code));
        Assert.Equal(9_000, table.Lot(one).Grams);
        Assert.Equal([3_000, 6_000], table.Roots(parts[0].Lot).Select(static r => r.Grams));
        Assert.Equal(("lot_holds_less", "/parts"), Of(await table.No(table.Split(Table.Works, one, new LotPart(Table.Kg(9.001m))))));
        Assert.Equal(("mass_zero", "/parts/0/quantity/value"), Of(await table.No(table.Split(Table.Works, one, new LotPart(Table.Kg(0))))));
    }

    [Fact]
    public async Task A_stock_take_finds_a_gain_or_a_loss()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100);
        TakeStock Count(decimal kg, LotId? named = null) => named is null
            ? new(table.Id(), table.Now, Table.Works, Table.Kg(kg), "monthly", Stream: Table.Industrial, Code: Table.Slag)
            : new(table.Id(), table.Now, Table.Works, Table.Kg(kg), "monthly", named);

        await table.Do(Count(104));
        Assert.Equal((-4_000, 104_000), (table.Account(Accounts.Gain), table.Held(Table.Works)));
        await table.Do(Count(99));
        Assert.Equal((5_000, 99_000), (table.Account(Accounts.StorageLoss), table.Held(Table.Works)));
        Assert.Equal(95_000, table.Lot(lot).Grams);
        await table.Do(Count(95, lot));
        Assert.Empty(table.LastLine.Moves);

        await table.Filed(90);
        Assert.Equal(("lot_reserved", "/counted"), Of(await table.No(Count(80))));
        Assert.Equal(("lot_or_store", "/lot"), Of(await table.No(Count(80) with { Stream = null })));
        Assert.Equal(("no_such_lot", "/lot"), Of(await table.No(Count(1, new LotId(999, 1)))));
    }

    [Fact]
    public async Task Reclassifying_keeps_mass_and_roots_under_another_code()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(10);
        ReclassifyWaste As(string stream, WasteCode code) => new(table.Id(), table.Now, Table.Works, lot, stream, code, "assayed", "report 3");
        Assert.Equal(("nothing_changes", "/code"), Of(await table.No(As(Table.Industrial, Table.Slag))));
        Assert.Equal(("stream_unknown", "/stream"), Of(await table.No(As("moon-dust", Table.Slag))));
        var now = (await table.Do(As(Table.Hazardous, Table.Oil))).Lots.Single();
        Assert.Equal((Table.Hazardous, Table.Oil, 10_000), (now.Stream, now.Code, now.Grams));
        Assert.Equal(lot, table.Roots(now.Lot).Single().Root);
        Assert.Equal(("lot_is_used_up", "/lot"), Of(await table.No(As(Table.Hazardous, Table.Oil))));
    }

    [Fact]
    public async Task An_assay_tells_moisture_later_and_moves_nothing()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(10);
        AssayWaste Assay(int? moisture, bool? meets = null) => new(table.Id(), table.Now, Table.Works, lot, moisture, meets, "lab 4");
        await table.Do(Assay(800));
        Assert.Equal(800, table.Lot(lot).MoisturePerMille);
        Assert.Empty(table.LastLine.Moves);
        Assert.Equal(["fails_standard"], (await table.Do(Assay(null, false))).Notes.Select(static n => n.Code));
        Assert.Equal(800, table.Lot(lot).MoisturePerMille);
        Assert.Equal(("moisture_out_of_range", "/moisturePerMille"), Of(await table.No(Assay(1001))));
    }

    [Fact]
    public async Task What_leaves_for_outside_is_no_more_than_is_free()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(10);
        await table.Filed(4);
        Assert.Equal(("lot_holds_less", "/lots/0/quantity"), Of(await table.No(table.SendOut(Table.Works, new LotTake(lot, Table.Kg(6.001m))))));
        Assert.Equal(("lot_named_twice", "/lots/1/lot"), Of(await table.No(table.SendOut(Table.Works, new(lot, Table.Kg(1)), new(lot, Table.Kg(1))))));
        Assert.Equal(("lots_missing", "/lots"), Of(await table.No(table.SendOut(Table.Works))));
        await table.Do(table.SendOut(Table.Works, new LotTake(lot)));
        Assert.Equal((6_000, 4_000), (table.Account(Accounts.SentOut), table.Lot(lot).Grams));
    }

    [Fact]
    public async Task Mass_known_later_is_not_entered_as_generated()
    {
        await using var table = await Table.Laid();
        Assert.Equal(("mass_known_later", "/stream"), Of(await table.No(table.Generate(1, code: Table.Catering, stream: Table.Kitchen))));
        Assert.Equal(("site_unknown", "/site"), Of(await table.No(table.Generate(1, new("nowhere")))));
        Assert.Equal(("mass_zero", "/quantity/value"), Of(await table.No(table.Generate(0))));
    }

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
