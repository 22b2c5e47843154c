using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>What each detector sees, and what it does not take for a fraud.</summary>
public partial class DetectorTest
{
    const string Slag = "900-901-S03";

    [Theory]
    [InlineData(1000, 994, "short-weight open, difference-open pending")]
    [InlineData(1000, 996, "")]
    [InlineData(1000, 1006, "surplus-weight open, difference-open pending")]
    public void Mass_is_missing_or_too_much_beyond_the_tolerance_of_the_stream(long loaded, long received, string told)
    {
        var diary = new Diary();
        diary.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", loaded, received);
        Assert.Equal(told, Either(diary, "2025-03-05 13:00", "short-weight", "surplus-weight", "difference-open"));
    }

    [Fact]
    public void Short_weight_ends_when_the_difference_is_settled()
    {
        var diary = new Diary();
        diary.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", 1000, 900);
        diary.Settle("2025-03-06", "M1");
        Assert.Equal("short-weight ended", diary.InState(AlarmQuestion.All, "2025-03-06", "short-weight", "difference-open"));
    }

    [Fact]
    public void Loads_that_are_all_a_little_short_add_up()
    {
        var diary = new Diary();
        for (var day = 1; day <= 8; day++) diary.Carry($"2025-03-{day:00} 08:00", $"2025-03-{day:00} 12:00", $"M{day}", 1000, 996);
        Assert.Equal("short-weight open", diary.Alarms("2025-03-09", kinds: "short-weight"));
    }

    [Fact]
    public void Loads_that_differ_by_accident_do_not()
    {
        var diary = new Diary();
        for (var day = 1; day <= 28; day++)
        {
            diary.Carry($"2025-03-{day:00} 08:00", $"2025-03-{day:00} 12:00", $"M{day}", 1000, day % 3 == 0 ? 1004 : 997);
        }

        Assert.Equal("", diary.Alarms("2025-03-29", kinds: "short-weight"));
    }

    [Theory]
    [InlineData(1100, "stock-gain open")]
    [InlineData(1004, "")]
    [InlineData(880, "stock-loss open")]
    [InlineData(899, "stock-loss open")]
    [InlineData(900, "")]
    public void A_stock_take_may_differ_by_the_tolerance_and_lose_what_dries_away(long counted, string told)
    {
        var diary = new Diary();
        var lot = diary.Generate("2025-03-05", "works").ToString();
        var more = (counted - 1000) * 1000;
        diary.Say(
            "2025-03-06", new TakeStock(Guid.Empty, At("2025-03-06"), new("works"), Kilograms(counted), "counted", new LotId(12, 1)), [],
            [more > 0 ? new(Accounts.Gain, lot, more) : new(lot, Accounts.StorageLoss, -more)]);
        Assert.Equal(told, diary.Alarms("2025-03-07", kinds: ["stock-gain", "stock-loss"]));
    }

    [Theory]
    [InlineData(3, "")]
    [InlineData(300, "stock-gain open")]
    public void More_is_loaded_than_the_record_holds(long gain, string told)
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1");
        diary.PickUp("2025-03-05", "M1", null, 1000 + gain, gain: gain);
        Assert.Equal(told, diary.Alarms("2025-03-06", kinds: "stock-gain"));
    }

    [Theory]
    [InlineData("household", "900-901-S64", "household-landfilled open")]
    [InlineData("general-industrial", Slag, "")]
    public void Household_waste_is_not_to_be_landfilled(string stream, string code, string told)
    {
        var diary = new Diary();
        for (var day = 5; day < 8; day++)
        {
            diary.Treat($"2025-03-0{day} 14:00", diary.Generate($"2025-03-0{day}", "fill", stream, code), "fill", 1000, Classes.Landfilled);
        }

        Assert.Equal(told, diary.Alarms("2025-03-08", kinds: "household-landfilled"));
        if (told.Length > 0) Assert.Equal(3_000_000, diary.Documents.Scan<Watch>("watch/household-landfilled:").Single().Value.Grams);
    }

    [Fact]
    public void Fly_ash_of_household_waste_is_not_household_waste()
    {
        var diary = new Diary();
        var lot = diary.Generate("2025-03-05", "kiln", "household", "900-901-S64");
        var ash = diary.Treat("2025-03-05 13:00", lot, "kiln", 1000, residue: 30, stream: "hazardous", code: "772-002-18");
        diary.Treat("2025-03-06", ash, "kiln", 30, Classes.Landfilled);
        Assert.Equal("", diary.Alarms("2025-03-07", kinds: "household-landfilled"));
    }

    [Fact]
    public void Hazardous_waste_that_becomes_general_stays_an_alarm_until_an_officer_has_seen_it()
    {
        var diary = new Diary();
        var lot = diary.Generate("2025-03-05", "works");
        var into = new LotId(diary.Number + 1, 1);
        diary.Say(
            "2025-03-06", new ReclassifyWaste(Guid.Empty, At("2025-03-06"), new("works"), lot, "general-industrial", new(Slag), "identified", "report 7"),
            [Born(into, "works", "general-industrial", Slag, Places.Storage, "2025-03-05")], [new(lot.ToString(), into.ToString(), 1_000_000)],
            notes: WasteCodes.RemarkOnChange(new(Oil), new(Slag), "/code")!);
        Assert.Equal("hazardous-to-general open", diary.Alarms("2025-03-07", kinds: "hazardous-to-general"));
        var id = diary.Documents.Scan<Watch>("watch/hazardous-to-general:").Single().Value.Id;
        diary.Say("2025-03-08", new CloseAlarm(Guid.Empty, At("2025-03-08"), id, "report 7 is in order"));
        Assert.Equal("", diary.Alarms("2025-03-09", kinds: "hazardous-to-general"));
    }

    /// <summary>Whose region a site counts for follows its supervisor alone, for what is open and for what is to come; the other end's bureau goes on seeing it.</summary>
    [Fact]
    public void A_site_takes_its_open_alarms_along_to_another_bureau()
    {
        var diary = new Diary();
        diary.Carry("2025-03-05", "2025-03-06", "M1", received: 800);
        diary.Say("2025-03-07", new ChangeSite(Guid.Empty, At("2025-03-07"), new("works"), new(2025, 3, 7), Supervisor: "411003"));
        Assert.Equal(("", "short-weight open", "short-weight open"), (
            diary.Alarms("2025-03-08", "410104", "short-weight"), diary.Alarms("2025-03-08", "411003", "short-weight"), diary.Alarms("2025-03-08", "410183", "short-weight")));
        diary.Say("2025-03-08", new ChangeSite(Guid.Empty, At("2025-03-08"), new("plant"), new(2025, 3, 8), Supervisor: "411003"));
        Assert.Equal(("", "short-weight open"), (diary.Alarms("2025-03-09", "410183", "short-weight"), diary.Alarms("2025-03-09", "411003", "short-weight")));
        diary.Say("2025-03-09", new CloseAlarm(Guid.Empty, At("2025-03-09"), diary.Documents.Scan<Watch>("watch/short-weight:").Single().Value.Id, "a wrong scale"));
        Assert.Equal("", diary.Alarms("2025-03-10", kinds: "short-weight"));
        Assert.Equal(Told(diary.Documents), Told(diary.Rebuilt()));
        static string[] Told(MemoryDocuments documents) => [.. documents.Scan<object>("").Select(static d => d.Key)];
    }

    [Theory]
    [InlineData("permit/P1/2025", "over-permit")]
    [InlineData("approval/A1", "over-approval")]
    [InlineData("plan/works/900-249-08/2025", "over-plan")]
    public void What_goes_above_an_allowance_is_an_alarm_until_a_grant_covers_it(string allowance, string kind)
    {
        var diary = new Diary();
        void Move(string when, long granted, long pending) => diary.Say(
            when, new GrantPermit(Guid.Empty, At(when), "P1", new("plant"), ["HW08"], ["D10"], new(2025, 1, 1), new(2025, 12, 31)),
            allowances: [new(allowance, granted, pending, 0)]);
        Move("2025-03-05", 100, 0);
        Move("2025-03-06", 0, 100);
        Assert.Equal("", diary.Alarms("2025-03-06", kinds: kind));
        Move("2025-03-07", 0, 1);
        Assert.Equal($"{kind} open", diary.Alarms("2025-03-07", kinds: kind));
        Move("2025-03-08", 50, 0);
        Assert.Equal($"{kind} ended", diary.InState(AlarmQuestion.All, "2025-03-08", kind));
    }

    /// <summary>What was granted in cubic metres is counted in litres, and too much of it weighs what the grant's factor says.</summary>
    [Fact]
    public void What_goes_above_an_allowance_in_cubic_metres_is_told_by_its_mass()
    {
        var diary = new Diary();
        diary.Say(
            "2025-03-05", new GrantApproval(
                Guid.Empty, At("2025-03-05"), "A1", "construction-disposal", new("works"), ["*"], new("20", "m3", "1500"), new(2025, 1, 1), new(2025, 12, 31)),
            allowances: [new("approval/A1", 20_000, 0, 0, "L")]);
        diary.Say("2025-03-06", new CancelManifest(Guid.Empty, At("2025-03-06"), new("M1"), "wrong date"), allowances: [new("approval/A1", 0, 20_002, 0, "L")]);
        Assert.Equal("over-approval open", diary.Alarms("2025-03-06", kinds: "over-approval"));
        var watch = diary.Documents.Scan<Watch>("watch/over-approval:").Single().Value;
        Assert.Equal((3_000, new("approval/A1", 2, "L")), (watch.Grams, watch.Beyond));
        diary.Say("2025-03-07", new CancelManifest(Guid.Empty, At("2025-03-07"), new("M1"), "wrong date"), allowances: [new("approval/A1", 0, 3, 0, "L")]);
        var now = diary.Documents.Scan<Watch>("watch/over-approval:").Single().Value.At(At("2025-03-08"));
        Assert.Equal((7_500, new("approval/A1", 5, "L")), (now.Grams, now.Beyond));
    }

    /// <summary>Where nothing is granted any more there is nothing to go beyond: what the plan left out is noted at the filing, and a permit without a scale has none.</summary>
    [Theory]
    [InlineData("plan/works/900-249-08/2025", "over-plan")]
    [InlineData("permit/P1/2025", "over-permit")]
    [InlineData("permit/P1/2025", "far-over-permit")]
    public void What_is_granted_no_more_is_not_gone_beyond(string allowance, string kind)
    {
        var diary = new Diary();
        void Move(string when, long granted, long pending, long posted = 0) => diary.Say(
            when, new FileManagementPlan(Guid.Empty, At(when), new("works"), 2025, [new(new("900-214-08"), new("1", "t"))]),
            allowances: [new(allowance, granted, pending, posted)]);
        Move("2025-03-05", 100, 200);
        Assert.Equal($"{kind} open", diary.Alarms("2025-03-05", kinds: kind));
        Move("2025-03-06", -100, 0);
        Assert.Equal("", diary.Alarms("2025-03-06", kinds: kind));
        Move("2025-03-07", 0, -200, 200);
        Assert.Equal("", diary.Alarms("2025-03-07", kinds: kind));
        Move("2025-03-08", 150, 0);
        Assert.Equal($"{kind} open", diary.Alarms("2025-03-08", kinds: kind));
    }

    /// <summary>A fifth above its scale a permit holder asks for a new permit; an administrator may set another share for his place.</summary>
    [Theory]
    [InlineData(null, 120)]
    [InlineData(110, 110)]
    public void A_fifth_above_a_permits_scale_is_an_alarm_of_its_own_until_a_permit_covers_it(int? changed, long allowed)
    {
        var diary = new Diary();
        if (changed is { } percent)
        {
            diary.Say("2025-03-01", new ChangeRule(Guid.Empty, At("2025-03-01"), "permit-scale-renewed", new(2025, 3, 1), "试点", "豫环〔2025〕1号", null, percent, "410183"));
        }

        void Move(string when, long granted, long pending, string allowance = "permit/P1/2025") => diary.Say(
            when, new GrantPermit(Guid.Empty, At(when), "P1", new("plant"), ["HW08"], ["D10"], new(2025, 1, 1), new(2025, 12, 31)),
            allowances: [new(allowance, granted, pending, 0)]);
        Move("2025-03-05", 100, 0);
        Move("2025-03-05", 100, 500, "plan/plant/900-249-08/2025");
        Move("2025-03-06", 0, allowed);
        Assert.Equal("over-permit open", diary.Alarms("2025-03-06", kinds: ["over-permit", "far-over-permit"]));
        Move("2025-03-07", 0, 1);
        Assert.Equal("far-over-permit open", diary.Alarms("2025-03-07", kinds: "far-over-permit"));
        Assert.Equal(allowed - 99, diary.Documents.Scan<Watch>("watch/far-over-permit:").Single().Value.Grams);
        Move("2025-03-08", 5, 0);
        Assert.Equal("far-over-permit ended", diary.InState(AlarmQuestion.All, "2025-03-08", "far-over-permit"));
        Assert.Equal("over-permit open", diary.Alarms("2025-03-08", kinds: "over-permit"));
    }

    [Theory]
    [InlineData(9900, 9900, "split-load open")]
    [InlineData(9999, 9999, "split-load open")]
    [InlineData(9999, 10000, "")]
    [InlineData(8000, 8000, "split-load open")]
    [InlineData(7999, 8000, "")]
    [InlineData(9900, 5000, "")]
    [InlineData(12000, 9900, "")]
    [InlineData(5000, 5000, "")]
    public void Loads_of_one_day_just_under_the_threshold_are_one_load(long first, long second, string told)
    {
        var diary = new Diary();
        diary.File("2025-03-05 08:00", "M1", kilograms: first);
        diary.File("2025-03-05 10:00", "M2", kilograms: second);
        diary.File("2025-03-06 10:00", "M3", kilograms: 9900);
        Assert.Equal(told, diary.Alarms("2025-03-06", kinds: "split-load"));
    }

    [Theory]
    [InlineData("household", "900-901-S61", "900-901-S64", "mixed-fraction open")]
    [InlineData("kitchen", "900-901-S61", "900-901-S64", "mixed-fraction open")]
    [InlineData("recyclables", "900-901-S62", "900-901-S64", "mixed-fraction open")]
    [InlineData("construction", "900-901-S73", "900-901-S70", "mixed-fraction open")]
    [InlineData("household", "900-901-S64", "900-902-S64", "")]
    [InlineData("general-industrial", "900-901-S03", "900-901-S64", "")]
    public void What_came_as_one_fraction_and_is_found_another_was_mixed(string stream, string code, string found, string told)
    {
        var diary = new Diary();
        var lot = diary.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", stream: stream, code: code, receiver: "kiln");
        var into = new LotId(diary.Number + 1, 1);
        diary.Say(
            "2025-03-06", new ReclassifyWaste(Guid.Empty, At("2025-03-06"), new("kiln"), lot, stream, new(found), "mixed", "photo"),
            [Born(into, "kiln", stream, found, Places.Storage, "2025-03-05")], [new(lot.ToString(), into.ToString(), 1_000_000)]);
        Assert.Equal(told, diary.Alarms("2025-03-07", kinds: "mixed-fraction"));
    }

    [Theory]
    [InlineData(450, "")]
    [InlineData(451, "mixed-fraction open")]
    public void Kitchen_waste_with_more_than_common_impurities_was_mixed(long impurities, string told)
    {
        var diary = new Diary();
        var lot = diary.Generate("2025-03-05", "kiln", "kitchen", "900-901-S61");
        diary.Treat("2025-03-06", lot, "kiln", 1000, Classes.Utilised, impurities, "household", "900-901-S64");
        Assert.Equal(told, diary.Alarms("2025-03-07", kinds: "mixed-fraction"));
    }

    [Theory]
    [InlineData("2025-03-07 12:00", null, "")]
    [InlineData("2025-03-07 12:01", null, "backdated open")]
    [InlineData("2025-03-07 13:00", null, "backdated open")]
    [InlineData("2025-03-07 13:00", "paper 12", "")]
    public void What_is_entered_days_later_without_a_paper_may_be_backdated(string recorded, string? paper, string told)
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1", paper: paper);
        diary.PickUp("2025-03-05 12:00", "M1", recorded: recorded);
        Assert.Equal(told, diary.Alarms("2025-03-08", kinds: "backdated"));
    }

    [Theory]
    [InlineData("recorded_late", "entered-late")]
    [InlineData("weights_differ", "difference-reported")]
    [InlineData("amounts_differ", "difference-reported")]
    [InlineData("factors_differ", "difference-reported")]
    [InlineData("vehicle_not_licensed", "unlicensed-vehicle")]
    [InlineData("permit_does_not_cover", "unpermitted-receiver")]
    [InlineData("carries_on", "diverted-load")]
    [InlineData("off_route", "off-route")]
    [InlineData("meter_gap", "meter-gap")]
    [InlineData("outside_hours", "outside-hours")]
    [InlineData("carrier_not_approved", "carrier-not-approved")]
    [InlineData("contract_missing", "no-contract")]
    [InlineData("carrier_contract_missing", "no-contract")]
    public void A_note_of_a_line_is_an_alarm_where_its_row_says_so(string note, string kind)
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1", notes: new Note(note));
        Assert.Equal($"{kind} open", diary.Alarms("2025-03-06", kinds: kind));
    }

    [Theory]
    [InlineData("sludge", "462-901-S90", "unsealed-vehicle open")]
    [InlineData("construction", Demolition, "unsealed-vehicle open")]
    [InlineData("household", "900-901-S64", "unsealed-vehicle open")]
    [InlineData("kitchen", "900-901-S61", "unsealed-vehicle open")]
    [InlineData("recyclables", "900-901-S62", "")]
    public void An_open_vehicle_is_an_alarm_where_the_plans_ask_for_a_sealed_one(string stream, string code, string told)
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1", stream: stream, code: code, notes: new Note("vehicle_not_sealed"));
        Assert.Equal(told, diary.Alarms("2025-03-06", kinds: "unsealed-vehicle"));
    }

    [Theory]
    [InlineData("contract_missing", "disposal", "party-works", "party-plant", "HW08", "")]
    [InlineData("contract_missing", "disposal", "party-plant", "party-works", "HW08", "")]
    [InlineData("contract_missing", "disposal", "party-works", "party-plant", "HW49", "no-contract open")]
    [InlineData("contract_missing", "transport", "party-works", "party-plant", "HW08", "no-contract open")]
    [InlineData("contract_missing", "disposal", "party-works", "carrier", "HW08", "no-contract open")]
    [InlineData("carrier_contract_missing", "transport", "party-works", "carrier", "HW08", "")]
    [InlineData("carrier_contract_missing", "disposal", "party-works", "carrier", "HW08", "no-contract open")]
    public void Two_parties_without_a_contract_are_one_alarm_until_they_sign(string note, string kind, string keeper, string with, string code, string told)
    {
        var diary = new Diary();
        for (var day = 5; day < 8; day++) diary.File($"2025-03-0{day}", $"M{day}", notes: new Note(note));
        Assert.Equal("no-contract open", diary.Alarms("2025-03-08", kinds: "no-contract"));
        diary.Say("2025-03-09", new RegisterContract(Guid.Empty, At("2025-03-09"), new(keeper), "HT-1", kind, [new(with)], [code], new(2025, 1, 1), new(2025, 12, 31)));
        Assert.Equal(told, diary.Alarms("2025-03-10", kinds: "no-contract"));
    }

    /// <summary>A contract binds on its last day too; one that is over does not make up for what is missing.</summary>
    [Theory]
    [InlineData("2025-03-09", "")]
    [InlineData("2025-03-08", "no-contract open")]
    public void A_contract_that_is_over_is_none(string until, string told)
    {
        var diary = new Diary();
        diary.File("2025-03-05", "M1", notes: new Note("contract_missing"));
        diary.Say("2025-03-09", new RegisterContract(
            Guid.Empty, At("2025-03-09"), new("party-works"), "HT-1", "disposal", [new("party-plant")], ["HW08"], new(2025, 1, 1), At(until).InZone(Calendar.Zone).Date));
        Assert.Equal(told, diary.Alarms("2025-03-10", kinds: "no-contract"));
    }

    static string Either(Diary diary, string asOf, params string[] kinds) => string.Join(
        ", ", new[] { diary.Alarms(asOf, kinds: kinds), diary.InState(Watch.Pending, asOf, kinds) }.Where(static t => t.Length > 0));
}
