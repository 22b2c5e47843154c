using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>What is said for a deadline to open or to end.</summary>
public partial class DeadlineTest
{
    static void Leave(Diary diary)
    {
        diary.File("2025-03-05", "M1");
        diary.PickUp("2025-03-05", "M1");
    }

    static void Come(Diary diary, string day)
    {
        diary.File(day, "M1");
        diary.PickUp(day, "M1");
        diary.Arrive(day, "M1");
    }

    static void Turn(Diary diary, string state)
    {
        Leave(diary);
        diary.Say("2025-03-05 15:00", new ReceiveWaste(Guid.Empty, At("2025-03-05 15:00"), new("M1"), new("plant"), [new(1, "refused", Reason: "wrong")]), state: ("M1", state));
    }

    static void Take(Diary diary, string at, string stream = "hazardous", string code = Oil) => diary.PickUp(at, "M9", new(12, 1), stream: stream, code: code);

    static void Brought(Diary diary, string plant) =>
        diary.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1", mover: "clinic", receiver: plant, stream: "medical", code: "841-001-01");

    static void Declare(Diary diary, string when, long kilograms) => diary.Say(
        when, new DeclareGeneration(Guid.Empty, At(when), new("works"), new(2025, 3, 1), 1, [new(new(Oil), Kilograms(kilograms))]));

    static void Approve(Diary diary, string when, long used) => diary.Say(
        when,
        new GrantApproval(Guid.Empty, At(when), "A1", "construction-disposal", new("demolished"), ["SW73"], new("100", "m3", "1500"), new(2025, 3, 1), new(2025, 4, 30)),
        allowances: [new("approval/A1", used == 0 ? 100 : 0, used, 0)]);

    static void Permit(Diary diary, string at, string permit, string until, string codes = "HW08", string methods = "D10", string? except = null) => diary.Say(
        at, new GrantPermit(
            Guid.Empty, At(at), permit, new("plant"), codes.Split(';'), methods.Split(';'), new(2024, 1, 1), At(until).InZone(Calendar.Zone).Date,
            Except: except is null ? null : [except]));

    static void License(Diary diary, string at, string until) => diary.Say(
        at, new RegisterVehicle(Guid.Empty, At(at), "豫A00001", new("carrier"), true, true, At(until).InZone(Calendar.Zone).Date));

    /// <summary>A carrier that moves its seat on a day to come is its old bureau's until then.</summary>
    [Theory]
    [InlineData("2025-03-31", "410104", "410183")]
    [InlineData("2025-04-01", "410183", "410104")]
    public void The_bureau_of_a_carriers_seat_on_the_day_is_told_of_its_vehicle(string when, string its, string others)
    {
        var diary = new Diary();
        diary.Say("2025-03-05", new ChangeEnterprise(Guid.Empty, At("2025-03-05"), new("carrier"), new(2025, 4, 1), Division: "410183"));
        License(diary, when, "2025-06-30");
        Assert.Equal(("licence-expired open", ""), (diary.Alarms("2025-07-01", its, "licence-expired"), diary.Alarms("2025-07-01", others, "licence-expired")));
    }

    static void Contract(Diary diary, string at, string number, string until, params string[] codes) => diary.Say(at, new RegisterContract(
        Guid.Empty, At(at), new("carrier"), number, "transport", [new("party-works")], codes.Length == 0 ? ["HW08"] : codes, new(2025, 1, 1), At(until).InZone(Calendar.Zone).Date));

    static void Insure(Diary diary, string at, string until) => diary.Say(at, new RegisterInsurance(
        Guid.Empty, At(at), new("carrier"), "BX-" + until, "carrier-liability", "insurer", new(2025, 1, 1), At(until).InZone(Calendar.Zone).Date));

    static void Escort(Diary diary, string at, string number, string until) => diary.Say(at, new RegisterLicence(
        Guid.Empty, At(at), new("carrier"), number, "escort", new(2025, 1, 1), At(until).InZone(Calendar.Zone).Date, "person-7"));

    static void Apply(Diary diary, string at) => diary.Say(at, new ApplyForApproval(
        Guid.Empty, At(at), "SQ-1", "cross-province", new("works"), [Oil], ["D10"], Kilograms(1000), new(2025, 11, 1), new(2026, 10, 31), new("far")));

    static void Report(Diary diary, string at, string site, string report, LocalDate period) =>
        diary.Say(at, new HandInReport(Guid.Empty, At(at), new(site), report, period));
}
