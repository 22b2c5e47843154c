using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>A filing takes allowances item by item: what is accepted of an item uses them, what is turned away sets them free.</summary>
public class AcceptedAllowanceTest
{
    const string A1 = "approval/A1";

    /// <summary>Of each item: the kilograms filed, then those accepted and those refused. What is used of an approval of 1,000 kg, in grams.</summary>
    [Theory]
    [InlineData("60 60 0; 40 40 0", 100_000)]
    [InlineData("60 60 0; 40 0 40", 60_000)]
    [InlineData("60 0 60; 40 40 0", 40_000)]
    [InlineData("60 0 60; 40 0 40", 0)]
    [InlineData("60 45 15; 40 40 0", 85_000)]
    [InlineData("60 45 15; 40 10 30", 55_000)]
    [InlineData("60 66 22", 45_000)]
    [InlineData("60 0.001 0", 60_000)]
    [InlineData("0.010 1 2", 3)]
    [InlineData("0.011 1 1", 6)]
    [InlineData("0.010 1 5", 2)]
    [InlineData("0.001 1 2; 0.001 2 1", 1)]
    public async Task What_was_accepted_is_used_and_the_rest_is_free(string load, long used)
    {
        await using var table = await Approved("1000 kg");
        decimal[][] items = [.. load.Split("; ").Select(static i => i.Split(' ').Select(static n => decimal.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        var manifest = await Filed(table, [.. items.Select(static i => Table.Kg(i[0]))]);
        Assert.Equal(items.Select(static (i, n) => ((int?)(n + 1), (long)(i[0] * 1000))), table.Manifest(manifest).Takes.Select(static t => (t.Item, t.Amount)));
        Assert.Equal((items.Sum(static i => (long)(i[0] * 1000)), 0), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));

        await table.Do(table.Receive(manifest, [.. items.Select(static (i, n) =>
            i[2] == 0 ? Table.Accepted(n + 1, i[1]) : i[1] == 0 ? Table.Refuse(n + 1) : Table.Partly(n + 1, i[1], i[2]))]));
        Assert.Equal((0, used, 1_000_000 - used), (table.Allowance(A1).Pending, table.Allowance(A1).Posted, table.Allowance(A1).Free));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Boxes_are_used_box_by_box()
    {
        await using var table = await Approved("20 box 15");
        var manifest = await Filed(table, new Quantity("10", "box", "15"));
        await table.Do(table.Receive(manifest, new ItemReceipt(1, "partly", new("7", "box", "15"), new("3", "box", "15"), "wet")));
        Assert.Equal((0, 7, 13), (table.Allowance(A1).Pending, table.Allowance(A1).Posted, table.Allowance(A1).Free));
        Assert.Equal(new AllowanceMove(A1, 0, -10, 7, "box", 1), Assert.Single(table.LastLine.Allowances));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Once every receipt but a refusal of all used up what its manifest held; such a manifest, and such a journal, stay as they are.</summary>
    [Theory]
    [InlineData(45, 15, 60_000)]
    [InlineData(0, 60, 0)]
    public async Task A_manifest_from_before_uses_all_or_nothing(decimal accepted, decimal refused, long used)
    {
        await using var table = await Approved("1000 kg");
        var manifest = (await table.Do(table.File(60, Table.Kitchen), new AllowanceTake(A1, 60_000))).Manifest!.Value;
        Assert.DoesNotContain("\"item\"", Text(table.LastLine.Allowances), StringComparison.Ordinal);
        await table.Do(table.Receive(manifest, accepted == 0 ? Table.Refuse(1) : Table.Partly(1, accepted, refused)));
        Assert.Equal((0, used), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        Assert.Equal(new AllowanceMove(A1, 0, -60_000, used), Assert.Single(table.LastLine.Allowances));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData(-60_000, 60_000, 1)]
    [InlineData(-60_000, 45_001, 1)]
    [InlineData(-45_000, 45_000, 1)]
    [InlineData(-60_000, 45_000, null)]
    [InlineData(-60_000, 45_000, 2)]
    public async Task Another_use_than_what_was_accepted_is_found(long pending, long posted, int? item)
    {
        await using var table = await Approved("1000 kg");
        await table.Do(table.Receive(await Filed(table, Table.Kg(60)), Table.Partly(1, 45, 15)));
        var lines = table.Lines.ToList();
        Assert.Equal([new AllowanceMove(A1, 0, -60_000, 45_000, null, 1)], lines[^1].Allowances);
        Assert.Null(await AllowanceTest.Proven(lines));
        lines[^1] = lines[^1] with { Allowances = [new(A1, 0, pending, posted, null, item)] };
        Assert.Contains("allowances are not those", await AllowanceTest.Proven(lines), StringComparison.Ordinal);
    }

    /// <summary>What a filing holds is what its items say: boxes that are begun whole, litres to the nearest, grams exactly; nobody holds less and uses less.</summary>
    [Theory]
    [InlineData("1000 kg", "60", "kg", null, 60_000)]
    [InlineData("1000 kg", "3", "box", "20", 60_000)]
    [InlineData("20 box 15", "61", "kg", null, 5)]
    [InlineData("20 box 15", "3.2", "box", "20", 4)]
    [InlineData("20 m3 1100", "61", "kg", null, 55)]
    [InlineData("20 m3 1100", "1.0006", "m3", "800", 1001)]
    public async Task Another_hold_than_what_was_filed_is_found(string granted, string value, string unit, string? factor, long held)
    {
        await using var table = await Approved(granted);
        await Filed(table, new Quantity(value, unit, factor));
        var lines = table.Lines.ToList();
        Assert.Equal(held, Assert.Single(lines[^1].Allowances).Pending);
        Assert.Null(await AllowanceTest.Proven(lines));
        foreach (var other in (long[])[held - 1, held + 1])
        {
            Assert.Contains(
                "allowances are not those",
                await AllowanceTest.Proven([.. lines[..^1], lines[^1] with { Allowances = [lines[^1].Allowances[0] with { Pending = other }] }]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_item_that_the_filing_has_not_is_found()
    {
        await using var table = await Approved("1000 kg");
        await Filed(table, Table.Kg(60));
        var lines = table.Lines.ToList();
        lines[^1] = lines[^1] with { Allowances = [lines[^1].Allowances[0] with { Item = 2 }] };
        Assert.Contains("item that it has not", await AllowanceTest.Proven(lines), StringComparison.Ordinal);
    }

    /// <summary>What is sent on or goes out anew is filed anew, and takes only what it is: nothing is counted twice.</summary>
    [Fact]
    public async Task What_was_turned_away_and_goes_out_again_is_counted_once()
    {
        await using var table = await Approved("100 kg");
        await table.Generated(80, stream: Table.Hazardous, code: Table.Oil);
        var filed = table.File(80, Table.Hazardous);
        var manifest = (await table.Do(filed, Take(1, 80_000))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Partly(1, 50, 30)));
        var on = (await table.Do(table.File(30, Table.Hazardous, linkedTo: manifest, receiver: Table.OtherPlant), Take(1, 30_000))).Manifest!.Value;
        Assert.Equal((30_000, 50_000, 20_000), (table.Allowance(A1).Pending, table.Allowance(A1).Posted, table.Allowance(A1).Free));
        await table.Do(table.Receive(on, Table.Accepted(1, 30)) with { Receiver = Table.OtherPlant });
        Assert.Equal((0, 80_000, 20_000), (table.Allowance(A1).Pending, table.Allowance(A1).Posted, table.Allowance(A1).Free));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>A load that the gate turned away whole and that goes on under its number takes again what it took: whoever lets a gate refuse it first does not pass by the approval.</summary>
    [Theory]
    [InlineData("1000 kg", 100_000, 70_000)]
    [InlineData("20 box 15", 7, 5)]
    [InlineData("50 kg", 100_000, 70_000)]
    public async Task What_is_sent_on_under_its_number_is_counted(string regranted, long held, long used)
    {
        await using var table = await Approved("1000 kg");
        var manifest = await Filed(table, Table.Kg(60), Table.Kg(40));
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Refuse(1), Table.Refuse(2)));
        Assert.Equal((0, 0), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        await table.Do(AllowanceTest.Grant(table, regranted));

        var notes = (await table.Do(table.Divert(manifest))).Notes;
        Assert.Equal((held, 0), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        Assert.Equal(table.Allowance(A1).Free < 0 ? [("allowance_exceeded", "/manifest")] : [], notes.Select(static n => (n.Code, n.Pointer)));
        Assert.Equal([1, 2], table.LastLine.Allowances.Select(static m => m.Item));
        var lines = table.Lines.ToList();

        await table.Do(table.Receive(manifest, Table.Accepted(1, 60), Table.Partly(2, 10, 30)) with { Receiver = Table.OtherPlant });
        Assert.Equal((0, used), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        Assert.Null((await table.Verified()).Bad);

        lines[^1] = lines[^1] with { Allowances = [lines[^1].Allowances[0]] };
        Assert.Contains("allowances are not those", await AllowanceTest.Proven(lines), StringComparison.Ordinal);
    }

    /// <summary>Lines from before hold nothing again where a load was sent on.</summary>
    [Fact]
    public async Task A_load_that_was_sent_on_before_holds_nothing()
    {
        await using var table = await Approved("1000 kg");
        var manifest = await Filed(table, Table.Kg(60));
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Refuse(1)));
        await table.Do(table.Divert(manifest));
        var lines = table.Lines.ToList();
        lines[^1] = lines[^1] with { Allowances = [] };
        Assert.Null(await AllowanceTest.Proven(lines));
    }

    [Fact]
    public async Task A_receipt_that_is_taken_back_holds_again_what_it_used_and_what_it_set_free()
    {
        await using var table = await Approved("1000 kg");
        var manifest = await Filed(table, Table.Kg(60), Table.Kg(40));
        await table.Do(table.PickUp(manifest));
        var line = (await table.Do(table.Receive(manifest, Table.Partly(1, 45, 15), Table.Refuse(2)))).Line;
        await table.Do(table.TakeBack(line, Table.Plant));
        Assert.Equal((100_000, 0), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        await table.Do(table.Receive(manifest, Table.Accepted(1, 60), Table.Partly(2, 10, 30)));
        Assert.Equal((0, 70_000), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>What a refusal set free may be granted in another unit by then: what was held in boxes cannot be held again in grams.</summary>
    [Theory]
    [InlineData("20 box 16", null)]
    [InlineData("1000 kg", "acted_upon")]
    public async Task A_refusal_is_not_taken_back_into_another_unit(string regranted, string? told)
    {
        await using var table = await Approved("20 box 15");
        var manifest = await Filed(table, Table.Kg(60));
        await table.Do(table.PickUp(manifest));
        var line = (await table.Do(table.Receive(manifest, Table.Refuse(1)))).Line;
        await table.Do(AllowanceTest.Grant(table, regranted));
        var back = (await table.AskAtOnce([table.TakeBack(line, Table.Plant)], [], []))[0];
        Assert.Equal((told, told is null ? 4 : 0), (back.Refused?.Code, table.Allowance(A1).Pending));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>An allowance counts what was filed; the gate says what share of it came in. A scale that is put right later changes neither.</summary>
    [Fact]
    public async Task A_weight_that_is_put_right_later_leaves_what_was_used()
    {
        await using var table = await Approved("1000 kg");
        var manifest = await Filed(table, Table.Kg(60));
        var line = (await table.Do(table.Receive(manifest, Table.Partly(1, 45, 15)))).Line;
        await table.Do(table.Correct(line, "/items/0/quantity", Table.Kg(40), PartyRoles.Receiver, Table.Plant));
        Assert.Equal((0, 45_000), (table.Allowance(A1).Pending, table.Allowance(A1).Posted));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>The approval has 100 kg left: the item that goes beyond them is named.</summary>
    [Theory]
    [InlineData("60 40", "")]
    [InlineData("60 41 5", "/items/1/quantity")]
    [InlineData("101 1", "/items/0/quantity")]
    [InlineData("99 1 0.001", "/items/2/quantity")]
    public async Task The_item_that_asks_too_much_is_named(string kilograms, string pointer)
    {
        await using var table = await Approved("100 kg");
        Quantity[] items = [.. kilograms.Split(' ').Select(static k => new Quantity(k, "kg"))];
        AllowanceTake[] takes = [.. items.Select(static (q, i) => q.Taken(A1) with { Item = i + 1, Pointer = $"/items/{i}/quantity" })];
        var act = table.File(Table.Kitchen, null, null, null, [.. items.Select(static q => new ManifestItem(Table.Catering, q, "anaerobic"))]);
        var refused = (await table.AskAtOnce([act], takes, [new(A1), new(A1, Percent: 100)]))[0].Refused;
        Assert.Equal(pointer, refused?.Pointer ?? "");
        Assert.Equal(pointer.Length == 0 ? null : "allowance_exceeded", refused?.Code);

        await using var other = await Approved("100 kg");
        var noted = (await other.AskAtOnce([act], takes, [new(A1, Warns: true), new(A1, Percent: 100, Warns: true)]))[0].Accepted!.Notes;
        Assert.Equal(pointer.Length == 0 ? [] : [("allowance_exceeded", pointer), ("new_grant_wanted", pointer)], noted.Select(static n => (n.Code, n.Pointer)));
    }

    static async Task<Table> Approved(string quantity)
    {
        var table = await Table.Laid();
        await table.Do(AllowanceTest.Grant(table, quantity));
        return table;
    }

    static async Task<ManifestNumber> Filed(Table table, params Quantity[] items) => (await table.Do(
        table.File(Table.Kitchen, null, null, null, [.. items.Select(static q => new ManifestItem(Table.Catering, q, "anaerobic"))]),
        [.. items.Select(static (q, i) => q.Taken(A1) with { Item = i + 1 })])).Manifest!.Value;

    static AllowanceTake Take(int item, long grams) => new(A1, grams, Item: item);

    static string Text(IReadOnlyList<AllowanceMove> moves) => System.Text.Encoding.UTF8.GetString(Wire.Bytes(moves));
}
