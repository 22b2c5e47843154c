using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Every row of schemas/codes/discrepancies.csv, played: once on an item's difference and once on what a correction left.</summary>
public class StandingsTest
{
    public static TheoryData<string, string, string> Rows() =>
        [.. Tables.Rows("codes/discrepancies.csv").Select(static r => (r["act"], r["standing"], r["verdict"]))];

    [Fact]
    public void There_is_a_row_for_every_act_and_standing()
    {
        string[] standings = [Standings.Open, Standings.Own, Standings.Other, Standings.Contested];
        Assert.Equal(
            standings.SelectMany(static s => new[] { ("agree-to-discrepancy", s), ("contest-discrepancy", s) })
                .Concat(standings.Except([Standings.Own]).Select(static s => ("settle-discrepancy", s))).Order(),
            Standings.Rows.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_items_difference_takes_what_its_row_says(string act, string standing, string verdict)
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, 900));
        foreach (var before in Before(standing, (role, site) => table.Agree(manifest, role, site), (role, site) => table.Contest(manifest, role, site)))
        {
            await table.Do(before);
        }

        var answer = await table.Ask(act switch
        {
            "agree-to-discrepancy" => table.Agree(manifest, PartyRoles.Mover, Table.Works),
            "contest-discrepancy" => table.Contest(manifest, PartyRoles.Mover, Table.Works),
            _ => table.Settle(manifest),
        });
        Assert.Equal(verdict switch { "yes" => "", "contested" => "discrepancy_contested /item", _ => $"{verdict} /as" }, Told(answer));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_a_correction_left_takes_what_its_row_says(string act, string standing, string verdict)
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        var received = await table.Do(table.Receive(manifest, 1000));
        await table.Do(table.SendOut(Table.Plant, new LotTake(received.Lots[0].Lot, Table.Kg(1000))));
        var proposed = await table.Do(table.Correct(received.Line, "/items/0/quantity", Table.Kg(900), PartyRoles.Receiver, Table.Plant));
        var line = (await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works))).Line;
        foreach (var before in Before(standing, (role, site) => table.AgreeTo(line, role, site), (role, site) => table.ContestLeft(line, role, site)))
        {
            await table.Do(before);
        }

        var answer = await table.Ask(act switch
        {
            "agree-to-discrepancy" => table.AgreeTo(line, PartyRoles.Mover, Table.Works),
            "contest-discrepancy" => table.ContestLeft(line, PartyRoles.Mover, Table.Works),
            _ => table.SettleLeft(line),
        });
        Assert.Equal(verdict switch { "yes" => "", "contested" => "difference_contested /line", _ => $"{verdict} /as" }, Told(answer));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>What brings a difference to stand so for the mover.</summary>
    static IAct[] Before(string standing, Func<string, SiteId, IAct> agree, Func<string, SiteId, IAct> contest) => standing switch
    {
        Standings.Own => [agree(PartyRoles.Mover, Table.Works)],
        Standings.Other => [agree(PartyRoles.Receiver, Table.Plant)],
        Standings.Contested => [contest(PartyRoles.Receiver, Table.Plant)],
        _ => [],
    };

    static string Told(Answer answer) => answer.Refused is { } refused ? $"{refused.Code} {refused.Pointer}" : "";
}
