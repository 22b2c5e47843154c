using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>The same act again gets the same answer; the same id with other content is refused.</summary>
public class IdempotencyTest
{
    [Fact]
    public async Task The_same_act_twice_is_one_line_and_one_answer()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        var first = await table.Do(act);
        var again = await table.Do(act);
        Assert.Equal(first.Line, again.Line);
        Assert.Equal(first.RecordedAt, again.RecordedAt);
        Assert.Equal(first.Lots, again.Lots);
        Assert.Equal(first.Line, table.Journal.Head().Line);
        Assert.Equal(5_000, table.Held(Table.Works));
    }

    [Fact]
    public async Task The_same_act_twice_in_one_envelope_is_one_line()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        var answers = await table.AskTogether(act, act, act with { Quantity = Table.Kg(6) });
        Assert.Equal(answers[0].Accepted!.Line, answers[1].Accepted!.Line);
        Assert.Equal("act_id_reused", answers[2].Refused!.Code);
        Assert.Equal(5_000, table.Held(Table.Works));
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_refused()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        await table.Do(act);
        var refused = await table.No(act with { Quantity = Table.Kg(50) });
        Assert.Equal(("act_id_reused", "/actId"), (refused.Code, refused.Pointer));
        var other = await table.No(table.File(1) with { ActId = act.ActId });
        Assert.Equal("act_id_reused", other.Code);
    }

    [Fact]
    public async Task A_refusal_is_no_line_and_stays_the_answer_for_thirty_days()
    {
        await using var table = await Table.Laid();
        var act = table.File(5);
        Assert.Equal("lot_holds_less", (await table.No(act)).Code);
        await table.Generated(5);
        Assert.Equal("lot_holds_less", (await table.No(act)).Code);

        table.Now += Duration.FromDays(31);
        await table.Do(table.Generate(1));
        await table.Do(act);
    }

    [Fact]
    public async Task What_was_taken_once_is_not_refused_to_who_asks_again_whatever_the_room_says_by_now()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        var first = await table.Do(act);
        var again = await table.AskAgainst(act, new Refused("not_yours"));
        Assert.Null(again.Refused);
        Assert.Equal(first.Line, again.Accepted!.Line);
    }

    [Fact]
    public async Task What_the_room_refused_stays_refused_when_the_cause_is_gone_and_a_new_act_is_taken()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        Assert.Equal("vehicle_not_licensed", (await table.AskAgainst(act, new Refused("vehicle_not_licensed", "/vehicle"))).Refused!.Code);
        var again = await table.No(act);
        Assert.Equal(("vehicle_not_licensed", "/vehicle"), (again.Code, again.Pointer));
        await table.Do(act with { ActId = table.Id() });
    }

    [Fact]
    public async Task An_accepted_act_stays_bound_for_ever()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        var first = await table.Do(act);
        table.Now += Duration.FromDays(4000);
        await table.Do(table.Generate(1));
        Assert.Equal(first.Line, (await table.Do(act)).Line);
    }

    [Fact]
    public async Task A_writer_that_comes_up_later_knows_the_answers()
    {
        await using var table = await Table.Laid();
        var act = table.Generate(5);
        var first = await table.Do(act);
        await using var later = table.Beside();
        Assert.Equal(first.Line, (await later.Do(act)).Line);
    }

    [Fact]
    public async Task Whoever_loses_the_race_for_a_line_decides_anew()
    {
        await using var table = await Table.Laid();
        await using var other = table.Beside();
        var lot = await table.Generated(100);
        await other.Do(other.Generate(1));

        // The other writer takes the last 100 kg while this one is about to commit the same.
        table.Journal.BeforeCommit = () => other.Do(other.File(100, lots: [lot])).GetAwaiter().GetResult();
        Assert.Equal("lot_holds_less", (await table.NoMatterWhoWrites(table.File(100, lots: [lot]))).Code);
        Assert.Equal(100_000, table.Lot(lot).Reserved);
    }

    /// <summary>No door lets such sums through; if one did, the acts beside it would not suffer.</summary>
    [Fact]
    public async Task What_cannot_be_counted_is_refused_alone()
    {
        await using var table = await Table.Laid();
        await table.Do(new GrantPermit(table.Id(), table.Now, "p", Table.Plant, ["*"], ["*"], new(2025, 1, 1), new(2025, 12, 31), Table.Kg(1)));
        var most = new AllowanceTake("permit/p/2025", long.MaxValue);
        await table.Generated(10);
        Assert.Equal("mass_overflow", (await table.No(table.File(5), most, most)).Code);
        await table.Do(table.File(5));
    }

    [Fact]
    public async Task A_site_stays_with_its_enterprise()
    {
        await using var table = await Table.Laid();
        var refused = await table.No(new RegisterSite(
            table.Id(), table.Now, Table.Works, new("somebody-else"), "works", "410104", "410104", "factory", []));
        Assert.Equal(("site_of_another", "/site"), (refused.Code, refused.Pointer));
    }

    [Fact]
    public async Task An_act_that_nobody_knows_is_refused()
    {
        await using var table = await Table.Laid();
        Assert.Equal("act_unknown", (await table.AskRaw("teleport-waste", "{}")).Refused!.Code);
    }

    [Fact]
    public async Task An_envelope_is_answered_one_by_one_and_in_order()
    {
        await using var table = await Table.Laid();
        var commits = table.Journal.Commits;
        var answers = await table.AskTogether(table.Generate(10), table.File(11), table.File(10), table.File(1));
        Assert.Equal(["", "lot_holds_less", "", "lot_holds_less"], answers.Select(static a => a.Refused?.Code ?? ""));
        Assert.Equal(commits + 1, table.Journal.Commits);
    }
}
