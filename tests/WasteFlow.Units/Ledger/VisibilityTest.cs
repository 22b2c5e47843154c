using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Tracing;

namespace WasteFlow.Units.Ledger;

/// <summary>A bureau sees what began, went to or ended in its region, and nothing of any other.</summary>
public class VisibilityTest
{
    /// <summary>Who carried it is registered nowhere: that made every bureau of the country a reader of the chain.</summary>
    [Theory]
    [InlineData(null, true)]
    [InlineData("410104", true)]
    [InlineData("410100", true)]
    [InlineData("410105", false)]
    [InlineData("411000", false)]
    public async Task A_bureau_of_another_region_sees_neither_the_manifest_nor_its_chain(string? region, bool sees)
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var manifest = (await table.Do(table.File(100))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        var officer = new Caller("officer", null, [Roles.Officer], region);
        var asked = new TraceQuestion(manifest, null, false, false, null);
        Assert.Contains(new Traced(table.Lines).Forward(manifest).Nodes, static n => n.Holder?.Text == "carrier");
        foreach (var way in new[] { asked, asked with { Back = true } })
        {
            Assert.Equal(sees ? null : "not_yours", new Traced(table.Lines).Seen(officer, way).Refused?.Code);
        }

        Assert.Equal(sees, new Traced(table.Lines).Sees(officer, manifest));
        await table.Do(table.Receive(manifest, 100));
        Assert.Equal(sees ? null : "not_yours", new Traced(table.Lines).Seen(officer, asked).Refused?.Code);
    }
}
