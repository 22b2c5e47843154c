using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>Closing alarms, handing reports in, and working on cases and inspections: what is there, what is whose, and what is over.</summary>
public class AnsweringRuleTest
{
    const string Overdue = "pick-up-overdue:M1";

    [Theory]
    [InlineData(Overdue, 10, "officer 410104", "")]
    [InlineData(Overdue, 1, "officer 410104", "alarm_not_open /alarm")]
    [InlineData(Overdue, 10, "officer 411000", "not_yours /alarm")]
    [InlineData("pick-up-overdue:M2", 10, "officer 410104", "no_such_alarm /alarm")]
    public void An_alarm_is_closed_while_it_is_open(string alarm, int days, string who, string told)
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        Assert.Equal(told, Told(Answering.Close(new(Guid.Empty, Now, alarm, "looked into"), quarter.Register, Named(who), Now + Duration.FromDays(days))));
    }

    [Fact]
    public void An_alarm_that_is_closed_is_not_closed_again()
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        quarter.Say(new CloseAlarm(Guid.Empty, Now + Duration.FromDays(9), Overdue, "looked into"));
        Assert.Equal(
            "alarm_not_open /alarm",
            Told(Answering.Close(new(Guid.Empty, Now, Overdue, "again"), quarter.Register, Officer("410104"), Now + Duration.FromDays(10))));
    }

    [Theory]
    [InlineData("month-report", 2, 1, "clerk works", "")]
    [InlineData("month-report", 2, 2, "clerk works", "period_misses /period")]
    [InlineData("month-report", 3, 1, "clerk works", "")]
    [InlineData("month-report", 4, 1, "clerk works", "period_not_begun /period")]
    [InlineData("quarter-report", 1, 1, "clerk works", "")]
    [InlineData("quarter-report", 2, 1, "clerk works", "period_misses /period")]
    [InlineData("year-report", 1, 1, "clerk plant", "not_yours /site")]
    [InlineData("weather-report", 2, 1, "clerk works", "no_such_report /report")]
    [InlineData("management-plan-filed", 1, 1, "clerk works", "no_such_report /report")]
    public void A_report_is_of_a_known_kind_and_a_whole_period(string report, int month, int day, string who, string told) => Assert.Equal(
        told, Told(Answering.HandIn(new(Guid.Empty, Now, Works, report, new(2025, month, day)), new Quarter().Register, Named(who), Now)));

    [Theory]
    [InlineData("C0", false, "410183", null, "officer 410104", "no_such_case /case")]
    [InlineData("", false, "410183", null, "officer 410104", "")]
    [InlineData("", false, "410183", null, "officer 411000", "not_yours /case")]
    [InlineData("", false, "410183", "transport-department", "officer 410104", "department_unknown /department")]
    [InlineData("", false, "999999", null, "officer 410104", "division_unknown /region")]
    [InlineData("", true, "410183", null, "officer 410104", "case_closed /case")]
    public void An_open_case_is_shared_with_a_place_and_a_department_that_exist(string id, bool closed, string region, string? department, string who, string told)
    {
        var quarter = Opened(out var own, closed);
        Assert.Equal(
            told,
            Told(CaseRules.Share(new(Guid.Empty, Now, id.Length > 0 ? id : own, region, "yours", department), quarter.Register, Named(who), Now)));
    }

    [Theory]
    [InlineData("C0", false, "confirmed", "no_such_case /case")]
    [InlineData("", false, "confirmed", "")]
    [InlineData("", false, "forgotten", "case_result_unknown /result")]
    [InlineData("", true, "confirmed", "case_closed /case")]
    public void A_case_is_closed_once_with_a_known_result(string id, bool closed, string result, string told)
    {
        var quarter = Opened(out var own, closed);
        Assert.Equal(
            told, Told(CaseRules.Close(new(Guid.Empty, Now, id.Length > 0 ? id : own, result, "found"), quarter.Register, Officer("410104"), Now)));
    }

    /// <summary>Whose help was asked for sees the case and writes into it; only the bureau that answers for it ends it.</summary>
    [Theory]
    [InlineData(false, "officer 410104", "")]
    [InlineData(false, "officer 410183", "not_yours /case")]
    [InlineData(false, "officer 410100", "")]
    [InlineData(false, "officer", "")]
    [InlineData(true, "officer 410104", "not_yours /case")]
    [InlineData(true, "officer 410183", "")]
    public void A_case_is_closed_by_the_bureau_that_answers_for_it(bool handedOver, string who, string told)
    {
        var quarter = Opened(out var own);
        quarter.Say(new ShareCase(Guid.Empty, Now, own, "410183", "your producer", HandOver: handedOver));
        Assert.Equal("", Told(CaseRules.Note(new(Guid.Empty, Now, own, "looked at"), quarter.Register, Named(who), Now)));
        Assert.Equal(told, Told(CaseRules.Close(new(Guid.Empty, Now, own, "confirmed", "found"), quarter.Register, Named(who), Now)));
    }

    [Theory]
    [InlineData("C0", "no_such_case /case")]
    [InlineData("", "")]
    public void A_word_is_written_into_a_case_that_is_there(string id, string told)
    {
        var quarter = Opened(out var own);
        Assert.Equal(told, Told(CaseRules.Note(new(Guid.Empty, Now, id.Length > 0 ? id : own, "looked at"), quarter.Register, Officer("410104"), Now)));
    }

    [Theory]
    [InlineData("I0", "no_such_inspection /followsUp")]
    [InlineData(null, "")]
    public void A_follow_up_is_of_an_inspection_of_the_same_site(string? before, string told) => Assert.Equal(
        told,
        Told(Inspecting.Record(new(Guid.Empty, Now, Works, RecordInspection.Producer, true, [], FollowsUp: before), new Quarter().Register, Officer("410104"), Now)));

    static Quarter Opened(out string id, bool closed = false)
    {
        var quarter = new Quarter();
        quarter.Say(new OpenCase(Guid.Empty, Now, "illegal-dumping", "drums", "410104"));
        id = CaseFold.IdOf(quarter.LineOf(1));
        if (closed) quarter.Say(new CloseCase(Guid.Empty, Now, id, "confirmed", "fined"));
        return quarter;
    }
}
