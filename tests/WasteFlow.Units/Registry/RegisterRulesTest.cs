using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;

namespace WasteFlow.Units.Registry;

/// <summary>Who may register what, and what a registration has to name rightly.</summary>
public class RegisterRulesTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 1, 0, 0);
    static readonly EnterpriseId Works = new(CreditCode.Make("91", "410102", "12345678"));
    static readonly Caller Administrator = new("a", null, [Roles.Administrator]);
    static readonly Caller Clerk = new("c", Works, [Roles.Clerk]);
    static readonly RegisterEnterprise Enterprise = new(Guid.NewGuid(), Now, Works, "Works", "credit-code", "410102", ["industrial-enterprise"]);
    static readonly RegisterSite Site = new(Guid.NewGuid(), Now, new SiteId("S1"), Works, "Yard", "410102", "410102", "industrial-enterprise", []);
    static readonly RegisterVehicle Vehicle = new(Guid.NewGuid(), Now, "豫A12345", Works, Hazardous: false, Sealed: true);

    static readonly Register Empty = Register.Empty;
    static readonly Register Full = Knowing(Enterprise, Site, Vehicle);

    [Fact]
    public void What_is_named_rightly_is_registered()
    {
        Assert.Null(RegisterRules.Of(Enterprise, Empty, Administrator, Now).Refused);
        Assert.Null(RegisterRules.Of(Site with { ActId = Guid.NewGuid(), Site = new("S2") }, Full, Clerk, Now).Refused);
        Assert.Null(RegisterRules.Of(Vehicle with { ActId = Guid.NewGuid(), Plate = "豫A99999" }, Full, Clerk, Now).Refused);
    }

    [Theory]
    [InlineData("豫A12345", "")]
    [InlineData("豫V8K21挂", "")]
    [InlineData("豫AD12345", "")]
    [InlineData("豫A12345F", "")]
    [InlineData("豫A1234", "plate_form_unknown")]
    [InlineData("豫A1234I", "plate_form_unknown")]
    [InlineData("豫A12345 ", "plate_form_unknown")]
    [InlineData("豫A１２３４５", "plate_form_unknown")]
    [InlineData("WJ豫0123", "plate_form_unknown")]
    public void A_plate_of_an_unknown_form_is_taken_and_noted(string plate, string notes)
    {
        var judgement = RegisterRules.Of(Vehicle with { ActId = Guid.NewGuid(), Plate = plate }, Full, Clerk, Now);
        Assert.Null(judgement.Refused);
        Assert.Equal(notes, string.Join(' ', judgement.Notes.Select(static n => n.Code)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("central-urban pilot-community", "")]
    [InlineData("central-urban central-urben", "tag_unlisted /tags/1")]
    public void A_tag_that_no_figure_knows_is_noted(string tags, string notes)
    {
        var judgement = RegisterRules.Of(
            Site with { ActId = Guid.NewGuid(), Site = new("S2"), Tags = tags.Split(' ', StringSplitOptions.RemoveEmptyEntries) }, Full, Administrator, Now);
        Assert.Null(judgement.Refused);
        Assert.Equal(notes, string.Join(' ', judgement.Notes.Select(static n => $"{n.Code} {n.Pointer}")));
    }

    [Theory]
    [InlineData("medical-institution", "section_missing /wards")]
    [InlineData("fill-site", "section_missing /facility")]
    [InlineData("carrier", "")]
    public void What_a_kind_has_to_say_and_does_not_is_noted(string kind, string notes) => Assert.Equal(
        notes,
        string.Join(' ', RegisterRules.Of(Site with { ActId = Guid.NewGuid(), Site = new("S2"), Kind = kind }, Full, Clerk, Now).Notes
            .Select(static n => $"{n.Code} {n.Pointer}")));

    /// <summary>Communities, kitchens, farms and towns, points, works, fill sites: each row's <c>says</c> is asked for.</summary>
    [Fact]
    public void Every_kind_is_asked_for_its_own_section() => Assert.All(PartyKinds.All.Where(static k => k.Group != "authority"), static kind =>
        Assert.Equal(
            string.Join(' ', kind.Says.Select(static section => $"section_missing /{section}")),
            string.Join(' ', RegisterRules.Of(Site with { ActId = Guid.NewGuid(), Site = new("S2"), Kind = kind.Kind }, Full, Clerk, Now).Notes
                .Select(static n => $"{n.Code} {n.Pointer}"))));

    [Fact]
    public void The_same_act_again_goes_on_to_the_ledger_and_another_one_is_refused()
    {
        Assert.Null(RegisterRules.Of(Enterprise, Full, Administrator, Now).Refused);
        Assert.Null(RegisterRules.Of(Site, Full, Administrator, Now).Refused);
        Refuses("enterprise_exists", RegisterRules.Of(Enterprise with { ActId = Guid.NewGuid() }, Full, Administrator, Now));
        Refuses("site_exists", RegisterRules.Of(Site with { ActId = Guid.NewGuid() }, Full, Administrator, Now));
    }

    [Fact]
    public void A_wrong_name_is_refused()
    {
        Refuses("credit_code_malformed", RegisterRules.Of(Enterprise with { Enterprise = new("914101021234567890") }, Empty, Administrator, Now));
        Refuses("identity_unknown", RegisterRules.Of(Enterprise with { Identity = "passport" }, Empty, Administrator, Now));
        Refuses("division_unknown", RegisterRules.Of(Enterprise with { Division = "999999" }, Empty, Administrator, Now));
        Refuses("kind_unknown", RegisterRules.Of(Enterprise with { Kinds = ["castle"] }, Empty, Administrator, Now));
        Refuses("enterprise_unknown", RegisterRules.Of(Site, Empty, Administrator, Now));
        Refuses("store_unknown", RegisterRules.Of(Site with { Store = "heap" }, Full, Administrator, Now));
        Refuses("enterprise_unknown", RegisterRules.Of(Vehicle, Empty, Administrator, Now));
        Refuses("field_malformed", RegisterRules.Of(Vehicle with { Plate = "   " }, Full, Administrator, Now));
    }

    [Fact]
    public void Nobody_registers_what_is_not_his()
    {
        var stranger = Clerk with { Enterprise = new EnterpriseId("other") };
        Refuses("not_yours", RegisterRules.Of(Site with { Site = new("S2") }, Full, stranger, Now));
        Refuses("not_yours", RegisterRules.Of(Vehicle, Full, stranger, Now));
        var elsewhere = new Caller("o", null, [Roles.Officer], "411003");
        Refuses("not_yours", RegisterRules.Of(Enterprise, Empty, elsewhere, Now));
    }

    static void Refuses(string code, Judgement judgement) => Assert.Equal(code, judgement.Refused?.Code);

    internal static Register Knowing(params IAct[] acts)
    {
        var documents = new MemoryDocuments();
        var number = 0;
        foreach (var act in acts)
        {
            var said = System.Text.Json.JsonSerializer.SerializeToElement(act, act.GetType(), Wire.Options);
            new RegisterFold().Apply(
                new Line(++number, "", Acts.NameOf(act.GetType()), said, new Actor("a"), "registry", act.HappenedAt, [], [], null, [], []), documents);
        }

        return new(new Dictionary<string, FoldDocuments>(StringComparer.Ordinal) { [RegisterFold.FoldName] = documents });
    }
}
