using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Every row of schemas/codes/transitions.csv, played: the manifest is brought into the state, the act is done, the verdict compared.</summary>
public class TransitionsTest
{
    static readonly IReadOnlyList<TableRow> Rows = Tables.Rows("codes/transitions.csv");

    static readonly string[] StatesThere =
    [
        States.Filed, States.InTransit, States.Arrived, States.Received, States.Partly, States.Refused, States.Returned, States.Diverted,
        States.Closed, States.Cancelled, States.Expired,
    ];

    static readonly string[] ActsThere =
    [
        "cancel-manifest", "expire-manifest", "pick-up-waste", "hand-over-waste", "arrive-waste", "receive-waste", "return-waste",
        "divert-waste", "settle-discrepancy", "agree-to-discrepancy", "contest-discrepancy",
    ];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var row in Rows) pairs.Add(row["act"], row["state"]);
        return pairs;
    }

    [Fact]
    public void Every_pair_of_act_and_state_has_one_row() =>
        Assert.Equal(
            ActsThere.SelectMany(static a => StatesThere.Select(s => $"{a} {s}")).Order(StringComparer.Ordinal),
            Rows.Select(static r => $"{r["act"]} {r["state"]}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_ledger_says_what_the_row_says(string act, string state)
    {
        var row = Rows.Single(r => r["act"] == act && r["state"] == state);
        await using var table = await Table.Laid();
        var manifest = await Bring(table, state, implied: false);
        var ask = Act(table, act, manifest);
        if (row["verdict"] is "yes" or "implies" || (row["verdict"] == "late" && act == "arrive-waste"))
        {
            var accepted = await table.Do(ask);
            Assert.Equal(manifest, accepted.Manifest);
            Assert.Equal(table.Manifest(manifest).State, accepted.State);
            return;
        }

        var refused = await table.No(ask);
        // A late pick-up is only late where a receipt implied one before; here the carrier said it himself.
        Assert.Equal(row["verdict"] == "late" ? "wrong_state" : row["verdict"], refused.Code);
        Assert.Equal("/manifest", refused.Pointer);
        Assert.Equal(state, table.Manifest(manifest).State);
        if (row["verdict"] != "late") Assert.Equal(row["why_en"], refused.Details!["en"]);
    }

    [Theory]
    [InlineData(States.Received)]
    [InlineData(States.Partly)]
    [InlineData(States.Refused)]
    [InlineData(States.Returned)]
    [InlineData(States.Diverted)]
    [InlineData(States.Closed)]
    public async Task A_late_pick_up_confirms_or_contradicts_one_that_was_implied(string state)
    {
        Assert.Equal("late", Rows.Single(r => r["act"] == "pick-up-waste" && r["state"] == state)["verdict"]);
        await using var table = await Table.Laid();
        var agreeing = await Bring(table, state, implied: true);
        var contradicted = await Bring(table, state, implied: true);
        var moved = table.Lines.Sum(static l => l.Moves.Count);

        Assert.Contains("pick_up_confirmed", Codes(await table.Do(table.PickUp(agreeing))));
        Assert.Contains("pick_up_contradicts", Codes(await table.Do(table.PickUp(contradicted, 990))));

        Assert.Equal(moved, table.Lines.Sum(static l => l.Moves.Count));
        Assert.Equal(state, table.Manifest(agreeing).State);
        Assert.Equal("wrong_state", (await table.No(table.PickUp(agreeing))).Code);
    }

    [Fact]
    public async Task What_was_implied_can_still_be_said_after_the_load_went_on_to_another_receiver()
    {
        await using var table = await Table.Laid();
        var manifest = await Bring(table, States.Refused, implied: true);
        await table.Do(table.Divert(manifest));
        Assert.Contains("pick_up_confirmed", Codes(await table.Do(table.PickUp(manifest))));
        Assert.Equal(States.InTransit, table.Manifest(manifest).State);
    }

    [Fact]
    public async Task An_unknown_manifest_is_said_to_be_unknown()
    {
        await using var table = await Table.Laid();
        foreach (var act in ActsThere)
        {
            var refused = await table.No(Act(table, act, new("L2025410199")));
            Assert.Equal(("no_such_manifest", "/manifest"), (refused.Code, refused.Pointer));
        }
    }

    /// <summary>A new manifest follows what was refused (Order 23 art. 11), and nothing else.</summary>
    [Theory]
    [InlineData(States.Filed, "linked_not_refused")]
    [InlineData(States.InTransit, "linked_not_refused")]
    [InlineData(States.Arrived, "linked_not_refused")]
    [InlineData(States.Received, "linked_not_refused")]
    [InlineData(States.Partly, "")]
    [InlineData(States.Refused, "")]
    [InlineData(States.Returned, "")]
    [InlineData(States.Diverted, "linked_not_refused")]
    [InlineData(States.Closed, "linked_not_refused")]
    [InlineData(States.Cancelled, "linked_not_refused")]
    [InlineData(States.Expired, "linked_not_refused")]
    public async Task A_manifest_is_linked_to_one_that_was_refused_and_to_no_other(string state, string told)
    {
        await using var table = await Table.Laid();
        var manifest = await Bring(table, state, implied: false);
        await table.Generated(100);
        var asked = table.File(state == States.Refused ? 1000 : 100, linkedTo: manifest, receiver: Table.OtherPlant);
        Assert.Equal("linked_parties_differ", (await table.No(asked with { ActId = table.Id(), Mover = Table.Yard })).Code);
        Assert.Equal("linked_parties_differ", (await table.No(asked with { ActId = table.Id(), Stream = Table.Kitchen })).Code);
        var answer = await table.Ask(asked);
        Assert.Equal((told, told.Length > 0 ? "/linkedTo" : null), (answer.Refused?.Code ?? "", answer.Refused?.Pointer));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_was_returned_goes_out_anew_with_whichever_carrier()
    {
        await using var table = await Table.Laid();
        var manifest = await Bring(table, States.Returned, implied: false);
        var filed = await table.Do(table.File(100, linkedTo: manifest, receiver: Table.OtherPlant) with { Carrier = Table.NextCarrier });
        Assert.Equal((States.Filed, States.Returned), (filed.State, table.Manifest(manifest).State));
    }

    /// <summary>A load of 1,000 kg on its way to the state; what is short is beyond tolerance, so that it stands open.</summary>
    static async Task<ManifestNumber> Bring(Table table, string state, bool implied)
    {
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        var begun = state is not (States.Filed or States.Cancelled or States.Expired);
        if (begun && !implied) await table.Do(table.PickUp(manifest));
        foreach (var act in Way(table, state, manifest)) await table.Do(act);
        Assert.Equal(state, table.Manifest(manifest).State);
        return manifest;
    }

    static IAct[] Way(Table table, string state, ManifestNumber manifest) => state switch
    {
        States.Filed or States.InTransit => [],
        States.Arrived => [table.Arrive(manifest)],
        States.Received => [table.Receive(manifest, 900)],
        States.Partly => [table.Receive(manifest, Table.Partly(1, 700, 100))],
        States.Refused => [table.Receive(manifest, Table.Refuse(1))],
        States.Returned => [table.Receive(manifest, Table.Partly(1, 700, 100)), table.Return(manifest)],
        States.Diverted => [table.Receive(manifest, Table.Partly(1, 700, 100)), table.File(100, linkedTo: manifest)],
        States.Closed => [table.Receive(manifest, 1000)],
        States.Cancelled => [table.Cancel(manifest)],
        States.Expired => [table.Expire(manifest)],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no way there"),
    };

    static IAct Act(Table table, string act, ManifestNumber manifest) => act switch
    {
        "cancel-manifest" => table.Cancel(manifest),
        "expire-manifest" => table.Expire(manifest),
        "pick-up-waste" => table.PickUp(manifest),
        "hand-over-waste" => table.HandOver(manifest),
        "arrive-waste" => table.Arrive(manifest),
        "receive-waste" => table.Receive(manifest, 1000),
        "return-waste" => table.Return(manifest),
        "divert-waste" => table.Divert(manifest),
        "settle-discrepancy" => table.Settle(manifest),
        "agree-to-discrepancy" => table.Agree(manifest, PartyRoles.Mover, Table.Works),
        "contest-discrepancy" => table.Contest(manifest, PartyRoles.Receiver, Table.Plant),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "no such act"),
    };

    static IEnumerable<string> Codes(Accepted accepted) => accepted.Notes.Select(static n => n.Code);
}
