using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Registry;
using WasteFlow.Units.Indicators;
using WasteFlow.Units.Rooms;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>
/// What one act only may take (<see cref="Claim"/>): both askers were judged by a fold that knows of neither, and the ledger lets the first have it.
/// </summary>
public class ClaimTest
{
    static readonly Instant Later = Quarter.Now + Duration.FromDays(10);

    [Theory]
    [InlineData("final", "together", "report_issued_already /replaces line=5 document=文1")]
    [InlineData("final", "one after the other", "report_issued_already /replaces line=5 document=文1")]
    [InlineData("number of a final", "together", "report_number_taken /document line=5 document=文1")]
    [InlineData("number of a final", "one after the other", "report_number_taken /document line=5 document=文1")]
    [InlineData("national number", "together", "national_number_taken /nationalNumber number=20254101000007 manifest=M1")]
    [InlineData("national number", "one after the other", "national_number_taken /nationalNumber number=20254101000007 manifest=M1")]
    [InlineData("case", "together", "case_closed /case case=C23")]
    [InlineData("case", "one after the other", "case_closed /case case=C23")]
    [InlineData("alarm", "together", "alarm_not_open /alarm alarm=pick-up-overdue:M1")]
    [InlineData("alarm", "one after the other", "alarm_not_open /alarm alarm=pick-up-overdue:M1")]
    [InlineData("permit", "together", "grant_number_taken /permit number=permit-9 site=plant")]
    [InlineData("permit", "one after the other", "grant_number_taken /permit number=permit-9 site=plant")]
    [InlineData("objection", "together", "contested_already /line line=23 at=5")]
    [InlineData("objection", "one after the other", "contested_already /line line=23 at=5")]
    [InlineData("edition of a plan", "together", "plan_edition_taken /edition plan=p edition=修订版 line=5")]
    [InlineData("edition of a plan", "one after the other", "plan_edition_taken /edition plan=p edition=修订版 line=5")]
    [InlineData("next edition of a plan", "together", "plan_adopted_meanwhile /plan plan=p line=5")]
    [InlineData("next edition of a plan", "one after the other", "plan_adopted_meanwhile /plan plan=p line=5")]
    [InlineData("plan of two regions", "together", "plan_adopted_meanwhile /plan plan=p line=5")]
    [InlineData("plan of two regions", "one after the other", "plan_adopted_meanwhile /plan plan=p line=5")]
    [InlineData("follower of a plan", "together", "plan_cannot_follow /follows plan=r follows=p line=5")]
    [InlineData("follower of a plan", "one after the other", "plan_cannot_follow /follows plan=r follows=p line=5")]
    [InlineData("step of an application", "together", "application_moved_on /step line=5 application=SQ-1")]
    [InlineData("step of an application", "one after the other", "application_moved_on /step line=5 application=SQ-1")]
    [InlineData("decision on an application", "together", "application_moved_on /application line=5 application=SQ-1")]
    [InlineData("decision on an application", "one after the other", "application_moved_on /application line=5 application=SQ-1")]
    [InlineData("application", "together", "application_exists /application application=SQ-1")]
    [InlineData("application", "one after the other", "application_exists /application application=SQ-1")]
    [InlineData("emergency", "together", "emergency_number_taken /emergency line=5 emergency=YJ-1")]
    [InlineData("emergency", "one after the other", "emergency_number_taken /emergency line=5 emergency=YJ-1")]
    [InlineData("enterprise", "together", "enterprise_exists /enterprise enterprise=party-new")]
    [InlineData("enterprise", "one after the other", "enterprise_exists /enterprise enterprise=party-new")]
    [InlineData("site", "together", "site_exists /site site=new-yard")]
    [InlineData("site", "one after the other", "site_exists /site site=new-yard")]
    [InlineData("plate", "together", "plate_taken /plate line=5 plate=豫A00007")]
    [InlineData("plate", "one after the other", "plate_taken /plate line=5 plate=豫A00007")]
    [InlineData("statistic", "together", "entered_meanwhile /value line=5")]
    [InlineData("statistic", "one after the other", "entered_meanwhile /value line=5")]
    [InlineData("value", "together", "entered_meanwhile /value line=5")]
    [InlineData("value", "one after the other", "entered_meanwhile /value line=5")]
    public async Task Who_comes_second_is_told_by_the_code_of_the_room(string what, string when, string told)
    {
        await using var table = await Table.Laid();
        var asked = Twice(what, table);
        var answers = when == "together"
            ? await table.AskTogether(asked)
            : [(await table.AskTogether(asked[0]))[0], (await table.AskTogether(asked[1]))[0]];
        Assert.Equal(5, answers[0].Accepted?.Line);
        var refused = answers[1].Refused!;
        Assert.StartsWith($"{refused.Code} {refused.Pointer} ", told, StringComparison.Ordinal);
        Assert.All(told.Split(' ')[2..], d => Assert.Equal(d.Split('=')[1], refused.Details![d.Split('=')[0]]));
        Assert.Equal(5, table.Journal.Head().Line);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task A_writer_that_comes_up_later_knows_what_was_taken()
    {
        await using var table = await Table.Laid();
        var asked = Twice("case", table);
        await table.AskTogether(asked[0]);
        await using var later = table.Beside();
        Assert.Equal("case_closed", (await later.AskTogether(asked[1]))[0].Refused?.Code);
    }

    [Fact]
    public async Task Who_is_refused_takes_nothing()
    {
        await using var table = await Table.Laid();
        var asked = Twice("case", table);
        var judged = asked[0].Found;
        await table.AskTogether((asked[0].Act, judged with { Refused = new("not_yours") }));
        Assert.NotNull((await table.AskTogether(asked[1]))[0].Accepted);
    }

    [Fact]
    public async Task What_came_free_is_taken_once_more()
    {
        var quarter = new Quarter();
        quarter.Filed(Quarter.File());
        quarter.Filed(Quarter.File(), "M2");
        await using var table = await Table.Laid();
        async Task<string?> Name(string manifest, string number)
        {
            var act = new NameNationalNumber(table.Id(), Quarter.Now, new(manifest), number);
            var answer = (await table.AskTogether((act, NationalNumbers.Name(act, quarter.Register, Quarter.Clerk("works"), Quarter.Now))))[0];
            if (answer.Refused is null) quarter.Say(act);
            return answer.Refused?.Code;
        }

        Assert.Null(await Name("M1", "20254101000007"));
        Assert.Null(await Name("M1", "20254101000007"));
        Assert.Equal("national_number_taken", await Name("M2", "20254101000007"));
        Assert.Null(await Name("M1", "20254101000008"));
        Assert.Null(await Name("M2", "20254101000007"));
        Assert.Null(await Name("M1", "20254101000009"));
        Assert.Equal("national_number_taken", await Name("M1", "20254101000007"));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task A_journal_in_which_two_lines_took_the_same_is_found()
    {
        await using var table = await Table.Laid();
        foreach (var (key, asked) in new[] { "closed/C1", "closed/C2" }.Zip(Twice("case", table)))
        {
            await table.AskTogether((asked.Act, asked.Found with { Claims = [new(key, new("case_closed"))] }));
        }

        table.Journal.Forge(6, static b => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(b).Replace("closed/C2", "closed/C1", StringComparison.Ordinal)));
        var found = await table.Verified();
        Assert.Equal((6, "closed/C1 was taken before"), (found.Bad, found.Why));
    }

    [Fact]
    public async Task A_key_of_any_length_is_taken_once()
    {
        await using var table = await Table.Laid();
        var asked = Twice("case", table);
        var found = Judgement.Fine with { Claims = [new(new('文', 2_000), new("case_closed"))] };
        Assert.Equal(["", "case_closed"], (await table.AskTogether((asked[0].Act, found), (asked[1].Act, found))).Select(static a => a.Refused?.Code ?? ""));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Two acts that want the same, each as its room judges it before either is a line.</summary>
    static (IAct Act, Judgement Found)[] Twice(string what, Table table)
    {
        var quarter = new Quarter();
        var officer = Quarter.Officer("410104");
        switch (what)
        {
            case "final" or "number of a final":
                var reports = new HandWritten().Documents;
                IssueReport Final(string kind, string document) => new(
                    table.Id(), Later, "p", ReportingPeriod.OfYear(2025), kind, "final", 7, "5e", document);
                return
                [
                    .. new[] { Final("annex", "文1"), what == "final" ? Final("annex", "文2") : Final("yearly", "文1") }
                        .Select(a => ((IAct)a, IssueRules.Judge(a, reports, ("5e", null)))),
                ];
            case "national number":
                quarter.Filed(Quarter.File());
                quarter.Filed(Quarter.File(), "M2");
                return
                [
                    .. new[] { "M1", "M2" }.Select(m => new NameNationalNumber(table.Id(), Quarter.Now, new(m), "20254101000007"))
                        .Select(a => ((IAct)a, NationalNumbers.Name(a, quarter.Register, Quarter.Clerk("works"), Quarter.Now))),
                ];
            case "case":
                quarter.Say(new OpenCase(Guid.Empty, Quarter.Now, "illegal-dumping", "drums", "410104"));
                return
                [
                    .. new[] { "confirmed", "unfounded" }.Select(r => new CloseCase(table.Id(), Later, CaseFold.IdOf(quarter.LineOf(1)), r, "seen"))
                        .Select(a => ((IAct)a, CaseRules.Close(a, quarter.Register, officer, Later))),
                ];
            case "alarm":
                quarter.Filed(Quarter.File());
                return
                [
                    .. new[] { "late", "very late" }.Select(r => new CloseAlarm(table.Id(), Later, "pick-up-overdue:M1", r))
                        .Select(a => ((IAct)a, Answering.Close(a, quarter.Register, officer, Later))),
                ];
            case "edition of a plan" or "next edition of a plan" or "follower of a plan" or "plan of two regions":
                var plans = new HandWritten();
                if (what != "plan of two regions")
                {
                    plans.Adopt("p", "410104", PlanTexts.Empty("p"));
                }

                return what switch
                {
                    "edition of a plan" => [Adopted("p", "修订版"), Adopted("p", "修订版")],
                    "next edition of a plan" => [Adopted("p", "修订版"), Adopted("p", null)],
                    "plan of two regions" => [Adopted("p", null), Adopted("p", null, region: "410183")],
                    _ => [Adopted("q", null, "p"), Adopted("r", null, "p")],
                };
                (IAct, Judgement) Adopted(string plan, string? edition, string? follows = null, string region = "410104")
                {
                    var act = new AdoptPlan(
                        table.Id(), Quarter.Now, plan, region, JsonDocument.Parse(PlanTexts.Empty(plan)).RootElement, edition, follows is null ? null : new(2026, 1, 1), follows);
                    return (act, AdoptionRules.Judge(act, plans.Register(), Quarter.Officer(region), Quarter.Now));
                }

            case "step of an application" or "decision on an application":
                quarter.Say(Application(table));
                return
                [
                    .. what == "step of an application"
                        ? new[] { "ask-corrections", "refuse" }.Select(Step)
                        : [Step("refuse"), Granted()],
                ];
                (IAct, Judgement) Step(string step)
                {
                    var act = new AdvanceApplication(table.Id(), Later, "SQ-1", step);
                    return (act, Applying.Advance(act, quarter.Register, officer, Later));
                }

                (IAct, Judgement) Granted()
                {
                    var act = new GrantApproval(
                        table.Id(), Later, "PZ-1", "construction-disposal", Quarter.Works, [Quarter.Ash.Text], Quarter.Tonnes(100), new(2025, 4, 1), new(2026, 3, 31), Application: "SQ-1");
                    return (act, Granting.Approval(act, quarter.Register, officer, Later));
                }

            case "application":
                return [.. new[] { 1, 2 }.Select(_ => Application(table)).Select(a => ((IAct)a, Applying.Apply(a, quarter.Register, Quarter.Clerk("works"), Quarter.Now)))];
            case "emergency":
                return
                [
                    .. new[] { "410104", "410183" }
                        .Select(r => new DeclareEmergency(table.Id(), Quarter.Now, "YJ-1", r, ["medical"], Quarter.Today, new(2025, 6, 30), "疫情", "指挥部令"))
                        .Select(a => ((IAct)a, Emergencies.Declare(a, quarter.Register, Quarter.Officer(null), Quarter.Now))),
                ];
            case "enterprise":
                return
                [
                    .. new[] { "New", "Newer" }.Select(n => new RegisterEnterprise(table.Id(), Quarter.Now, Quarter.Of("new"), n, "local", "410104", ["industrial-enterprise"]))
                        .Select(a => ((IAct)a, RegisterRules.Of(a, quarter.Register, officer, Quarter.Now))),
                ];
            case "site":
                return
                [
                    .. new[] { "Yard", "Shed" }
                        .Select(n => new RegisterSite(table.Id(), Quarter.Now, new("new-yard"), Quarter.Of("works"), n, "410104", "410104", "industrial-enterprise", []))
                        .Select(a => ((IAct)a, RegisterRules.Of(a, quarter.Register, Quarter.Clerk("works"), Quarter.Now))),
                ];
            case "plate":
                return
                [
                    .. new[] { "carrier", "next-carrier" }.Select(c => (Whose: c, Act: new RegisterVehicle(table.Id(), Quarter.Now, "豫A00007", Quarter.Of(c), Hazardous: false, Sealed: true)))
                        .Select(a => ((IAct)a.Act, RegisterRules.Of(a.Act, quarter.Register, Quarter.Clerk(a.Whose), Quarter.Now))),
                ];
            case "statistic":
                return
                [
                    .. new[] { "统计局", "发展改革委" }
                        .Select(d => new EnterStatistic(table.Id(), Later, "industrial-value-added", "410104", 2024, "120", "万元", d, "年鉴"))
                        .Select(a => ((IAct)a, EntryRules.Judge(a, new HandWritten().Register(), officer, Later))),
                ];
            case "value":
                return
                [
                    .. new[] { "95", "96" }
                        .Select(v => new EnterIndicatorValue(table.Id(), Later, "satisfaction", "410104", 2024, ValueKinds.Reported, v, null, "统计局", "调查"))
                        .Select(a => ((IAct)a, EntryRules.Judge(a, new HandWritten().Register(), officer, Later))),
                ];
            case "permit":
                return
                [
                    .. new[] { Quarter.Plant, Quarter.Bricks }
                        .Select(s => new GrantPermit(table.Id(), Quarter.Now, "permit-9", s, ["HW08"], ["D10"], new(2025, 1, 1), new(2025, 12, 31)))
                        .Select(a => ((IAct)a, Granting.Permit(a, quarter.Register, Quarter.Officer("410100"), Quarter.Now))),
                ];
            default:
                var line = quarter.SayFor(Quarter.Of("works"), Quarter.File());
                return
                [
                    .. new[] { "not ours", "not at all" }.Select(r => new ContestEntry(table.Id(), Later, line, r))
                        .Select(a => ((IAct)a, Contesting.Contest(a, quarter.Register, Quarter.Clerk("works"), Later))),
                ];
        }
    }

    static ApplyForApproval Application(Table table) => new(
        table.Id(), Quarter.Now, "SQ-1", "construction-disposal", Quarter.Works, [Quarter.Ash.Text], [], Quarter.Tonnes(100), new(2025, 4, 1), new(2026, 3, 31));
}
