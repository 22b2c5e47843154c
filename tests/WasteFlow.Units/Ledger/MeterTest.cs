using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>A day's flow through a pipe is one line: filed, moved and received by the readings of a meter.</summary>
public class MeterTest
{
    [Theory]
    [InlineData(Table.Kitchen, 0, 0)]
    [InlineData(Table.Medical, 0, 0)]
    [InlineData(Table.Industrial, 500, 0)]
    [InlineData(Table.Industrial, 50, 49)]
    public async Task What_flowed_is_received_and_comes_from_where_the_stream_says(string stream, decimal stock, long gain)
    {
        await using var table = await Table.Laid();
        if (stock > 0) await table.Generated(stock);
        var answer = await table.Do(Read(table, "1000.5", "1099.5", stream));
        Assert.Equal(States.Closed, answer.State);
        Assert.Equal((99_000, gain * 1000), (table.Held(Table.Plant), -table.Account(Accounts.Gain)));
        Assert.Equal(Math.Max(0, (long)stock * 1000 - 99_000), table.Held(Table.Works));
        Assert.Null((await table.Verified()).Bad);
        var item = new Traced(table.Lines).View(answer.Manifest!.Value).Items[0];
        Assert.Equal((99_000, "99"), (item.Received, item.ReceivedAs?.Value));
    }

    [Fact]
    public async Task Both_ends_may_have_a_meter_and_a_difference_is_one_of_scales()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var answer = await table.Do(Read(table, "0", "90", Table.Industrial) with { Sent = Table.Kg(95) });
        Assert.Equal((905_000, 90_000, 5_000), (table.Held(Table.Works), table.Held(Table.Plant), table.Account(Accounts.Weighing)));
        var open = await table.Do(Read(table, "90", "190", Table.Industrial) with { Sent = Table.Kg(150) });
        Assert.Equal((States.Received, 50_000), (open.State, table.Held(Table.Plant, Places.Discrepancy)));
        Assert.Equal(States.Closed, (await table.Do(table.Settle(open.Manifest!.Value))).State);
        Assert.Equal((Table.Kg(95), "90"), (new Traced(table.Lines).View(answer.Manifest!.Value).Items[0].LoadedAs, new Traced(table.Lines).View(answer.Manifest!.Value).Items[0].ReceivedAs?.Value));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Every_day_begins_where_the_day_before_ended_or_it_is_noted()
    {
        await using var table = await Table.Laid();
        Assert.Equal([], (await table.Do(Read(table, "0", "10", Table.Kitchen))).Notes);
        Assert.Equal([], (await table.Do(Read(table, "10", "20", Table.Kitchen))).Notes);
        var gap = (await table.Do(Read(table, "25", "30", Table.Kitchen))).Notes.Single();
        Assert.Equal(("meter_gap", "20"), (gap.Code, gap.Details!["last"]));
        Assert.Equal([], (await table.Do(Read(table, "0", "1", Table.Kitchen) with { Meter = "other" })).Notes);
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData("10", "9", "meter_backwards", "/to")]
    [InlineData("10", "10", "mass_zero", "/to")]
    [InlineData("ten", "20", "decimal_text_expected", "/from")]
    [InlineData("0", "-1", "mass_negative", "/to")]
    [InlineData("0", "999999999999", "mass_absurd", "/to")]
    public async Task What_is_no_reading_is_refused(string from, string to, string code, string pointer)
    {
        await using var table = await Table.Laid();
        var refused = await table.No(Read(table, from, to, Table.Kitchen));
        Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
    }

    [Fact]
    public async Task What_it_takes_of_allowances_is_posted_at_once()
    {
        await using var table = await Table.Laid();
        await table.Do(table.Plan(1000));
        await table.Generated(500);
        await table.Do(Read(table, "0", "100", Table.Industrial), new AllowanceTake(Table.PlanAllowance, 100_000));
        Assert.Equal((0, 100_000), (table.Allowance(Table.PlanAllowance).Pending, table.Allowance(Table.PlanAllowance).Posted));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>One reading too many digits long: both sides agree to what is right, and the next day goes on from there.</summary>
    [Theory]
    [InlineData(Table.Kitchen, 0, 0)]
    [InlineData(Table.Medical, 0, 0)]
    [InlineData(Table.Industrial, 500, 401)]
    [InlineData(Table.Industrial, 50, 0)]
    public async Task A_reading_that_was_wrong_is_put_right_and_the_next_day_goes_on_from_it(string stream, decimal stock, long left)
    {
        await using var table = await Table.Laid();
        if (stock > 0) await table.Generated(stock);
        var day = await table.Do(Read(table, "1000", "1990", stream));
        await Both(table, day.Line, "/to", "1099");
        Assert.Equal((99_000, left * 1000), (table.Held(Table.Plant), table.Held(Table.Works)));
        Assert.Equal([], (await table.Do(Read(table, "1099", "1100", stream))).Notes.Where(static n => n.Code == "meter_gap"));
        await Both(table, day.Line, "/from", "1089");
        Assert.Equal(11_000, table.Held(Table.Plant));
        var item = new Traced(table.Lines).View(day.Manifest!.Value).Items[0];
        Assert.Equal((10_000, "10", 10_000), (item.Received, item.ReceivedAs?.Value, item.Loaded ?? item.Received));
        Assert.Equal([], (await table.Do(Read(table, "1100", "1101", stream))).Notes.Where(static n => n.Code == "meter_gap"));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Where_both_ends_have_a_meter_a_reading_put_right_goes_through_the_tolerance_again()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var day = await table.Do(Read(table, "90", "190", Table.Industrial) with { Sent = Table.Kg(150) });
        await Both(table, day.Line, "/to", "238");
        Assert.Equal((States.Closed, 2_000, 148_000), (table.Manifest(day.Manifest!.Value).State, table.Account(Accounts.Weighing), table.Held(Table.Plant)));
        var item = new Traced(table.Lines).View(day.Manifest!.Value).Items[0];
        Assert.Equal((Table.Kg(150), 150_000, "148"), (item.LoadedAs, item.Loaded, item.ReceivedAs?.Value));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData("/to", "999", "meter_backwards")]
    [InlineData("/to", "1000", "mass_zero")]
    [InlineData("/to", "twelve", "decimal_text_expected")]
    [InlineData("/to", "1099", "value_is_the_same")]
    [InlineData("/from", "1200", "meter_backwards")]
    [InlineData("/sent", "7", "not_correctable")]
    [InlineData("/meter", "M2", "not_correctable")]
    public async Task What_would_be_no_reading_is_not_proposed(string pointer, string value, string code)
    {
        await using var table = await Table.Laid();
        var day = await table.Do(Read(table, "1000", "1099", Table.Kitchen));
        Assert.Equal(code, (await table.No(table.Correct(day.Line, pointer, value, PartyRoles.Receiver, Table.Plant))).Code);
    }

    [Fact]
    public async Task Whoever_read_the_meter_takes_his_reading_back_and_reads_again()
    {
        await using var table = await Table.Laid();
        await table.Do(table.Plan(1000));
        await table.Generated(500);
        await table.Do(Read(table, "0", "100", Table.Industrial));
        var day = await table.Do(Read(table, "100", "1010", Table.Industrial), new AllowanceTake(Table.PlanAllowance, 910_000));
        await table.Do(table.TakeBack(day.Line, Table.Plant));
        Assert.Equal((States.Cancelled, 400_000, 100_000), (table.Manifest(day.Manifest!.Value).State, table.Held(Table.Works), table.Held(Table.Plant)));
        Assert.Equal((0, 0), (table.Account(Accounts.Gain), table.Allowance(Table.PlanAllowance).Posted));
        Assert.Equal([], (await table.Do(Read(table, "100", "110", Table.Industrial))).Notes.Where(static n => n.Code == "meter_gap"));
        Assert.Null((await table.Verified()).Bad);
    }

    static async Task Both(Table table, long line, string pointer, string right)
    {
        var proposed = await table.Do(table.Correct(line, pointer, right, PartyRoles.Receiver, Table.Plant));
        await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
    }

    static MeterWaste Read(Table table, string from, string to, string stream) => new(
        table.Id(), table.Now, Table.Works, Table.Plant, Table.Carrier, "pipeline", stream, Table.Of(stream).Code, Table.Of(stream).Method, "M1", from, to, "kg");
}
