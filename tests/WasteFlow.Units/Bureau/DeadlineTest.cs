using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>
/// Each deadline: when it is due, that nobody is told a minute before, that doing it in time leaves nothing behind and doing it late stays in the
/// history, and that all of it is the same from the first line.
/// </summary>
public partial class DeadlineTest
{
    /// <summary>What opens a deadline, when it is late from, and what ends it.</summary>
    static readonly Dictionary<string, (Action<Diary> Opens, string Late, Action<Diary, string> Ends)> Rows = new(StringComparer.Ordinal)
    {
        ["pick-up-overdue"] = (static d => d.File("2025-03-05", "M1", departure: "2025-03-06"), "2025-03-10 00:00", static (d, at) => d.PickUp(at, "M1")),
        ["transit-too-long"] = (static d => Leave(d), "2025-03-07 12:00", static (d, at) => d.Arrive(at, "M1")),
        ["never-received"] = (static d => Leave(d), "2025-03-13 00:00", static (d, at) => d.Arrive(at, "M1")),

        // The first eight days of October 2025 are days off, and the 28th of September and the 11th of October are worked.
        ["receipt-unconfirmed"] = (static d => Come(d, "2025-09-26"), "2025-10-11 00:00", static (d, at) => d.Receive(at, "M1", new(13, 1), 1000)),
        ["refused-not-gone"] = (static d => Turn(d, "refused"), "2025-03-11 00:00", static (d, at) => d.Say(
            at, new ReturnWaste(Guid.Empty, At(at), new("M1"), new("works")), state: ("M1", "returned"))),
        ["difference-open"] = (static d => d.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", 1000, 900), "2025-03-20 00:00", static (d, at) => d.Settle(at, "M1")),
        ["stored-beyond-two-days"] = (
            static d => d.Generate("2025-03-05", "clinic", "medical", "841-001-01"), "2025-03-07 12:00", static (d, at) => Take(d, at, "medical", "841-001-01")),
        ["disposer-storage-over"] = (
            static d => Brought(d, "medical-plant"), "2025-03-06 12:00", static (d, at) => d.Treat(at, new(14, 1), "medical-plant", 1000)),
        ["storage-nearing-year"] = (static d => d.Generate("2025-03-05", "works"), "2026-02-04 00:00", static (d, at) => Take(d, at)),
        ["storage-over-year-producer"] = (static d => d.Generate("2025-03-05", "works"), "2026-03-06 00:00", static (d, at) => Take(d, at)),
        ["storage-over-year"] = (
            static d => d.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", receiver: "store"), "2026-03-06 00:00", static (d, at) => d.Treat(at, new(14, 1), "store", 1000)),
        ["collected-too-long"] = (
            static d => d.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", receiver: "store"), "2025-07-16 00:00", static (d, at) => d.Treat(at, new(14, 1), "store", 1000)),
        ["clearance-overdue"] = (
            static d => d.Generate("2025-03-05", "demolished", "construction", Demolition), "2025-03-26 00:00", static (d, at) => Take(d, at, "construction", Demolition)),
        ["residue-without-destination"] = (
            static d => d.Treat("2025-03-05", d.Generate("2025-03-05", "plant"), "plant", 1000, residue: 200, code: "772-003-18"), "2025-04-05 00:00",
            static (d, at) => d.Treat(at, new(13, 1), "plant", 200)),

        // Thirty working days before the last day of 2025, with the eight days off of October before them.
        ["permit-renewal-due"] = (static d => Permit(d, "2025-03-05", "P1", "2025-12-31"), "2025-11-19 00:00", static (d, at) => Permit(d, at, "P2", "2030-12-31")),
        ["permit-expired"] = (static d => Permit(d, "2025-03-05", "P1", "2025-12-31"), "2026-01-01 00:00", static (d, at) => Permit(d, at, "P2", "2030-12-31")),
        ["licence-expired"] = (static d => License(d, "2025-03-05", "2025-06-30"), "2025-07-01 00:00", static (d, at) => License(d, at, "2027-06-30")),
        ["contract-expired"] = (static d => Contract(d, "2025-03-05", "HT-1", "2025-06-30"), "2025-07-01 00:00", static (d, at) => Contract(d, at, "HT-2", "2026-06-30")),
        ["insurance-expired"] = (static d => Insure(d, "2025-03-05", "2025-06-30"), "2025-07-01 00:00", static (d, at) => Insure(d, at, "2026-06-30")),
        ["paper-expired"] = (static d => Escort(d, "2025-03-05", "ZZ-1", "2025-06-30"), "2025-07-01 00:00", static (d, at) => Escort(d, at, "ZZ-2", "2027-06-30")),

        // Five working days from the last day before the eight days off of October 2025, with the 11th worked.
        ["application-waits"] = (static d => Apply(d, "2025-09-30"), "2025-10-15 00:00", static (d, at) => d.Say(
            at, new AdvanceApplication(Guid.Empty, At(at), "SQ-1", "ask-corrections"))),
        ["plan-not-filed"] = (static d => d.Generate("2025-03-05", "works"), "2026-04-01 00:00", static (d, at) => d.Say(
            at, new FileManagementPlan(Guid.Empty, At(at), new("works"), 2026, []))),
        ["month-report-late"] = (
            static d => d.Generate("2025-03-05", "works", kilograms: 100_000), "2025-04-16 00:00", static (d, at) => Report(d, at, "works", "month-report", new(2025, 3, 1))),
        ["quarter-report-late"] = (
            static d => d.Generate("2025-03-05", "works", kilograms: 10_000), "2025-04-16 00:00", static (d, at) => Report(d, at, "works", "quarter-report", new(2025, 1, 1))),
        ["year-report-late"] = (
            static d => d.Generate("2025-03-05", "works"), "2026-04-01 00:00", static (d, at) => Report(d, at, "works", "year-report", new(2025, 1, 1))),
        ["sludge-report-late"] = (
            static d => d.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", receiver: "kiln", stream: "sludge", code: "462-001-S90"), "2025-04-06 00:00",
            static (d, at) => Report(d, at, "kiln", "sludge-month-report", new(2025, 3, 1))),
        ["site-report-late"] = (
            static d => d.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", mover: "demolished", receiver: "fill", stream: "construction", code: Demolition),
            "2025-04-01 00:00", static (d, at) => Report(d, at, "fill", "fill-site-month-report", new(2025, 3, 1))),
        ["generation-below"] = (static d => Declare(d, "2025-03-05", 12_000), "2025-04-16 00:00", static (d, at) => Declare(d, at, 100)),
        ["approval-unused"] = (static d => Approve(d, "2025-03-05", 0), "2025-05-16 00:00", static (d, at) => Approve(d, at, 60)),
    };

    public static TheoryData<string> Kinds => [.. Rows.Keys];

    /// <summary>What is due by a day that stands in the register or in an application, and not by a row of deadlines.csv.</summary>
    internal static readonly string[] ByRegister =
        ["permit-renewal-due", "permit-expired", "licence-expired", "contract-expired", "insurance-expired", "paper-expired", "application-waits"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nobody_is_told_before_it_is_late_and_everybody_after(string kind)
    {
        var diary = Opened(kind, out var late, out _);
        Assert.Equal(late, diary.Due(kind));
        Assert.Equal("", diary.Alarms(Before(late), kinds: kind));
        Assert.Equal($"{kind} open", diary.Alarms(late, kinds: kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_done_in_time_leaves_nothing_behind(string kind)
    {
        var diary = Opened(kind, out var late, out var ends);
        ends(diary, Before(late));
        Assert.Equal("", diary.InState(AlarmQuestion.All, late, kind));
        Assert.DoesNotContain(diary.Documents.Scan<Watch>($"watch/{kind}:"), w => Text(w.Value.Due) == late);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_done_late_has_a_history_that_a_rebuild_tells_again(string kind)
    {
        var diary = Opened(kind, out var late, out var ends);
        ends(diary, late);
        Assert.Equal("", diary.Alarms(late, kinds: kind));
        Assert.Equal($"{kind} ended", diary.InState(Watch.Ended, late, kind));
        Assert.Equal(diary.InState(AlarmQuestion.All, late, kind), diary.Rebuilt(late, kind));
    }

    [Fact]
    public void Every_row_of_the_table_is_told_here() => Assert.Equal(
        Deadlines.All.Select(static r => r.Kind).Concat(ByRegister).Distinct().Order(StringComparer.Ordinal),
        Rows.Keys.Order(StringComparer.Ordinal));

    /// <summary>
    /// Whose waste lies where has which days to count: a year binds who holds a permit and tells a producer, two days are for medical waste before the disposer,
    /// and plans and reports are asked of each that has hazardous waste.
    /// </summary>
    [Theory]
    [InlineData("works", "hazardous", Oil, "plan-not-filed storage-nearing-year storage-over-year-producer year-report-late")]
    [InlineData("plant", "hazardous", Oil, "plan-not-filed storage-nearing-year storage-over-year year-report-late")]
    [InlineData("store", "hazardous", Oil, "collected-too-long plan-not-filed storage-nearing-year storage-over-year year-report-late")]
    [InlineData("store", "hazardous", "336-064-17", "plan-not-filed storage-nearing-year storage-over-year year-report-late")]
    [InlineData("store", "batteries", "900-044-49", "collected-too-long plan-not-filed storage-nearing-year storage-over-year year-report-late")]
    [InlineData("store", "laboratory", "900-047-49", "plan-not-filed storage-nearing-year storage-over-year year-report-late")]
    [InlineData("store", "household-hazardous", "900-023-29", "plan-not-filed storage-nearing-year storage-over-year year-report-late")]
    [InlineData("clinic", "medical", "841-001-01", "stored-beyond-two-days")]
    [InlineData("store", "medical", "841-001-01", "stored-beyond-two-days")]
    [InlineData("medical-plant", "medical", "841-001-01", "disposer-storage-over")]
    [InlineData("demolished", "construction", "900-901-S70", "clearance-overdue")]
    [InlineData("demolished", "construction", "900-901-S71", "clearance-overdue")]
    [InlineData("demolished", "construction", "900-901-S72", "clearance-overdue")]
    [InlineData("demolished", "construction", "900-901-S73", "clearance-overdue")]
    [InlineData("demolished", "construction", "900-901-S74", "clearance-overdue")]
    [InlineData("fill", "construction", "900-901-S70", "site-report-late")]
    [InlineData("kiln", "sludge", "462-901-S90", "sludge-report-late")]
    [InlineData("works", "general-industrial", "900-901-S03", "")]
    public void What_lies_at_a_place_has_its_own_days_to_count(string site, string stream, string code, string kinds)
    {
        var diary = new Diary();
        diary.Generate("2025-03-05", site, stream, code);
        Assert.Equal(kinds, string.Join(' ', diary.Documents.Scan<Watch>("watch/").Select(static w => w.Value.Kind).Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>What was turned away stands on the vehicle, whether it was all of the load or a part.</summary>
    [Theory]
    [InlineData("refused")]
    [InlineData("partly-received")]
    public void What_was_turned_away_leaves_the_vehicle_in_five_days(string state)
    {
        var diary = new Diary();
        Turn(diary, state);
        Assert.Equal("2025-03-11 00:00", diary.Due("refused-not-gone"));
    }

    /// <summary>What goes about in a city is there on the same day, what goes far in two.</summary>
    [Theory]
    [InlineData("hazardous", Oil, "2025-03-07 12:00")]
    [InlineData("general-industrial", "900-901-S03", "2025-03-07 12:00")]
    [InlineData("medical", "841-001-01", "2025-03-06 00:00")]
    [InlineData("household", "900-901-S64", "2025-03-06 00:00")]
    [InlineData("kitchen", "900-901-S61", "2025-03-06 00:00")]
    [InlineData("construction", Demolition, "2025-03-06 00:00")]
    [InlineData("recyclables", "900-901-S62", "2025-03-06 00:00")]
    public void A_load_is_on_its_way_too_long_by_its_stream(string stream, string code, string late)
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1", stream: stream, code: code);
        diary.PickUp("2025-03-05", "M1", stream: stream, code: code);
        Assert.Equal(late, diary.Due("transit-too-long"));
    }

    /// <summary>The year of storage binds permit holders on either side of 2026-08-15, by the law of its day.</summary>
    [Theory]
    [InlineData("2026-08-14", "2027-08-15 00:00")]
    [InlineData("2026-08-15", "2027-08-16 00:00")]
    public void A_permit_holder_stores_for_a_year_under_either_law(string since, string late)
    {
        var diary = new Diary();
        diary.Generate(since, "store");
        Assert.Equal(late, diary.Due("storage-over-year"));
    }

    [Theory]
    [InlineData("medical-plant", "2025-03-06 12:00")]
    [InlineData("cold-plant", "2025-03-08 12:00")]
    [InlineData("remote-plant", "2025-03-12 12:00")]
    public void The_colder_a_disposer_stores_the_longer_it_may(string plant, string late)
    {
        var diary = new Diary();
        Brought(diary, plant);
        Assert.Equal(late, diary.Due("disposer-storage-over"));
    }

    [Theory]
    [InlineData("demolished", "construction", "900-901-S70", "2025-03-06 12:00")]
    [InlineData("demolished", "construction", Demolition, "2025-03-26 00:00")]
    public void Xuchang_clears_demolition_waste_in_twenty_days_and_other_in_one(string site, string stream, string code, string late)
    {
        var diary = new Diary();
        diary.Generate("2025-03-05", site, stream, code);
        Assert.Equal(late, diary.Due("clearance-overdue"));
    }

    [Fact]
    public void Elsewhere_no_rule_of_Xuchang_holds()
    {
        var diary = new Diary();
        diary.Generate("2025-03-05", "works", "construction", Demolition);
        Assert.Equal("", diary.InState(Watch.Pending, "2025-03-05", "clearance-overdue"));
    }

    [Fact]
    public void A_late_alarm_goes_up_to_the_supervising_bureau_after_its_days()
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1");
        Assert.Equal("pick-up-overdue open", diary.Alarms("2025-03-15 23:59"));
        Assert.Equal("pick-up-overdue escalated", diary.Alarms("2025-03-16 00:00"));
    }

    [Fact]
    public void Both_ends_bureaus_see_it_and_no_other()
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1");
        Assert.Equal("pick-up-overdue open", diary.Alarms("2025-03-10", "410104"));
        Assert.Equal("pick-up-overdue open", diary.Alarms("2025-03-10", "410183"));
        Assert.Equal("pick-up-overdue open", diary.Alarms("2025-03-10", "410100"));
        Assert.Equal("", diary.Alarms("2025-03-10", "411000"));
    }

    [Fact]
    public void What_happened_in_time_and_was_recorded_late_is_marked_so()
    {
        var diary = new Diary();
        Leave(diary);
        diary.Arrive("2025-03-07 11:00", "M1", recorded: "2025-03-08 09:00");
        Assert.True(new Watches(diary.Documents).Find("transit-too-long:M1")!.InTime);
    }

    /// <summary>The first instant after the days is late, whenever it was entered.</summary>
    [Theory]
    [InlineData("2025-03-07 11:59", true)]
    [InlineData("2025-03-07 12:00", false)]
    public void What_happened_as_the_days_were_over_was_late(string happened, bool inTime)
    {
        var diary = new Diary();
        Leave(diary);
        diary.Arrive(happened, "M1", recorded: "2025-03-08 09:00");
        Assert.Equal(inTime, new Watches(diary.Documents).Find("transit-too-long:M1")!.InTime);
    }

    /// <summary>The prefecture's word on a unit's tier holds on its first and on its last day; before and after it the amounts tell.</summary>
    [Theory]
    [InlineData("2025-04-30", "")]
    [InlineData("2025-05-01", "month-report-late")]
    [InlineData("2025-06-30", "month-report-late")]
    [InlineData("2025-07-01", "")]
    public void A_units_tier_is_as_the_prefecture_said_on_the_days_that_it_said(string day, string kind)
    {
        var diary = new Diary();
        diary.Say("2025-03-05", new RecordEvaluation(Guid.Empty, At("2025-03-05"), new("works"), "plan-tier", "key", new(2025, 5, 1), "bureau", new LocalDate(2025, 6, 30)));
        diary.Generate(day, "works");
        Assert.Equal(kind, string.Join(' ', diary.Documents.Scan<Watch>("watch/month-report-late:").Select(static w => w.Value.Kind)));
    }

    [Fact]
    public void A_receipt_counts_when_it_is_recorded()
    {
        var diary = new Diary();
        Come(diary, "2025-09-26");
        diary.Receive("2025-09-26 13:00", "M1", new(13, 1), 1000, recorded: "2025-10-11 09:00");
        Assert.False(new Watches(diary.Documents).Find("receipt-unconfirmed:M1")!.InTime);
    }

    [Fact]
    public void What_is_moved_about_in_one_store_keeps_its_age()
    {
        var diary = new Diary();
        var old = diary.Generate("2025-03-05", "works");
        var young = diary.Generate("2025-06-05", "works");
        var both = new LotId(diary.Number + 1, 1);
        diary.Say(
            "2025-07-01", new CombineLots(Guid.Empty, At("2025-07-01"), new("works"), [old, young]),
            [Born(both, "works", "hazardous", Oil, Places.Storage, "2025-07-01")],
            [new(old.ToString(), both.ToString(), 1_000_000), new(young.ToString(), both.ToString(), 1_000_000)]);
        Assert.Equal("2026-02-04 00:00", diary.Due("storage-nearing-year"));
    }

    [Fact]
    public void A_year_without_a_table_says_so()
    {
        var diary = new Diary();
        Come(diary, "2027-09-28");
        Assert.False(new Watches(diary.Documents).Find("receipt-unconfirmed:M1")!.DueKnown);
    }

    [Fact]
    public void An_officers_word_ends_an_alarm_and_stays_in_its_history()
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1");
        diary.Say("2025-03-12", new CloseAlarm(Guid.Empty, At("2025-03-12"), "pick-up-overdue:M1", "the truck is in repair"));
        Assert.Equal("", diary.Alarms("2025-03-13"));
        var history = new Watches(diary.Documents).Find("pick-up-overdue:M1")!.History;
        Assert.Equal(("close-alarm", "person", "the truck is in repair"), (history[^1].Act, history[^1].Person, history[^1].Reason));
    }

    static Diary Opened(string kind, out string late, out Action<Diary, string> ends)
    {
        var diary = new Diary();
        (var opens, late, ends) = Rows[kind];
        opens(diary);
        return diary;
    }

    static string Before(string late) => Text(At(late) - Duration.FromMinutes(1));
}
