using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>One weighing for a whole collection round, shared over its manifests by what was declared.</summary>
public class RoundTest
{
    [Theory]
    [InlineData(Table.Kitchen)]
    [InlineData(Table.Medical)]
    [InlineData(Table.Industrial)]
    public async Task The_shares_sum_to_the_weight_to_the_gram_whichever_comes_first(string stream)
    {
        await using var table = await Table.Laid();
        if (stream == Table.Industrial) await table.Generated(1000);
        var round = new List<ManifestNumber>();
        foreach (var kilograms in new[] { 1m, 1m, 1m, 2m, 100m }) round.Add(await table.Filed(kilograms, stream));
        await table.Do(table.PickUp(round[1]));
        foreach (var manifest in Enumerable.Reverse(round))
        {
            var answer = await table.Do(Weighed(table, manifest, 100.001m, [.. round.OrderBy(_ => table.Id())]));
            Assert.Contains("weight_shared", answer.Notes.Select(static n => n.Code));
            Assert.True(answer.State is States.Closed or States.Received);
        }

        Assert.Equal(100_001, table.Held(Table.Plant));
        Assert.Null((await table.Verified()).Bad);
        Assert.True(new Traced(table.Lines).View(round[0]).Items[0].SharedWeighing);
    }

    [Fact]
    public async Task Who_weighs_them_together_says_the_same_of_each()
    {
        await using var table = await Table.Laid();
        ManifestNumber a = await table.Filed(10, Table.Kitchen), b = await table.Filed(20, Table.Kitchen), c = await table.Filed(30, Table.Kitchen);
        var medical = await table.Filed(1, Table.Medical);
        var alone = await table.Filed(5, Table.Kitchen);
        await table.Do(table.Receive(alone, 5));

        await No("round_too_long", "/round", Weighed(table, a, 33, [a]));
        await No("round_without_manifest", "/round", Weighed(table, a, 33, [b, c]));
        await No("manifest_named_twice", "/round", Weighed(table, a, 33, [a, b, a]));
        await No("no_such_manifest", "/round/1", Weighed(table, a, 33, [a, new("L2025410199")]));
        await No("round_differs", "/round/1", Weighed(table, a, 33, [a, medical]));
        await No("round_differs", "/round/0", Weighed(table, a, 33, [alone, a]));
        await No("round_without_weight", "/round", table.Receive(a, 10) with { Round = [a, b] });

        await table.Do(Weighed(table, a, 33, [a, b]));
        await No("round_differs", "/round/0", Weighed(table, b, 34, [a, b]));
        await No("round_differs", "/round/0", Weighed(table, b, 33, [a, b, c]));
        await table.Do(Weighed(table, b, 33, [b, a]));
        Assert.Equal(38_000, table.Held(Table.Plant));

        async Task No(string code, string pointer, IAct act)
        {
            var refused = await table.No(act);
            Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
        }
    }

    static ReceiveWaste Weighed(Table table, ManifestNumber manifest, decimal kilograms, IReadOnlyList<ManifestNumber> round) =>
        new(table.Id(), table.Now, manifest, Table.Plant, SharedWeight: Table.Kg(kilograms), Round: round);
}
