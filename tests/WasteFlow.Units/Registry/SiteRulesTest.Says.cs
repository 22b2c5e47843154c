using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;
using static WasteFlow.Units.Registry.RegisterRulesTest;

namespace WasteFlow.Units.Registry;

/// <summary>What is wrong with what a site says of itself, and which status it has on which day.</summary>
public partial class SiteRulesTest
{
    [Theory]
    [InlineData("beds", -1, "field_malformed /wards/beds")]
    [InlineData("households", -1, "field_malformed /residents/households")]
    [InlineData("people", -1, "field_malformed /residents/people")]
    [InlineData("seats", -1, "field_malformed /dining/seats")]
    [InlineData("bins", -1, "field_malformed /dining/bins")]
    [InlineData("heads", -1, "field_malformed /farm/heads")]
    [InlineData("mu", -1, "field_malformed /farm/mu")]
    [InlineData("beds", 0, "")]
    [InlineData("people", 0, "")]
    [InlineData("bins", 0, "")]
    [InlineData("mu", 0, "")]
    public void Nothing_is_counted_below_zero(string what, int count, string told) => Assert.Equal(told, Registering(what switch
    {
        "beds" => Yard with { Wards = new(count, "PDY1") },
        "households" => Yard with { Residents = new(count) },
        "people" => Yard with { Residents = new(3, count) },
        "seats" => Yard with { Dining = new(count) },
        "bins" => Yard with { Dining = new(30, count) },
        "heads" => Yard with { Farm = new(count) },
        _ => Yard with { Farm = new(null, null, count) },
    }));

    [Theory]
    [InlineData("地铁8号线", "earthworks", "2025-03-01", "2025-05-31", "")]
    [InlineData("地铁8号线", "earthworks", null, null, "")]
    [InlineData(" ", "earthworks", null, null, "field_missing /works/project")]
    [InlineData("地铁8号线", "dancing", null, null, "works_phase_unknown /works/phase")]
    [InlineData("地铁8号线", "fit-out", "2025-03-01", "2025-02-28", "period_reversed /works/until")]
    public void Works_have_a_project_a_phase_and_days_in_their_order(string project, string phase, string? from, string? until, string told) =>
        Assert.Equal(told, Registering(Yard with { Works = new(project, phase, From: Day(from), Until: Day(until)) }));

    [Fact]
    public void An_institution_names_its_licence() => Assert.Equal("field_missing /wards/licence", Registering(Yard with { Wards = new(20, " ") }));

    /// <summary>Whose figures it counts for, how it is tagged and what class it has, an enterprise does not say of its own site, not even when it registers it.</summary>
    [Theory]
    [InlineData("410104", "", null, "")]
    [InlineData("410171", "", null, "authority_decides /supervisor")]
    [InlineData("110000", "", null, "authority_decides /supervisor")]
    [InlineData("410104", "central-urban", null, "authority_decides /tags")]
    [InlineData("410104", "", "social", "authority_decides /class")]
    public void What_the_authority_decides_no_enterprise_registers(string supervisor, string tag, string? @class, string told)
    {
        var act = Yard with { ActId = Guid.NewGuid(), Site = new("new"), Supervisor = supervisor, Tags = tag.Length == 0 ? [] : [tag], Class = @class };
        Assert.Equal(told, Registering(act, Clerk));
        Assert.Equal("", Registering(act, Officer));
    }

    [Theory]
    [InlineData("410104", "410171", "")]
    [InlineData("410104", "410100", "")]
    [InlineData("410104", "410000", "")]
    [InlineData("410104", "411003", "supervisor_elsewhere /supervisor")]
    [InlineData("370100", "370000", "")]
    public void A_bureau_of_another_prefecture_is_noted(string division, string supervisor, string told) => Assert.Equal(
        told, string.Join(' ', RegisterRules.Of(
            Yard with { ActId = Guid.NewGuid(), Site = new("new"), Division = division, Supervisor = supervisor, Tags = [] }, Knowing(Enterprise(Works)), Officer with { Region = null }, Now)
            .Notes.Select(static n => $"{n.Code} {n.Pointer}")));

    [Theory]
    [InlineData("410000", "division_too_wide /division")]
    [InlineData("370000", "division_too_wide /division")]
    [InlineData("410100", "")]
    [InlineData("419001", "")]
    [InlineData("410171", "")]
    public void A_site_lies_in_a_prefecture(string division, string told) =>
        Assert.Equal(told, Registering(Yard with { Division = division, Supervisor = division }, Officer with { Region = null }));

    [Theory]
    [InlineData("small-clinic", 19, "")]
    [InlineData("small-clinic", 20, "small_with_many_beds /wards/beds")]
    [InlineData("medical-institution", 20, "")]
    public void A_small_institution_with_many_beds_is_noted(string kind, int beds, string told)
    {
        var act = Yard with { ActId = Guid.NewGuid(), Site = new("new"), Kind = kind, Tags = [], Wards = new(beds, "PDY1") };
        Assert.Equal(told, string.Join(' ', RegisterRules.Of(act, Knowing(Enterprise(Works)), Officer, Now).Notes.Select(static n => $"{n.Code} {n.Pointer}")));
        var changed = SiteRules.Of(new(Guid.NewGuid(), Now, new("new"), Today, Wards: new(beds, "PDY1")), Knowing(Enterprise(Works), act with { Wards = new(1, "PDY1") }), Officer, Now);
        Assert.Equal(told, string.Join(' ', changed.Notes.Select(static n => $"{n.Code} {n.Pointer}")));
    }

    /// <summary>Suspended from 1 March, closed from 1 June; it came into the register in operation, or suspended.</summary>
    [Theory]
    [InlineData(null, "2025-02-28", "active")]
    [InlineData("suspended", "2025-02-28", "suspended")]
    [InlineData(null, "2025-03-01", "suspended")]
    [InlineData(null, "2025-05-31", "suspended")]
    [InlineData(null, "2025-06-01", "closed")]
    public void A_status_holds_until_the_next_one_begins(string? first, string day, string status)
    {
        var site = Yard with { Status = first };
        var register = Knowing(
            Enterprise(Works), site,
            new ChangeSite(Guid.NewGuid(), Now, Yard.Site, new(2025, 3, 1), Status: "suspended"),
            new ChangeSite(Guid.NewGuid(), Now, Yard.Site, new(2025, 6, 1), Status: "closed"));
        Assert.Equal(status, register.StatusOn(register.Site(Yard.Site)!, Day(day)!.Value));
        Assert.Equal(status == "suspended" ? "yard" : "", string.Join(' ', SiteList.Of(new SiteQuestion(Status: "suspended"), Day(day)!.Value, register).Select(static s => s.Site.Text)));
    }

    static string Registering(RegisterSite act, Caller? by = null) => RegisterRules.Of(
        act with { ActId = Guid.NewGuid(), Site = new("new") }, Knowing(Enterprise(Works), Yard), by ?? Officer, Now).Refused is { } r ? $"{r.Code} {r.Pointer}" : "";

    static LocalDate? Day(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
