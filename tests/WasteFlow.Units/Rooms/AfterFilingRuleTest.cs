using WasteFlow.Contracts;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What the movers' room finds of acts on manifests that are filed, and of what a producer enters.</summary>
public class AfterFilingRuleTest
{
    [Theory]
    [InlineData("clerk works", "M1", "改期", "")]
    [InlineData("clerk works", "M1", " ", "field_missing /reason")]
    [InlineData("clerk works", "M2", "改期", "no_such_manifest /manifest")]
    [InlineData("clerk carrier", "M1", "改期", "not_yours /manifest")]
    [InlineData("gate plant", "M1", "改期", "not_yours /manifest")]
    public void Only_the_mover_takes_its_manifest_back(string who, string number, string reason, string told)
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        Assert.Equal(told, Told(AfterFiling.Cancel(new(Guid.Empty, Now, new(number), reason), quarter.Register, Named(who), Now)));
    }

    [Theory]
    [InlineData("clerk works", "", null)]
    [InlineData("gate plant", "", "party-works")]
    [InlineData("gate store", "not_yours /manifest", null)]
    public void The_gate_that_refused_a_load_may_say_that_it_went_back(string who, string told, string? standsIn)
    {
        var quarter = new Quarter();
        var judgement = AfterFiling.Return(new(Guid.Empty, Now, quarter.Filed(File()), Works), quarter.Register, Named(who), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));
    }

    [Theory]
    [InlineData("bricks", "building-material", "")]
    [InlineData("bricks", "Y11", "method_unknown /method")]
    [InlineData("nowhere", "building-material", "site_unknown /newReceiver")]
    public void A_load_is_diverted_to_somebody_known_by_a_method_that_applies(string receiver, string method, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File(Ash, "cement-raw-meal", "general-industrial"));
        Assert.Equal(told, Told(AfterFiling.Divert(new(Guid.Empty, Now, number, new(receiver), method, "拒收"), quarter.Register, Clerk("works"), Now)));
    }

    [Theory]
    [InlineData(2025, "900-249-08 336-064-17", "")]
    [InlineData(2026, "900-249-08", "")]
    [InlineData(2027, "900-249-08", "year_out_of_range /year")]
    [InlineData(2025, "900-249-08 900-249-08", "code_named_twice /entries/1/code")]
    [InlineData(2025, "90024908", "code_malformed /entries/0/code")]
    [InlineData(2025, "900-199-49", "code_unlisted")]
    [InlineData(2025, "", "field_missing /entries")]
    public void A_management_plan_names_each_code_once(int year, string codes, string told)
    {
        ManagementPlanEntry[] entries = [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static c => new ManagementPlanEntry(new(c), Tonnes(1)))];
        FileManagementPlan act = new(Guid.Empty, Now, Works, year, entries, Unit: new("3216", "安全环保科"), Generation: []);
        Assert.Equal(told, Told(Planning.Judge(act, new Quarter().Register, Clerk("works"), Now)));
    }

    [Theory]
    [InlineData("clerk works", "works", "hazardous", "900-249-08", "")]
    [InlineData("clerk works", "works", "hazardous", "441-901-S02", "code_not_carried /code")]
    [InlineData("clerk works", "plant", "hazardous", "900-249-08", "not_yours /site")]
    [InlineData("officer 410104 hazardous", "works", "hazardous", "900-249-08", "")]
    public void A_producer_enters_what_its_own_site_generates(string who, string site, string stream, string code, string told) => Assert.Equal(
        told,
        Told(Generating.Judge(new(Guid.Empty, Now, new(site), stream, new WasteCode(code), Tonnes(1)), new Quarter().Register, Named(who), Now)));
}
