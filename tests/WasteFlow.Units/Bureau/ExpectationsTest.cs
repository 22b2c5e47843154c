using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>What a unit generates is held against what it said it would: by its own coefficient, its plan, or what was approved for it.</summary>
public class ExpectationsTest
{
    const string Slag = "900-901-S03";
    const string Told = "generation-above generation-below";

    [Theory]
    [InlineData(12_000, "")]
    [InlineData(18_000, "")]
    [InlineData(18_001, "generation-above open")]
    [InlineData(6_000, "")]
    [InlineData(5_999, "generation-below open")]
    [InlineData(0, "generation-below open")]
    public void A_month_is_held_against_coefficient_times_output(long kilograms, string told)
    {
        var diary = new Diary();
        Declare(diary, "2025-03-31", "2025-03-01", 1, Coefficient("150", "80"));
        if (kilograms > 0) diary.Generate("2025-03-31", "works", "general-industrial", Slag, kilograms);
        Assert.Equal(told, diary.Alarms("2025-04-16", "410104", Told.Split(' ')));
        Assert.Equal("", diary.Alarms("2025-04-16", "411000", Told.Split(' ')));
        Assert.Equal(told, diary.Rebuilt("2025-04-16", Told.Split(' ')));
    }

    /// <summary>Of little a share says nothing: it has to be five hundred kilograms apart too.</summary>
    [Theory]
    [InlineData(1300, "")]
    [InlineData(1301, "generation-above open")]
    [InlineData(300, "")]
    [InlineData(299, "generation-below open")]
    public void A_small_amount_may_differ_by_half_a_tonne(long kilograms, string told)
    {
        var diary = new Diary();
        Declare(diary, "2025-03-31", "2025-03-01", 1, Coefficient("10", "80"));
        diary.Generate("2025-03-31", "works", "general-industrial", Slag, kilograms);
        Assert.Equal(told, diary.Alarms("2025-04-16", kinds: Told.Split(' ')));
    }

    [Fact]
    public void Too_little_is_known_when_there_was_time_to_enter_it_and_ends_when_it_is_entered()
    {
        var diary = new Diary();
        Declare(diary, "2025-03-01", "2025-03-01", 1, Coefficient("150", "80"));
        Assert.Equal("2025-04-16 00:00", diary.Due("generation-below"));
        diary.Generate("2025-03-20", "works", "general-industrial", Slag, 1_000);
        Assert.Equal("generation-below open", diary.Alarms("2025-04-16", kinds: Told.Split(' ')));
        Assert.Equal(11_000_000, diary.Documents.Scan<Watch>("watch/generation-below:").Single().Value.Grams);
        diary.Say(
            "2025-03-30", new GenerateWaste(Guid.Empty, At("2025-03-30"), new("works"), "general-industrial", new(Slag), Kilograms(9_000)),
            [Born(new(diary.Number + 1, 1), "works", "general-industrial", Slag, Places.Storage, "2025-03-30")],
            [new(Accounts.Generated, new LotId(diary.Number + 1, 1).ToString(), 9_000_000)], recorded: "2025-04-20");
        Assert.Equal("generation-below ended", diary.InState(AlarmQuestion.All, "2025-04-21", Told.Split(' ')));
    }

    [Fact]
    public void What_stands_of_a_site_is_told_with_what_was_generated_and_the_alarm_that_follows()
    {
        var diary = new Diary();
        Declare(diary, "2025-03-01", "2025-03-01", 4, new(new(Slag), Kilograms(40_000)));
        diary.Generate("2025-03-20", "works", "general-industrial", Slag, 9_000);
        var spans = Expectations.Of(new("works"), At("2025-03-21"), diary.Documents);
        Assert.Equal(
            ["2025-03 3 30000000 9000000 generation-below pending", "2025-06 1 10000000 0 generation-below pending"],
            spans.Select(static s => FormattableString.Invariant($"{s.From:uuuu-MM} {s.Months} {s.Declared} {s.Generated} {s.Alarm?.Kind} {s.Alarm?.State}")));
        diary.Generate("2025-06-20", "works", "general-industrial", Slag, 16_000);
        Assert.Equal(["generation-below open", "generation-above open"], Expectations.Of(new("works"), At("2025-07-01"), diary.Documents).Select(static s => $"{s.Alarm?.Kind} {s.Alarm?.State}"));
        diary.Generate("2025-05-20", "works", "general-industrial", Slag, 20_000);
        Assert.Null(Expectations.Of(new("works"), At("2025-07-01"), diary.Documents)[0].Alarm);
        Assert.Empty(Expectations.Of(new("store"), At("2025-07-01"), diary.Documents));
    }

    [Theory]
    [InlineData("2025-02-10", 40_000, "2025-02-20", "generation-above open")]
    [InlineData("2025-02-10", 29_000, "2025-04-20", "")]
    [InlineData("2025-04-20", 40_000, "2025-04-25", "generation-below open, generation-above open")]
    public void A_years_amount_is_asked_of_each_quarter(string when, long kilograms, string asOf, string told)
    {
        var diary = new Diary();
        diary.Say("2025-01-20", new FileManagementPlan(
            Guid.Empty, At("2025-01-20"), new("works"), 2025, [new(new(Oil), Kilograms(80_000))], Generation: [new(new(Oil), Kilograms(40_000)), new(new(Oil), Kilograms(40_000), "MF0002")]));
        diary.Generate(when, "works", kilograms: kilograms);
        Assert.Equal(told, diary.Alarms(asOf, kinds: Told.Split(' ')));
    }

    [Fact]
    public void What_is_said_again_counts_instead_of_what_was_said_before()
    {
        var diary = new Diary();
        Declare(diary, "2025-03-01", "2025-01-01", 12, new(new(Slag), Kilograms(12_000)));
        diary.Generate("2025-03-20", "works", "general-industrial", Slag, 30_000);
        Assert.Equal("generation-above open", diary.Alarms("2025-03-21", kinds: Told.Split(' ')));
        Declare(diary, "2025-03-22", "2025-01-01", 12, new(new(Slag), Kilograms(120_000)));
        Assert.Equal("generation-above ended", diary.InState(AlarmQuestion.All, "2025-03-23", Told.Split(' ')));
        Declare(diary, "2025-03-24", "2025-01-01", 12, new(new(Oil), Kilograms(1)));
        diary.Generate("2025-03-25", "works", "general-industrial", Slag, 20_000);
        Assert.Equal("generation-above open", diary.Alarms("2025-03-26", kinds: Told.Split(' ')));
    }

    /// <summary>What is said of the months before or after is about other months.</summary>
    [Theory]
    [InlineData("2025-02-01", 1, "2025-02 2025-03 2025-06")]
    [InlineData("2025-07-01", 1, "2025-03 2025-06 2025-07")]
    [InlineData("2025-06-01", 1, "2025-03 2025-06")]
    public void A_word_on_other_months_leaves_what_was_said_of_these(string from, int months, string spans)
    {
        var diary = new Diary();
        Declare(diary, "2025-02-01", "2025-03-01", 4, new(new(Slag), Kilograms(40_000)));
        Declare(diary, "2025-02-02", from, months, new(new(Slag), Kilograms(1_000)));
        Assert.Equal(spans, string.Join(' ', Expectations.Of(new("works"), At("2025-02-03"), diary.Documents).Select(static s => FormattableString.Invariant($"{s.From:uuuu-MM}"))));
    }

    [Fact]
    public void A_changed_plan_takes_the_place_of_all_that_the_one_before_expected()
    {
        var diary = new Diary();
        FileManagementPlan Plan(string day, params string[] codes) => new(
            Guid.Empty, At(day), new("works"), 2025, [new(new(Oil), Kilograms(80_000))], Generation: [.. codes.Select(static c => new PlanWaste(new(c), Kilograms(12_000)))]);
        diary.Say("2025-03-01", Plan("2025-03-01", Oil, Slag));
        diary.Generate("2025-04-20", "works", "general-industrial", Slag, 30_000);
        Assert.Equal("generation-above open", diary.Alarms("2025-04-21", kinds: "generation-above"));
        diary.Say("2025-04-22", Plan("2025-04-22", Oil));
        Assert.Equal("generation-above ended", diary.InState(AlarmQuestion.All, "2025-04-23", "generation-above"));
        diary.Generate("2025-04-24", "works", "general-industrial", Slag, 30_000);
        Assert.Equal("generation-above ended", diary.InState(AlarmQuestion.All, "2025-04-25", "generation-above"));
    }

    [Fact]
    public void A_correction_counts_in_the_month_that_it_is_about()
    {
        var diary = new Diary();
        Declare(diary, "2025-03-01", "2025-03-01", 1, Coefficient("150", "80"));
        var lot = diary.Generate("2025-03-20", "works", "general-industrial", Slag, 30_000);
        GenerateWaste said = new(Guid.Empty, At("2025-03-20"), new("works"), "general-industrial", new(Slag), Kilograms(30_000));
        diary.Correct("2025-04-10", lot, said, 30_000, said with { Quantity = Kilograms(12_000) }, 12_000);
        Assert.Equal("generation-above ended", diary.InState(AlarmQuestion.All, "2025-04-11", Told.Split(' ')));
        Assert.Equal("", diary.Alarms("2025-04-17", kinds: Told.Split(' ')));
    }

    [Fact]
    public void A_residue_is_generated_by_who_treated()
    {
        var diary = new Diary();
        diary.Say("2025-03-01", new DeclareGeneration(Guid.Empty, At("2025-03-01"), new("plant"), new(2025, 3, 1), 1, [new(new(Slag), Kilograms(2_000))]));
        var lot = diary.Generate("2025-03-02", "plant", kilograms: 20_000);
        diary.Treat("2025-03-20", lot, "plant", 20_000, residue: 9_000, stream: "general-industrial", code: Slag);
        Assert.Equal("generation-above open", diary.Alarms("2025-03-21", kinds: Told.Split(' ')));
        Assert.Equal(9_000_000, Expectations.Of(new("plant"), At("2025-03-21"), diary.Documents).Single().Generated);
    }

    [Fact]
    public void What_a_correction_calls_by_another_code_counts_under_that_and_no_more_under_the_one_before()
    {
        const string Other = "900-099-S59";
        var diary = new Diary();
        diary.Say("2025-03-01", new DeclareGeneration(
            Guid.Empty, At("2025-03-01"), new("works"), new(2025, 3, 1), 1, [new(new(Slag), Kilograms(12_000)), new(new(Other), Kilograms(12_000))]));
        var lot = diary.Generate("2025-03-20", "works", "general-industrial", Slag, 12_000);
        GenerateWaste said = new(Guid.Empty, At("2025-03-20"), new("works"), "general-industrial", new(Slag), Kilograms(12_000));
        diary.Correct("2025-03-25", lot, said, 12_000, said with { Code = new(Other) }, 12_000);
        Assert.Equal(
            ["900-099-S59 12000000", "900-901-S03 0"],
            Expectations.Of(new("works"), At("2025-03-26"), diary.Documents).Select(static s => FormattableString.Invariant($"{s.Code} {s.Generated}")));
    }

    [Fact]
    public void An_approval_that_is_granted_again_as_another_kind_is_asked_by_that_kind_only()
    {
        var diary = new Diary();
        GrantApproval approval = new(
            Guid.Empty, At("2025-03-01"), "A1", "construction-disposal", new("demolished"), ["SW73"], new("100", "m3", "1500"), new(2025, 3, 1), new(2025, 4, 30));
        diary.Say("2025-03-01", approval, allowances: [new("approval/A1", 100_000, 0, 0)]);
        Assert.Equal("approval-unused open", diary.Alarms("2025-05-16", kinds: "approval-unused"));
        diary.Say("2025-05-17", approval with { Kind = "cross-province" });
        Assert.Equal("", diary.Alarms("2025-05-18", kinds: "approval-unused"));
        Assert.Equal("approval-unused ended", diary.InState(AlarmQuestion.All, "2025-05-18", "approval-unused"));
    }

    [Fact]
    public void Months_before_a_site_was_registered_are_not_asked_of_it()
    {
        var diary = new Diary();
        diary.Say("2025-04-02", new RegisterSite(Guid.Empty, At("2025-04-02"), new("new"), new("party-works"), "new", "410104", "410104", "industrial-enterprise", []));
        diary.Say("2025-04-03", new DeclareGeneration(Guid.Empty, At("2025-04-03"), new("new"), new(2025, 1, 1), 12, [new(new(Slag), Kilograms(12_000))]));
        Assert.Equal("", diary.Alarms("2025-06-30", kinds: Told.Split(' ')));
        Assert.Equal("generation-below open", diary.Alarms("2025-10-20", kinds: Told.Split(' ')));
    }

    [Theory]
    [InlineData("construction-disposal", 40, 0, "approval-unused open")]
    [InlineData("construction-disposal", 49, 0, "approval-unused open")]
    [InlineData("construction-disposal", 50, 0, "")]
    [InlineData("construction-disposal", 60, -30, "approval-unused open")]
    [InlineData("cross-province", 0, 0, "")]
    public void An_approval_of_which_little_was_used_is_told_after_its_end(string kind, long filed, long cancelled, string told)
    {
        var diary = new Diary();
        GrantApproval approval = new(
            Guid.Empty, At("2025-03-01"), "A1", kind, new("demolished"), ["SW73"], new("100", "m3", "1500"), new(2025, 3, 1), new(2025, 4, 30));
        diary.Say("2025-03-01", approval, allowances: [new("approval/A1", 100_000, 0, 0)]);
        diary.Say("2025-03-05", approval, allowances: [new("approval/A1", 0, filed * 1000, 0)]);
        diary.Say("2025-03-06", approval, allowances: [new("approval/A1", 0, cancelled * 1000, 0)]);
        Assert.Equal("", diary.Alarms("2025-05-15", kinds: "approval-unused"));
        Assert.Equal(told, diary.Alarms("2025-05-16", kinds: "approval-unused"));
    }

    static DeclaredWaste Coefficient(string output, string kilograms) => new(new(Slag), Coefficient: new("钢坯", "t", output, kilograms), Step: "炼钢");

    static void Declare(Diary diary, string when, string from, int months, DeclaredWaste waste) => diary.Say(
        when, new DeclareGeneration(Guid.Empty, At(when), new("works"), At(from).InZone(Waste.Calendar.Zone).Date, months, [waste]));
}
