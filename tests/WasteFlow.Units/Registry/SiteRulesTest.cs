using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;
using static WasteFlow.Units.Registry.RegisterRulesTest;

namespace WasteFlow.Units.Registry;

/// <summary>What a site says of itself, how it changes, and how it is found again.</summary>
public partial class SiteRulesTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 1, 0, 0);
    static readonly LocalDate Today = new(2025, 3, 1);
    static readonly EnterpriseId Works = new("works");
    static readonly EnterpriseId Etdz = new("etdz");
    static readonly RegisterSite Yard = Site("yard", Works, "410104", "410104", "industrial-enterprise", "key-unit");
    static readonly RegisterSite Ward = Site("ward", Works, "410104", "410104", "medical-institution");
    static readonly RegisterSite Zone = Site("zone", Etdz, "410171", "410171", "small-enterprise");
    static readonly RegisterSite InZone = Site("in-zone", Etdz, "410104", "410171", "garage");

    static readonly Caller Officer = new("o", null, [Roles.Officer], "410104");
    static readonly Caller Clerk = new("c", Works, [Roles.Clerk]);

    [Theory]
    [InlineData("status", "closed", true, "")]
    [InlineData("status", "burnt", true, "status_unknown_kind")]
    [InlineData("supervisor", "410171", false, "")]
    [InlineData("supervisor", "410171", true, "authority_decides /supervisor")]
    [InlineData("tags", "key-unit", true, "authority_decides /tags")]
    [InlineData("class", "social", true, "authority_decides /class")]
    [InlineData("class", "royal", false, "register_kind_unknown /class")]
    [InlineData("supervisor", "999999", false, "division_unknown /supervisor")]
    [InlineData("tags", "central-urben", false, "tag_unlisted /tags/0")]
    [InlineData("name", "Yard 2", true, "")]
    [InlineData("name", " ", true, "field_missing /name")]
    [InlineData("capacity", "-5", true, "mass_negative /dailyCapacity")]
    [InlineData("capacity", "5", true, "capacity_own_word /dailyCapacity")]
    [InlineData("nothing", "", true, "change_says_nothing ")]
    [InlineData("supervisor", "411003", false, "supervisor_elsewhere /supervisor")]
    [InlineData("supervisor", "410000", false, "")]
    public void A_site_changes_from_a_day_on(string field, string value, bool byItself, string told)
    {
        var act = new ChangeSite(Guid.NewGuid(), Now, Yard.Site, Today);
        act = field switch
        {
            "status" => act with { Status = value },
            "supervisor" => act with { Supervisor = value },
            "tags" => act with { Tags = [value] },
            "class" => act with { Class = value },
            "capacity" => act with { DailyCapacity = long.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
            "nothing" => act with { Reason = "nothing" },
            _ => act with { Name = value },
        };
        var judgement = SiteRules.Of(act, Knowing(Enterprise(Works), Yard), byItself ? Clerk : Officer, Now);
        var said = judgement.Refused is { } r ? $"{r.Code} {r.Pointer}" : string.Join(' ', judgement.Notes.Select(static n => $"{n.Code} {n.Pointer}"));
        Assert.Equal(told == "status_unknown_kind" ? "register_kind_unknown /status" : told, said);
    }

    [Theory]
    [InlineData("plant", null, "")]
    [InlineData("fill-site", 12000L, "")]
    [InlineData("fill-site", null, "field_missing /facility/remaining")]
    [InlineData("fill-site", -1L, "field_malformed /facility/remaining")]
    [InlineData("castle", null, "register_kind_unknown /facility/kind")]
    public void A_fill_site_says_what_it_still_takes(string kind, long? remaining, string told)
    {
        var act = Yard with { ActId = Guid.NewGuid(), Site = new("pit"), Facility = new(kind, remaining) };
        var judgement = RegisterRules.Of(act, Knowing(Enterprise(Works), Yard), Officer, Now);
        Assert.Equal(told, judgement.Refused is { } r ? $"{r.Code} {r.Pointer}" : "");
    }

    [Theory]
    [InlineData("SW62|900-001-S62", "")]
    [InlineData("", "field_missing /point/takes")]
    [InlineData("SW62|nonsense", "code_malformed /point/takes/1")]
    [InlineData("SW62|HW99", "class_unknown /point/takes/1")]
    public void A_point_says_what_it_takes(string takes, string told)
    {
        var act = Yard with { ActId = Guid.NewGuid(), Site = new("point"), Point = new(takes.Split('|', StringSplitOptions.RemoveEmptyEntries)) };
        var judgement = RegisterRules.Of(act, Knowing(Enterprise(Works), Yard), Officer, Now);
        Assert.Equal(told, judgement.Refused is { } r ? $"{r.Code} {r.Pointer}" : "");
    }

    [Theory]
    [InlineData("mobile", "410183", "")]
    [InlineData("mobile", "411003", "supervisor_elsewhere /supervisor")]
    [InlineData("mobile", "410000", "division_too_wide /division")]
    [InlineData("mobile", "999999", "division_unknown /division")]
    [InlineData("plant", "410183", "site_does_not_move /division")]
    [InlineData(null, "410183", "site_does_not_move /division")]
    public void A_mobile_facility_moves_and_no_other_site(string? kind, string division, string told)
    {
        var site = Yard with { Facility = kind is null ? null : new(kind) };
        var act = new ChangeSite(Guid.NewGuid(), Now, Yard.Site, Today, Division: division);
        Assert.Equal(told, Said(SiteRules.Of(act, Knowing(Enterprise(Works), site), Officer, Now)));
        Assert.Equal(division, act.Of(site).Division);
    }

    [Theory]
    [InlineData("clerk", "410183", null, "")]
    [InlineData("clerk", "410183", 5_000_000L, "capacity_own_word /dailyCapacity")]
    [InlineData("clerk", "411003", null, "site_far_from_seat /division")]
    [InlineData("officer", "410183", 5_000_000L, "")]
    [InlineData("officer", "411003", null, "")]
    public void What_an_enterprise_says_of_itself_alone_is_noted(string who, string division, long? capacity, string told)
    {
        var by = who == "clerk" ? Clerk : Officer with { Region = null };
        var register = Knowing(Enterprise(Works), Yard);
        var act = Yard with { ActId = Guid.NewGuid(), Site = new("far"), Division = division, Supervisor = division, Tags = [], DailyCapacity = capacity };
        Assert.Equal(told, Said(RegisterRules.Of(act, register, by, Now)));
        if (capacity is not null)
        {
            Assert.Equal(told, Said(SiteRules.Of(new ChangeSite(Guid.NewGuid(), Now, Yard.Site, Today, DailyCapacity: capacity), register, by, Now)));
        }
    }

    static string Said(Judgement judgement) =>
        judgement.Refused is { } r ? $"{r.Code} {r.Pointer}" : string.Join(' ', judgement.Notes.Select(static n => $"{n.Code} {n.Pointer}"));

    [Fact]
    public void A_stranger_changes_nothing_and_an_unknown_site_has_nothing_to_change()
    {
        var register = Knowing(Enterprise(Works), Enterprise(Etdz), Yard, Zone);
        Assert.Equal("not_yours", SiteRules.Of(new(Guid.NewGuid(), Now, Zone.Site, Today, Name: "x"), register, Clerk, Now).Refused?.Code);
        Assert.Equal("not_yours", SiteRules.Of(new(Guid.NewGuid(), Now, Zone.Site, Today, Name: "x"), register, Officer, Now).Refused?.Code);
        Assert.Equal("site_unknown", SiteRules.Of(new(Guid.NewGuid(), Now, new("nowhere"), Today, Name: "x"), register, Clerk, Now).Refused?.Code);
    }

    [Fact]
    public void What_a_change_leaves_out_stays_and_a_closing_holds_from_its_day()
    {
        var register = Knowing(
            Enterprise(Works), Yard,
            new ChangeSite(Guid.NewGuid(), Now, Yard.Site, new(2025, 4, 1), "sold", Status: "closed"),
            new ChangeSite(Guid.NewGuid(), Now, Yard.Site, new(2025, 3, 1), Name: "Old yard"));
        var site = register.Site(Yard.Site)!;
        Assert.Equal(("Old yard", "410104", "active", "closed"), (site.Name, site.Supervisor, site.StatusOn(new(2025, 3, 31)), site.StatusOn(new(2025, 4, 1))));
        Assert.Equal([new(2025, 4, 1), new LocalDate(2025, 3, 1)], register.ChangesOf(Yard.Site).Select(static c => c.From));
    }

    [Theory]
    [InlineData("division 410100", "in-zone ward yard zone")]
    [InlineData("division 410104", "in-zone ward yard")]
    [InlineData("supervisor 410104", "ward yard")]
    [InlineData("supervisor 410171", "in-zone zone")]
    [InlineData("supervisor 410100", "in-zone ward yard zone")]
    [InlineData("kind medical-institution", "ward")]
    [InlineData("class social", "in-zone ward")]
    [InlineData("class small-micro", "zone")]
    [InlineData("keyUnit true", "yard")]
    [InlineData("keyUnit false", "in-zone ward zone")]
    [InlineData("status closed", "ward")]
    [InlineData("status active", "in-zone yard zone")]
    [InlineData("enterprise etdz", "in-zone zone")]
    [InlineData("evaluation designation designated", "yard")]
    [InlineData("evaluation designation withdrawn", "zone")]
    [InlineData("evaluation compliance compliant", "")]
    public void Sites_are_found_by_what_they_are(string asked, string found)
    {
        var register = Knowing(
            Enterprise(Works), Enterprise(Etdz), Yard, Ward, Zone, InZone, new ChangeSite(Guid.NewGuid(), Now, Ward.Site, Today, Status: "closed"),
            Designated(Yard, "designated", Today), Designated(Zone, "withdrawn", Today), Designated(Ward, "designated", Today.PlusDays(1)));
        var question = asked.Split(' ') switch
        {
            ["division", var d] => new SiteQuestion(Division: d),
            ["supervisor", var d] => new SiteQuestion(Supervisor: d),
            ["kind", var k] => new SiteQuestion(Kind: k),
            ["class", var c] => new SiteQuestion(Class: c),
            ["keyUnit", var k] => new SiteQuestion(KeyUnit: k == "true"),
            ["status", var s] => new SiteQuestion(Status: s),
            ["enterprise", var e] => new SiteQuestion(Enterprise: new(e)),
            ["evaluation", var kind, var result] => new SiteQuestion(Evaluation: kind, Result: result),
            _ => throw new ArgumentException(asked),
        };
        Assert.Null(question.Objection());
        Assert.Equal(found, string.Join(' ', SiteList.Of(question, Today, register).Select(static s => s.Site.Text).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_question_for_a_place_or_kind_that_is_none_is_refused()
    {
        Assert.Equal("division_unknown", new SiteQuestion(Supervisor: "999999").Objection()?.Code);
        Assert.Equal("kind_unknown", new SiteQuestion(Kind: "castle").Objection()?.Code);
        Assert.Equal("register_kind_unknown", new SiteQuestion(Evaluation: "beauty", Result: "fair").Objection()?.Code);
        Assert.Equal("field_missing", new SiteQuestion(Evaluation: "designation").Objection()?.Code);
        Assert.Equal("field_missing", new SiteQuestion(Result: "designated").Objection()?.Code);
        Assert.Equal("status_unknown", new SiteQuestion(Evaluation: "designation", Result: "compliant").Objection()?.Code);
    }

    static RecordEvaluation Designated(RegisterSite site, string status, LocalDate from) =>
        new(Guid.NewGuid(), Now, site.Site, "designation", status, from, "卫生健康委员会");

    [Fact]
    public void A_dossier_is_for_the_site_s_own_people_and_its_bureau()
    {
        var register = Knowing(
            Enterprise(Works), Enterprise(Etdz), Yard, Zone,
            new GrantPermit(Guid.NewGuid(), Now, "P-1", Yard.Site, ["HW08"], ["R9"], Today, new(2028, 2, 29)),
            new RegisterContract(Guid.NewGuid(), Now, Etdz, "C-1", "disposal", [Works], ["HW08"], Today, new(2025, 12, 31)),
            new RegisterInsurance(Guid.NewGuid(), Now, Works, "B-1", "pollution-liability", "PICC", Today, new(2025, 6, 30)));
        var page = SiteList.Dossier(Yard.Site, Clerk, register).View!;
        Assert.Equal(("P-1", "C-1", "B-1"), (page.Permits.Single().Permit, page.Contracts.Single().Contract, page.Insurances.Single().Policy));
        Assert.Equal("insurance permit", string.Join(' ', page.Expiries.Select(static e => e.What)));
        Assert.NotNull(SiteList.Dossier(Yard.Site, Officer, register).View);
        Assert.Equal("not_yours", SiteList.Dossier(Zone.Site, Clerk, register).Refused?.Code);
        Assert.Equal("not_yours", SiteList.Dossier(Zone.Site, Officer, register).Refused?.Code);
    }

    static RegisterEnterprise Enterprise(EnterpriseId id) => new(Guid.NewGuid(), Now, id, id.Text, "local", "410104", ["industrial-enterprise"]);

    static RegisterSite Site(string id, EnterpriseId of, string division, string supervisor, string kind, params string[] tags) =>
        new(Guid.NewGuid(), Now, new(id), of, id, division, supervisor, kind, tags);
}
