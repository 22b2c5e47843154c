using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;

namespace WasteFlow.Units.Ledger;

/// <summary>A scan at loading opens a manifest that is on its way at once; what its approval bears is firm.</summary>
public class ScannedTest
{
    [Theory]
    [InlineData(Table.Industrial, 1000)]
    [InlineData(Table.Medical, 1000)]
    [InlineData(Table.Kitchen, 0)]
    public async Task The_load_is_on_its_way_with_the_scan(string stream, decimal inTransit)
    {
        await using var table = await Table.Laid();
        if (stream == Table.Industrial) await table.Generated(1000);
        var answer = await table.Do(Scan(table, 1000, stream));
        Assert.Equal(States.InTransit, answer.State);
        Assert.Equal((long)inTransit * 1000, table.Held(new(Table.Carrier.Text), Places.Transit));
        Assert.Equal("wrong_state", (await table.No(table.PickUp(answer.Manifest!.Value))).Code);
        Assert.Equal(States.Closed, (await table.Do(table.Receive(answer.Manifest.Value, 1000))).State);
        Assert.Equal(1_000_000, table.Held(Table.Plant));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task An_approval_that_is_used_up_opens_nothing_by_a_scan_and_only_warns_who_files()
    {
        await using var table = await Table.Laid();
        await table.Do(new GrantApproval(table.Id(), table.Now, "A1", "construction-disposal", Table.Works, ["*"], Table.Kg(1500), new(2025, 1, 1), new(2025, 12, 31)));
        await table.Do(Scan(table, 1000, Table.Kitchen), new AllowanceTake("approval/A1", 1_000_000));
        var refused = await table.No(Scan(table, 1000, Table.Kitchen), new AllowanceTake("approval/A1", 1_000_000));
        Assert.Equal(("allowance_exceeded", "500000"), (refused.Code, refused.Details!["free"]));
        await table.Do(Scan(table, 500, Table.Kitchen), new AllowanceTake("approval/A1", 500_000));
        var filed = await table.Do(table.File(1000, Table.Kitchen) with { Approval = "A1" }, new AllowanceTake("approval/A1", 1_000_000));
        Assert.Equal("allowance_exceeded", filed.Notes.Single().Code);
        Assert.Null((await table.Verified()).Bad);
    }

    static FileManifest Scan(Table table, decimal kilograms, string stream) => table.File(kilograms, stream) with { Approval = "A1", Scanned = true };
}
