using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>The tables that detectors and alarms are said in agree with one another.</summary>
public partial class DetectorTest
{
    [Fact]
    public void Every_row_names_a_detector_and_a_kind_that_are_there() => Assert.All(FindingRows.All, static r =>
    {
        Assert.Contains(r.Sees, Detectors.Names);
        Assert.Equal("finding", AlarmKinds.Of(r.Kind).Family);
        Assert.True(r.Sees != "note" || Refusals.Knows(r.What), r.What);
    });

    [Fact]
    public void Every_kind_is_raised_by_a_row_or_by_what_a_person_sets() => Assert.Equal(
        AlarmKinds.All.Select(static k => k.Kind).Order(StringComparer.Ordinal),
        Deadlines.All.Select(static d => d.Kind).Concat(FindingRows.All.Select(static f => f.Kind))
            .Concat(DeadlineTest.ByRegister).Concat(["case-overdue", "rectification-overdue"])
            .Distinct().Order(StringComparer.Ordinal));

    /// <summary>On both sides of the day on which a law was replaced, and in the words that its rule is cited by.</summary>
    [Fact]
    public void An_alarm_cites_in_Chinese_every_law_that_its_rule_rests_on()
    {
        Assert.All(AlarmKinds.All, static k => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", k.Basis));
        Assert.All(
            from row in Deadlines.All
            let kind = AlarmKinds.Of(row.Kind)
            where kind.Mark == "verified"
            from rule in Rules.All
            where rule.Rule == row.Rule && rule.Mark == "verified"
            select (kind, rule),
            static p => Assert.Contains(p.rule.Basis, p.kind.Basis, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_and_act_that_a_row_names_is_there()
    {
        Assert.All(Deadlines.All, static d => Assert.Contains(Rules.All, r => r.Rule == d.Rule));
        Assert.All(AlarmKinds.All.SelectMany(static k => k.Ends), static a => Assert.Contains(a, Acts.All.Keys));
        Assert.All(AlarmKinds.All, static k => Assert.InRange(k.Rank, 0, 3));
    }
}
