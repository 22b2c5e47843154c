using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Units.Ledger;

/// <summary>An allowance is counted in the unit it was granted in: litres where cubic metres were granted, pieces, heads and boxes one by one.</summary>
public class AllowanceTest
{
    const string A1 = "approval/A1";

    /// <summary>A grant, loads one after the other, and what is left of it, in which unit.</summary>
    [Theory]
    [InlineData("100 kg", "60 kg", "40000 g")]
    [InlineData("20 m3 1500", "5 m3 1500", "15000 L")]
    [InlineData("20 m3 1500", "5 m3 1200", "15000 L")]
    [InlineData("20 m3 1500", "3000 kg", "18000 L")]
    [InlineData("20 m3 1500", "1 kg", "19999 L")]
    [InlineData("20 m3 1500", "0.749 kg", "20000 L")]
    [InlineData("20 m3 1500", "0.75 kg", "19999 L")]
    [InlineData("20 m3 1500", "4 box 750", "18000 L")]
    [InlineData("20 m3 1500", "5 m3 1500; 3000 kg; 0.5 m3 900", "12500 L")]
    [InlineData("20.0004 m3 1500", "0.0005 m3 1500", "19999 L")]
    [InlineData("1000 kg", "0.5 m3 1500", "250000 g")]
    [InlineData("12 piece 2.5", "5 piece 3", "7 piece")]
    [InlineData("12 piece 2.5", "10 kg", "8 piece")]
    [InlineData("40 head 110", "3 head 95.5", "37 head")]
    [InlineData("9 box 7.5", "2 box 7.5; 15 kg", "5 box")]
    [InlineData("9 box 7.5", "0.4 box 7.5", "8 box")]
    [InlineData("9 box 7.5", "2.5 box 7.5; 15.001 kg", "3 box")]
    [InlineData("40 head 110", "1 kg", "39 head")]
    [InlineData("9 box 0", "100 kg", "-100000 g")]
    public async Task It_counts_what_is_taken_in_the_unit_it_was_granted_in(string granted, string loads, string left)
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, granted));
        foreach (var load in loads.Split("; "))
        {
            var manifest = (await table.Do(Load(table, load), Read(load).Taken(A1))).Manifest!.Value;
            var held = Assert.Single(table.Manifest(manifest).Takes);
            Assert.Equal((table.Allowance(A1).Unit, null), (held.Unit, held.Grams));
        }

        Assert.Equal(left, $"{table.Allowance(A1).Free} {table.Allowance(A1).Unit ?? "g"}");
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_one_manifest_asks_for_in_two_units_is_taken_together()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        var manifest = (await table.Do(table.File(100, Table.Kitchen), Read("5 m3 1400").Taken(A1), new(A1, 3_000_000))).Manifest!.Value;
        Assert.Equal([new AllowanceTake(A1, 7_000, "L")], table.Manifest(manifest).Takes);
        Assert.Equal(new AllowanceMove(A1, 0, 7_000, 0, "L"), table.Lines[^1].Allowances.Single());

        await table.Do(table.Cancel(manifest));
        Assert.Equal(new AllowanceMove(A1, 0, -7_000, 0, "L"), table.Lines[^1].Allowances.Single());
        Assert.Equal((20_000, 0), (table.Allowance(A1).Free, table.Allowance(A1).Pending));
        Assert.Null((await table.Verified()).Bad);
    }

    [Theory]
    [InlineData("20 m3 1500", "30 m3 1500", 25_000, "L")]
    [InlineData("20 m3 1500", "10 m3 2000", 5_000, "L")]
    [InlineData("20 m3 1500", "45 t", 25_000, "L")]
    [InlineData("20 m3 1500", "8 box 750", -1_000, "L")]
    [InlineData("20 t", "10 m3 1500", 8_000_000, "g")]
    [InlineData("12 piece 2.5", "50 kg", 15, "piece")]
    public async Task A_grant_said_again_in_another_unit_counts_by_its_mass(string first, string again, long left, string unit)
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, first));
        var load = unit switch { "L" => "5 m3 1500", "piece" => "5 piece 2.5", _ => "7 t" };
        await table.Do(Load(table, load), Read(load).Taken(A1));
        await table.Do(Grant(table, again));
        Assert.Equal((left, unit), (table.Allowance(A1).Free, table.Allowance(A1).Unit ?? "g"));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Where nothing is held and nothing was used, a slip in the unit or the factor is mended by granting the same number again.</summary>
    [Theory]
    [InlineData("20 m3 1500", "20 t", "15 t", 5_000_000, "g")]
    [InlineData("20 t", "20 m3 1500", "15 t", 10_000, "L")]
    [InlineData("20 t", "20 m3 1500", "5 m3 1200", 15_000, "L")]
    [InlineData("20 m3 1.5", "20 m3 1500", "15 t", 10_000, "L")]
    [InlineData("20 m3 1500", "12 box 15", "2 box 15", 10, "box")]
    public async Task An_untouched_account_moves_to_the_unit_of_the_newest_grant(string first, string again, string load, long left, string unit)
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, first));
        var undone = (await table.Do(Load(table, load), Read(load).Taken(A1))).Manifest!.Value;
        await table.Do(table.Cancel(undone));
        await table.Do(Grant(table, again));
        var regranted = table.Lines.ToList();
        await table.Do(Load(table, load), Read(load).Taken(A1));
        Assert.Equal((left, unit), (table.Allowance(A1).Free, table.Allowance(A1).Unit ?? "g"));
        Assert.Null((await table.Verified()).Bad);

        if (regranted[^1].Allowances is [var gone, var anew])
        {
            regranted[^1] = regranted[^1] with { Allowances = [gone, anew with { Granted = anew.Granted + 1 }] };
            Assert.Contains("allowances are not those", await Proven(regranted), StringComparison.Ordinal);
            regranted[^1] = regranted[^1] with { Allowances = [gone with { Granted = gone.Granted + 1 }, anew] };
            Assert.Contains("allowances are not those", await Proven(regranted), StringComparison.Ordinal);
        }
    }

    /// <summary>Such an account kept its unit once; a journal that says so stays right.</summary>
    [Fact]
    public async Task An_untouched_account_that_kept_its_unit_is_still_proven()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        await table.Do(Grant(table, "45 t"));
        var lines = table.Lines.ToList();
        Assert.Equal([new AllowanceMove(A1, -20_000, 0, 0, "L"), new(A1, 45_000_000, 0, 0)], lines[^1].Allowances);
        lines[^1] = lines[^1] with { Allowances = [new(A1, 10_000, 0, 0, "L")] };
        Assert.Null(await Proven(lines));
    }

    /// <summary>What is granted no more is not granted; what is held on it stays held, and is used or set free as before.</summary>
    [Fact]
    public async Task What_the_next_plan_leaves_out_is_granted_no_more()
    {
        await using var table = await Table.Laid();
        await table.Do(table.Plan(100) with { Entries = [new(Table.Slag, Table.Kg(100)), new(Table.Rock, Table.Kg(7))] });
        var manifest = (await table.Do(Load(table, "60 kg"), new AllowanceTake(Table.PlanAllowance, 60_000, Item: 1))).Manifest!.Value;
        var again = table.Plan(1) with { Entries = [new(Table.Rock, Table.Kg(8))] };
        var answers = await table.AskTogether((again, Judgement.Fine with { Ended = [Table.PlanAllowance, "permit/P1/2025"] }));
        Assert.NotNull(answers[0].Accepted);
        Assert.Equal((0, 60_000, 0), (table.Allowance(Table.PlanAllowance).Granted, table.Allowance(Table.PlanAllowance).Pending, table.Allowance(Table.PlanAllowance).Posted));
        var lines = table.Lines.ToList();
        Assert.Equal([1_000, -100_000], lines[^1].Allowances.Select(static m => m.Granted));

        await table.Do(table.Receive(manifest, 60));
        Assert.Equal((0, 0, 60_000), (table.Allowance(Table.PlanAllowance).Granted, table.Allowance(Table.PlanAllowance).Pending, table.Allowance(Table.PlanAllowance).Posted));
        Assert.Null((await table.Verified()).Bad);

        Assert.Null(await Proven(lines));
        lines[^1] = lines[^1] with { Allowances = [lines[^1].Allowances[0]] };
        Assert.Null(await Proven(lines));
        lines[^1] = lines[^1] with { Allowances = [lines[^1].Allowances[0], new(Table.PlanAllowance, -99_999, 0, 0)] };
        Assert.Contains("allowances are not those", await Proven(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_papers_accounts_an_act_ends_none()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 t"));
        await table.AskTogether((table.Plan(1), Judgement.Fine with { Ended = [A1] }));
        Assert.Equal(20_000_000, table.Allowance(A1).Free);
        await table.Do(new GrantPermit(table.Id(), table.Now, "P1", Table.Plant, ["*"], ["*"], new(2025, 1, 1), new(2026, 12, 31), Read("7 t")));
        await table.AskTogether((
            new GrantPermit(table.Id(), table.Now, "P1", Table.Plant, ["*"], ["*"], new(2026, 1, 1), new(2026, 12, 31)),
            Judgement.Fine with { Ended = ["permit/P1/2026", "approval/A1"] }));
        Assert.Equal((20_000_000, 7_000_000, 0), (table.Allowance(A1).Granted, table.Allowance("permit/P1/2025").Granted, table.Allowance("permit/P1/2026").Granted));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Half_a_box_is_not_granted()
    {
        await using var table = await Table.Laid();
        var refused = await table.No(Grant(table, "2.5 box 15"));
        Assert.Equal(("count_not_whole", "/quantity/value"), (refused.Code, refused.Pointer));
        await table.Do(Grant(table, "2.0 box 15"));
    }

    /// <summary>What weighs more or less than it did counts by the newest factor from then on.</summary>
    [Fact]
    public async Task Mass_is_turned_into_the_unit_by_the_factor_granted_last()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        await table.Do(Grant(table, "20 m3 1000"));
        await table.Do(Load(table, "3 t"), Read("3 t").Taken(A1));
        Assert.Equal(17_000, table.Allowance(A1).Free);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_in_the_unit_of_the_grant()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        var answers = await table.AskAtOnce([table.File(100, Table.Kitchen)], [Read("21 m3 100").Taken(A1)], [new(A1)]);
        var refused = Assert.Single(answers).Refused!;
        Assert.Equal(("allowance_exceeded", "20000", "L"), (refused.Code, refused.Details!["free"], refused.Details["unit"]));
        Assert.Equal(20_000, table.Allowance(A1).Free);
    }

    [Fact]
    public async Task Plans_and_permits_count_in_their_unit_too()
    {
        await using var table = await Table.Laid();
        await table.Do(table.Plan(1) with { Entries = [new(Table.Slag, Read("3 m3 1400"))] });
        await table.Do(new GrantPermit(
            table.Id(), table.Now, "P1", Table.Plant, ["*"], ["*"], new(2025, 1, 1), new(2026, 12, 31), Read("7 piece 3")));
        Assert.Equal((3_000, "L"), (table.Allowance(Table.PlanAllowance).Free, table.Allowance(Table.PlanAllowance).Unit));
        Assert.All(["permit/P1/2025", "permit/P1/2026"], a => Assert.Equal((7, "piece"), (table.Allowance(a).Free, table.Allowance(a).Unit)));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Every account was counted in grams once; such a journal stays right, and goes on in grams.</summary>
    [Fact]
    public async Task A_grant_in_cubic_metres_that_was_counted_in_grams_is_still_proven()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        var lines = table.Lines.ToList();
        lines[^1] = lines[^1] with { Allowances = [new(A1, 30_000_000, 0, 0)] };
        Assert.Null(await Proven(lines));
        lines[^1] = lines[^1] with { Allowances = [new(A1, 20_000, 0, 0)] };
        Assert.NotNull(await Proven(lines));
    }

    [Theory]
    [InlineData(null, 20_000)]
    [InlineData("piece", 20_000)]
    [InlineData("L", 20_001)]
    [InlineData("L", 30_000_000)]
    public async Task Another_amount_or_unit_of_a_grant_is_found(string? unit, long amount)
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        var lines = table.Lines.ToList();
        lines[^1] = lines[^1] with { Allowances = [new(A1, amount, 0, 0, unit)] };
        Assert.Contains("allowances are not those", await Proven(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_unit_of_what_is_taken_is_found()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, "20 m3 1500"));
        await table.Do(Load(table, "5 m3 1500"), Read("5 m3 1500").Taken(A1));
        var lines = table.Lines.ToList();
        lines[^1] = lines[^1] with { Allowances = [new(A1, 0, 5_000, 0)] };
        Assert.Contains("counts in L", await Proven(lines), StringComparison.Ordinal);
    }

    /// <summary>What the proof of an export says is wrong with it.</summary>
    internal static async Task<string?> Proven(IEnumerable<Line> lines)
    {
        using var file = new MemoryStream();
        foreach (var line in lines)
        {
            file.Write(Chain.Bytes(line));
            file.WriteByte((byte)'\n');
        }

        file.Position = 0;
        var found = await Verifier.File(file, new(null, []), TestContext.Current.CancellationToken);
        return found.Bad is null ? null : found.Why;
    }

    internal static GrantApproval Grant(Table table, string quantity) => new(
        table.Id(), table.Now, "A1", "construction-disposal", Table.Works, ["*"], Read(quantity), new(2025, 1, 1), new(2025, 12, 31));

    static FileManifest Load(Table table, string quantity) =>
        table.File(Table.Kitchen, null, null, null, new ManifestItem(Table.Catering, Read(quantity), "anaerobic"));

    static Quantity Read(string text) => text.Split(' ') switch
    {
        [var value, var unit, var factor] => new(value, unit, factor),
        [var value, var unit] => new(value, unit),
        _ => throw new ArgumentException(text),
    };
}
