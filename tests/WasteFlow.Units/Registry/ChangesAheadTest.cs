using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;
using static WasteFlow.Units.Registry.RegisterRulesTest;

namespace WasteFlow.Units.Registry;

/// <summary>A change of an enterprise or a site holds from the day it names, for whoever reads the register on that day, whether or not a line has come by then.</summary>
public class ChangesAheadTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 1, 0, 0);
    static readonly EnterpriseId Works = new("works");
    static readonly SiteId Yard = new("yard");
    static readonly RegisterEnterprise Enterprise = new(Guid.NewGuid(), Now, Works, "Works", "local", "410104", ["industrial-enterprise"]);
    static readonly RegisterSite Site = new(Guid.NewGuid(), Now, Yard, Works, "Yard", "410104", "410104", "industrial-enterprise", []);
    static readonly ChangeEnterprise Renamed = new(Guid.NewGuid(), Now, Works, new(2025, 4, 1), Name: "Works of April");
    static readonly ChangeSite Moved = new(Guid.NewGuid(), Now, Yard, new(2025, 4, 1), Name: "Yard of April", Supervisor: "410171", Status: "suspended");

    /// <summary>Nothing has come since, so only the day of who reads tells.</summary>
    [Theory]
    [InlineData(null, "Works Yard 410104")]
    [InlineData("2025-03-31", "Works Yard 410104")]
    [InlineData("2025-04-01", "Works of April Yard of April 410171")]
    [InlineData("2025-05-01", "Works of April Yard of April 410171")]
    public void On_its_day_it_holds_for_whoever_reads(string? day, string told)
    {
        var register = Knowing(Enterprise, Site, Renamed, Moved);
        var read = day is null ? register : register.On(Day(day));
        Assert.Equal(told, Told(read));
        Assert.Equal(read.Site(Yard), read.Sites().Single());
        Assert.Equal(read.Site(Yard), read.SitesOf(Works).Single());
    }

    [Theory]
    [InlineData("2025-03-31", "Works Yard 410104")]
    [InlineData("2025-04-01", "Works of April Yard of April 410171")]
    [InlineData("2025-04-02", "Works of April Yard of April 410171")]
    public void The_first_line_of_its_day_takes_it_in(string day, string told)
    {
        var register = Knowing(Enterprise, Site, Renamed, Moved, new RegisterVehicle(Guid.NewGuid(), Calendar.StartOf(Day(day)), "豫A1", Works, false, false));
        Assert.Equal(told, Told(register));
        Assert.Equal("active suspended", $"{register.StatusOn(register.Site(Yard)!, new(2025, 3, 31))} {register.StatusOn(register.Site(Yard)!, new(2025, 4, 1))}");
    }

    /// <summary>Two that wait come in the order of their days, and of one day the one said last.</summary>
    [Theory]
    [InlineData("2025-03-20", "2025-04-01 A,2025-03-10 B", "B")]
    [InlineData("2025-04-01", "2025-04-01 A,2025-03-10 B", "A")]
    [InlineData("2025-04-01", "2025-04-01 A,2025-04-01 B", "B")]
    [InlineData("2025-04-01", "2025-04-01 A,2025-03-01 B", "A")]
    [InlineData("2025-03-09", "2025-04-01 A,2025-03-10 B", "Yard")]
    public void What_waits_comes_in_the_order_of_its_days(string day, string said, string name)
    {
        var changes = said.Split(',').Select(static s => new ChangeSite(Guid.NewGuid(), Now, Yard, Day(s[..10]), Name: s[11..])).ToArray();
        Assert.Equal(name, Knowing([Enterprise, Site, .. changes]).On(Day(day)).Site(Yard)!.Name);
        var later = new RegisterVehicle(Guid.NewGuid(), Calendar.StartOf(Day(day)), "豫A1", Works, false, false);
        Assert.Equal(name, Knowing([Enterprise, Site, .. changes, later]).Site(Yard)!.Name);
    }

    /// <summary>Closed from June, said in March; suspended in April: in June it is closed.</summary>
    [Theory]
    [InlineData("2025-04-30", "suspended")]
    [InlineData("2025-06-01", "closed")]
    public void A_status_said_early_counts_from_its_day(string day, string status)
    {
        var april = Instant.FromUtc(2025, 4, 10, 0, 0);
        var register = Knowing(
            Enterprise, Site, new ChangeSite(Guid.NewGuid(), Now, Yard, new(2025, 6, 1), Status: "closed"),
            new ChangeSite(Guid.NewGuid(), april, Yard, new(2025, 4, 10), Status: "suspended")).On(Day(day));
        Assert.Equal(status, register.StatusOn(register.Site(Yard)!, Day(day)));
        Assert.Equal(status, register.Site(Yard)!.StatusOn(Day(day)));
    }

    [Theory]
    [InlineData("2025-03-01", "")]
    [InlineData("2025-03-02", "holds_from_day /from")]
    public void What_is_said_of_a_day_to_come_says_so(string from, string told)
    {
        var register = Knowing(Enterprise, Site);
        var officer = new Caller("o", null, [Roles.Officer], "410104");
        Assert.Equal(told, Notes(RegisterRules.Of(Renamed with { From = Day(from) }, register, officer, Now)));
        Assert.Equal(told, Notes(SiteRules.Of(Moved with { From = Day(from) }, register, officer, Now)));
        Assert.Equal(told.Replace("from", "day", StringComparison.Ordinal).Replace("holds_day", "holds_from", StringComparison.Ordinal), Notes(RecordRules.Of(
            new RecordEvaluation(Guid.NewGuid(), Now, Yard, "compliance", "compliant", Day(from), "管城分局"), register, officer, Now)));
    }

    static string Told(Register register) => $"{register.Enterprise(Works)!.Name} {register.Site(Yard)!.Name} {register.Site(Yard)!.Supervisor}";

    static string Notes(Judgement judgement) => judgement.Refused?.Code ?? string.Join(' ', judgement.Notes.Select(static n => $"{n.Code} {n.Pointer}"));

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
