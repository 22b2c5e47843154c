using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Units.Rooms;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Bureau;

/// <summary>Cases with their time limits, inspections with their rates, and whose waste it may be that was found.</summary>
public class CaseTest
{
    [Fact]
    public void A_case_that_is_not_closed_in_its_days_is_an_alarm_of_its_region()
    {
        var diary = new Diary();
        var id = Open(diary, "2025-03-05", "illegal-dumping");
        Assert.Equal("", diary.Alarms("2025-04-04", "411003"));
        Assert.Equal("case-overdue open", diary.Alarms("2025-04-05 00:00", "411003"));
        Assert.Equal("", diary.Alarms("2025-04-05 00:00", "410104"));
        diary.Say("2025-04-06", new CloseCase(Guid.Empty, At("2025-04-06"), id, "confirmed", "fined"));
        Assert.Equal("", diary.Alarms("2025-04-07"));
        Assert.Equal("case-overdue ended", diary.InState(Watch.Ended, "2025-04-07"));
    }

    [Fact]
    public void Who_was_asked_for_an_answer_is_reminded_of_it_until_it_answers()
    {
        var diary = new Diary();
        var id = Open(diary, "2025-03-05", "illegal-dumping");
        diary.Say("2025-03-06", new ShareCase(Guid.Empty, At("2025-03-06"), id, "410104", "whose drums?", Until: new(2025, 3, 10)));
        Assert.Equal("case-overdue open", diary.Alarms("2025-03-11 00:00", "410104"));
        diary.Say("2025-03-12", new NoteCase(Guid.Empty, At("2025-03-12"), id, "not ours", Region: "410104"));
        Assert.Equal("", diary.Alarms("2025-03-13", "410104"));
    }

    [Fact]
    public void The_alarm_it_was_opened_from_ends_with_it_and_tells_of_it()
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1");
        diary.PickUp("2025-03-05", "M1");
        var id = Open(diary, "2025-03-20", "illegal-dumping", "never-received:M1");
        Assert.Equal("never-received escalated", diary.Alarms("2025-03-21", kinds: "never-received"));
        diary.Say("2025-03-22", new CloseCase(Guid.Empty, At("2025-03-22"), id, "confirmed", "found in a pit"));
        Assert.Equal("", diary.Alarms("2025-03-23", kinds: "never-received"));
        Assert.Equal(
            ["pick-up-waste", "open-case", "close-case"], new Watches(diary.Documents).Find("never-received:M1")!.History.Select(static h => h.Act));
    }

    [Fact]
    public void A_case_is_seen_where_it_is_shared_and_answered_for_where_it_is_handed_over()
    {
        var cases = new MemoryDocuments();
        var diary = new Diary(new CaseFold(), cases);
        var id = Open(diary, "2025-03-05", "illegal-dumping");
        Assert.Empty(CaseFold.Of("410100", new(2025, 3, 6), cases));
        diary.Say("2025-03-06", new ShareCase(Guid.Empty, At("2025-03-06"), id, "410104", "your producer", HandOver: true));
        diary.Say("2025-03-07", new CloseCase(Guid.Empty, At("2025-03-07"), id, "transferred", "to the police"));
        var file = Assert.Single(CaseFold.Of("410100", new(2025, 5, 1), cases));
        Assert.Equal(("410104", "transferred", false), (file.Division, file.Result, file.Overdue));
        Assert.Single(CaseFold.Of("411003", new(2025, 5, 1), cases));
        Assert.Equal(["open-case", "share-case", "close-case"], file.Steps.Select(static s => s.Act));
    }

    /// <summary>Both were judged before either was a line.</summary>
    [Fact]
    public void A_note_or_a_sharing_that_comes_with_the_close_stands_behind_it_and_changes_nothing()
    {
        var cases = new MemoryDocuments();
        var (diary, seen) = (new Diary(), new Diary(new CaseFold(), cases));
        var id = Open(diary, "2025-03-05", "illegal-dumping");
        Assert.Equal(id, Open(seen, "2025-03-05", "illegal-dumping"));
        foreach (var book in new[] { diary, seen })
        {
            book.Say("2025-03-06", new CloseCase(Guid.Empty, At("2025-03-06"), id, "confirmed", "fined"));
            book.Say("2025-03-06", new NoteCase(Guid.Empty, At("2025-03-06"), id, "one more drum", Region: "410104"));
            book.Say("2025-03-06", new ShareCase(Guid.Empty, At("2025-03-06"), id, "410104", "whose drums?", Until: new(2025, 3, 10)));
        }

        Assert.Equal("", diary.Alarms("2025-06-01", kinds: "case-overdue"));
        var file = CaseFold.Find(id, cases)!;
        Assert.Equal(("confirmed", "open-case close-case note-case share-case"), (file.Result, string.Join(' ', file.Steps.Select(static s => s.Act))));
    }

    [Theory]
    [InlineData("illegal-dumping", "410104", "officer 410104", "")]
    [InlineData("illegal-dumping", "410104", "officer", "")]
    [InlineData("illegal-dumping", "410183", "officer 410104", "not_yours /division")]
    [InlineData("illegal-dumping", "999999", "officer", "division_unknown /division")]
    [InlineData("rumour", "410104", "officer 410104", "case_kind_unknown /kind")]
    public void A_case_is_of_a_known_kind_and_of_ones_own_place(string kind, string division, string who, string told) => Assert.Equal(
        told, Told(CaseRules.Open(new(Guid.Empty, Now, kind, "drums", division), new Quarter().Register, Named(who), Now)));

    [Theory]
    [InlineData("M1", "2025-03-05", "2025-03-05", "", "")]
    [InlineData("M1", "2025-03-04", "2025-03-04", "date_out_of_order /due", "date_out_of_order /until")]
    [InlineData("M1 M2", null, null, "no_such_manifest /manifests/1", "")]
    public void A_case_is_about_manifests_that_there_are_and_gives_days_that_are_to_come(string manifests, string? due, string? until, string opened, string shared)
    {
        static LocalDate? Day(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        var quarter = new Quarter();
        quarter.Filed(File());
        Assert.Equal(opened, Told(CaseRules.Open(
            new(Guid.Empty, Now, "illegal-dumping", "drums", "410104", Manifests: [.. manifests.Split(' ').Select(static m => new ManifestNumber(m))], Due: Day(due)),
            quarter.Register, Officer("410104"), Now)));
        quarter.Say(new OpenCase(Guid.Empty, Now, "illegal-dumping", "drums", "410104"));
        Assert.Equal(shared, Told(CaseRules.Share(
            new(Guid.Empty, Now, $"C{quarter.LineOf(2)}", "410183", "your producer", Until: Day(until)), quarter.Register, Officer("410104"), Now)));
    }

    [Theory]
    [InlineData("2025-04-04", false)]
    [InlineData("2025-04-05", true)]
    public void A_case_may_be_closed_on_its_last_day(string today, bool overdue)
    {
        var cases = new MemoryDocuments();
        Open(new Diary(new CaseFold(), cases), "2025-03-05", "illegal-dumping");
        var file = Assert.Single(CaseFold.Of("411003", NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value, cases));
        Assert.Equal((new LocalDate(2025, 4, 4), overdue), (file.Due, file.Overdue));
    }

    /// <summary>It would be asked for an answer by itself; another department there is somebody else.</summary>
    [Theory]
    [InlineData("410104", null, false, "case_its_own /region")]
    [InlineData("410104", null, true, "case_its_own /region")]
    [InlineData("410104", "ecology-bureau", false, "case_its_own /region")]
    [InlineData("410104", "city-management", false, "")]
    [InlineData("410183", null, false, "")]
    [InlineData("410100", null, false, "")]
    public void A_case_is_not_shared_with_the_bureau_that_answers_for_it(string region, string? department, bool handOver, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new OpenCase(Guid.Empty, Now, "illegal-dumping", "drums", "410104"));
        var id = $"C{quarter.LineOf(1)}";
        Assert.Equal(told, Told(CaseRules.Share(new(Guid.Empty, Now, id, region, "whose?", department, HandOver: handOver), quarter.Register, Officer("410104"), Now)));
        quarter.Say(new ShareCase(Guid.Empty, Now, id, "410183", "yours", HandOver: true));
        Assert.Equal(
            region == "410183" ? "case_its_own /region" : "",
            Told(CaseRules.Share(new(Guid.Empty, Now, id, region, "whose?", department), quarter.Register, Officer("410183"), Now)));
    }

    [Fact]
    public void Rectification_is_due_on_its_day_and_a_follow_up_that_passes_ends_it()
    {
        var diary = new Diary();
        diary.Say("2025-03-05", new RecordInspection(Guid.Empty, At("2025-03-05"), new("works"), "producer", false, ["no label"], new LocalDate(2025, 3, 20)));
        Assert.Equal("", diary.Alarms("2025-03-20"));
        Assert.Equal("rectification-overdue open", diary.Alarms("2025-03-21 00:00"));
        diary.Say("2025-03-22", new RecordInspection(Guid.Empty, At("2025-03-22"), new("works"), "producer", true, [], FollowsUp: "I12"));
        Assert.Equal("rectification-overdue ended", diary.InState(AlarmQuestion.All, "2025-03-23"));
    }

    /// <summary>Both days of a span are in it; rectification may be asked for on the very day.</summary>
    [Theory]
    [InlineData("2025-03-05", "2025-03-05", 1)]
    [InlineData("2025-03-06", "2025-03-07", 0)]
    [InlineData("2025-03-01", "2025-03-04", 0)]
    public void An_inspection_counts_on_its_day(string from, string to, int counted)
    {
        var documents = new MemoryDocuments();
        var diary = new Diary(new InspectionFold(), documents);
        diary.Say("2025-03-05", new RecordInspection(Guid.Empty, At("2025-03-05"), new("works"), "producer", true, []));
        static LocalDate Day(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal(counted, InspectionFold.Of("410104", Day(from), Day(to), documents).Inspections.Count);
        var today = Calendar.DayOf(Now);
        string Rectify(LocalDate by) => Told(Inspecting.Record(new(Guid.Empty, Now, Works, "producer", false, ["no label"], by), new Quarter().Register, Officer("410104"), Now));
        Assert.Equal(("", "date_out_of_order /rectifyBy"), (Rectify(today), Rectify(today.PlusDays(-1))));
    }

    /// <summary>What is inspected counts for the bureau that answered for the site then.</summary>
    [Fact]
    public void A_site_is_inspected_for_the_bureau_that_answers_for_it()
    {
        var documents = new MemoryDocuments();
        var diary = new Diary(new InspectionFold(), documents);
        void Inspect(string when) => diary.Say(when, new RecordInspection(Guid.Empty, At(when), new("works"), "producer", true, []));
        Inspect("2025-03-05");
        diary.Say("2025-03-06", new ChangeSite(Guid.Empty, At("2025-03-06"), new("works"), new(2025, 3, 6), Supervisor: "411003"));
        Inspect("2025-03-07");
        int Of(string region) => InspectionFold.Of(region, new(2025, 1, 1), new(2025, 12, 31), documents).Inspections.Count;
        Assert.Equal((1, 1), (Of("410104"), Of("411003")));
    }

    /// <summary>Said on the 6th of the 10th on; of two for one day the last word counts.</summary>
    [Theory]
    [InlineData("2025-03-09", 1, 0)]
    [InlineData("2025-03-10", 0, 1)]
    [InlineData("2025-03-20", 0, 1)]
    public void A_bureau_that_takes_over_on_a_day_to_come_inspects_from_it(string when, int before, int after)
    {
        var documents = new MemoryDocuments();
        var diary = new Diary(new InspectionFold(), documents);
        foreach (var supervisor in new[] { "410183", "411003" })
        {
            diary.Say("2025-03-06", new ChangeSite(Guid.Empty, At("2025-03-06"), new("works"), new(2025, 3, 10), Supervisor: supervisor));
        }

        diary.Say(when, new RecordInspection(Guid.Empty, At(when), new("works"), "producer", true, []));
        int Of(string region) => InspectionFold.Of(region, new(2025, 1, 1), new(2025, 12, 31), documents).Inspections.Count;
        Assert.Equal((before, 0, after), (Of("410104"), Of("410183"), Of("411003")));
    }

    [Fact]
    public void Units_are_counted_once_apart_and_follow_ups_do_not_make_them_pass()
    {
        var documents = new MemoryDocuments();
        var diary = new Diary(new InspectionFold(), documents);
        void Inspect(string when, string site, string unit, bool passed, string? follows = null) => diary.Say(
            when, new RecordInspection(Guid.Empty, At(when), new(site), unit, passed, passed ? [] : ["no label"], FollowsUp: follows));
        Inspect("2025-03-05", "works", "producer", false);
        Inspect("2025-03-15", "works", "producer", true, "I12");
        Inspect("2025-03-16", "clinic", "producer", true);
        Inspect("2025-03-17", "clinic", "producer", true);
        Inspect("2025-03-18", "plant", "operator", true);
        Inspect("2024-03-18", "store", "operator", false);
        var year = InspectionFold.Of("410100", new(2025, 1, 1), new(2025, 12, 31), documents);
        Assert.Equal((new InspectionRate(2, 1), new InspectionRate(1, 1)), (year.Producers, year.Operators));
        Assert.Equal("I13", year.Inspections[0].RectifiedBy);
        Assert.Equal(new InspectionRate(0, 0), InspectionFold.Of("411000", new(2025, 1, 1), new(2025, 12, 31), documents).Producers);
    }

    [Fact]
    public void Whose_load_never_came_is_the_first_candidate_for_what_was_found()
    {
        var diary = new Diary();
        diary.Site("garage", "410104", "garage");
        diary.Carry("2025-03-01 08:00", "2025-03-01 12:00", "M1", mover: "garage");
        diary.File("2025-03-02", "M2");
        diary.PickUp("2025-03-02", "M2");
        diary.Carry("2025-03-03 08:00", "2025-03-03 12:00", "M3", 1000, 800, mover: "store");
        diary.File("2025-03-14", "M4", mover: "garage");
        var incident = IncidentSearch.Of(new(Diary.Oil), "410104", At("2025-03-15"), 30, diary.Documents);
        Assert.Equal(["works", "store", "garage"], incident.Candidates.Select(static c => c.Site.Text));
        Assert.Equal((1, 1, 0L), (incident.Candidates[0].Overdue, incident.Candidates[0].Broken, incident.Candidates[0].Missing));
        Assert.Equal(200_000, incident.Candidates[1].Missing);
        Assert.Equal((1, 0), (incident.Candidates[2].Open, incident.Candidates[2].Overdue));
        Assert.Contains(incident.Candidates[0].Evidence, static a => a.Kind == "never-received" && a.Manifest == new ManifestNumber("M2"));

        // Whoever finds drums of oil may know no more than the class.
        SiteId[] Found(string code) => [.. IncidentSearch.Of(new(code), "410104", At("2025-03-15"), 30, diary.Documents).Candidates.Select(static c => c.Site)];
        Assert.Equal([.. incident.Candidates.Select(static c => c.Site)], Found("HW08"));
        Assert.Empty(Found("HW18"));
    }

    [Fact]
    public void Another_kind_of_waste_another_time_and_what_came_in_order_are_no_evidence()
    {
        var diary = new Diary();
        diary.Carry("2025-03-01 08:00", "2025-03-01 12:00", "M1");
        diary.File("2025-03-02", "M2");
        diary.PickUp("2025-03-02", "M2");
        Assert.Empty(IncidentSearch.Of(new("772-003-18"), "410104", At("2025-03-15"), 30, diary.Documents).Candidates);
        Assert.Empty(IncidentSearch.Of(new(Diary.Oil), "410104", At("2025-03-01"), 30, diary.Documents).Candidates);
    }

    static string Open(Diary diary, string when, string kind, string? alarm = null)
    {
        diary.Say(when, new OpenCase(Guid.Empty, At(when), kind, "drums in a field", "411003", alarm));
        return CaseFold.IdOf(diary.Number);
    }
}
