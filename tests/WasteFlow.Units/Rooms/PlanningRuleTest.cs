using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What a management plan has to hold by the tier of its unit, and by when it is filed.</summary>
public class PlanningRuleTest
{
    static readonly PlanUnit Unit = new("3216", "安全环保科");
    static readonly PlanWaste[] Wastes = [new(Oil, Tonnes(5), "MF0001")];

    [Theory]
    [InlineData("works", 5, "", "plan_sections_missing registered: unit, generation")]
    [InlineData("works", 5, "unit generation", "")]
    [InlineData("works", 50, "unit generation", "plan_sections_missing simplified: storage, reduction")]
    [InlineData("works", 500, "unit generation storage reduction", "plan_sections_missing key: facilities, ownUse")]
    [InlineData("works", 500, "unit facilities generation storage ownUse reduction", "")]
    [InlineData("plant", 1, "unit generation", "plan_sections_missing key: facilities, storage, ownUse, reduction")]
    public void A_plan_of_a_tier_names_what_it_lacks(string site, int tonnes, string sections, string told) => Assert.Equal(
        told, Notes(Plan(site, tonnes, sections), new Quarter()));

    [Fact]
    public void The_prefecture_s_word_goes_before_the_amounts()
    {
        var quarter = new Quarter();
        quarter.Say(new RecordEvaluation(Guid.Empty, Now, Works, "plan-tier", "simplified", new(2025, 1, 1), "郑州市生态环境局"));
        Assert.Equal("", Notes(Plan("works", 500, "unit generation storage reduction"), quarter));
        Assert.Equal("simplified", Tiering.Of(Works, 2025, Today, quarter.Register)?.Tier);
        Assert.Null(Tiering.Of(Store, 2025, Today, quarter.Register));
    }

    [Theory]
    [InlineData("0", "t", null, "mass_zero /entries/0/quantity/value")]
    [InlineData("2.5", "box", "15", "count_not_whole /entries/0/quantity/value")]
    [InlineData("2", "m3", "1.5", "factor_implausible")]
    [InlineData("2", "m3", "1500", "")]
    public void A_plan_grants_as_permits_do(string value, string unit, string? factor, string told)
    {
        var act = Plan("works", 5, "unit generation") with { Entries = [new(Oil, new(value, unit, factor))] };
        Assert.Equal(told, Told(Planning.Judge(act, new Quarter().Register, Clerk("works"), Now)));
    }

    /// <summary>The room looks at the newest lines first: the plan before may be a moment old.</summary>
    [Fact]
    public void What_the_plan_before_had_and_this_one_has_not_is_planned_no_more()
    {
        var quarter = new Quarter();
        var act = Plan("works", 5, "unit generation");
        quarter.Say(act with { Entries = [new(Oil, Tonnes(5)), new(Sludge, Tonnes(5))] });
        quarter.Say(act with { Year = 2024, Entries = [new(Sludge, Tonnes(5))] });
        var judgement = Planning.Judge(act with { Entries = [new(Oil, Tonnes(6))] }, quarter.Register, Clerk("works"), Now);
        Assert.Equal(["plan/works/336-064-17/2025"], judgement.Ended);
        Assert.True(judgement.Unread);
    }

    [Fact]
    public void What_was_generated_goes_before_what_is_planned()
    {
        var act = Plan("works", 5, "unit generation") with { Amounts = new([new(2024, Tonnes(100)), new(2023, Tonnes(2))], new(2015, 1, 1)) };
        Assert.StartsWith("plan_sections_missing key:", Notes(act, new Quarter()), StringComparison.Ordinal);
        var own = Plan("works", 5, "unit generation") with { Amounts = new([], new(2015, 1, 1), OwnFacility: true) };
        Assert.StartsWith("plan_sections_missing key:", Notes(own, new Quarter()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_plan_after_March_is_late_and_its_change_is_not()
    {
        var act = Plan("works", 5, "unit generation");
        var quarter = new Quarter();
        var april = Instant.FromUtc(2025, 3, 31, 16, 0);
        Assert.Equal("", Notes(act, quarter, april - Duration.FromMinutes(1)));
        Assert.Equal("plan_filed_late 2025", Notes(act, quarter, april));
        quarter.Say(act);
        Assert.Equal("", Notes(act with { ActId = Guid.NewGuid() }, quarter, april));
    }

    static FileManagementPlan Plan(string site, int tonnes, string sections)
    {
        var there = sections.Split(' ');
        return new(
            Guid.Empty, Now, new(site), 2025, [new(Oil, Tonnes(tonnes))], false, null, there.Contains("unit") ? Unit : null,
            there.Contains("facilities") ? [new("MF0001", "热处理线")] : null, there.Contains("generation") ? Wastes : null,
            there.Contains("storage") ? Wastes : null, there.Contains("ownUse") ? [] : null, there.Contains("reduction") ? "换用长效油" : null);
    }

    static string Notes(FileManagementPlan act, Quarter quarter, Instant? now = null)
    {
        var judgement = Planning.Judge(act, quarter.Register, Officer(null), now ?? Now);
        Assert.Null(judgement.Refused);
        return string.Join(' ', judgement.Notes.Select(static n => n.Details!.ContainsKey("tier")
            ? $"{n.Code} {n.Details["tier"]}: {n.Details["sections"]}" : $"{n.Code} {n.Details["year"]}"));
    }
}
