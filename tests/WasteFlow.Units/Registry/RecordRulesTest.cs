using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;
using static WasteFlow.Units.Registry.RegisterRulesTest;

namespace WasteFlow.Units.Registry;

/// <summary>Contracts, policies, licences, evaluations and service areas: who may say them, what they have to name, and when they end.</summary>
public class RecordRulesTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 1, 0, 0);
    static readonly LocalDate From = new(2025, 1, 1);
    static readonly LocalDate Until = new(2025, 12, 31);
    static readonly EnterpriseId Works = new("works");
    static readonly EnterpriseId Plant = new("plant");
    static readonly SiteId Yard = new("yard");
    static readonly SiteId Mill = new("mill");
    static readonly Caller Clerk = new("c", Works, [Roles.Clerk]);
    static readonly Caller Officer = new("o", null, [Roles.Officer], "410104");

    static readonly IAct[] Parties =
    [
        new RegisterEnterprise(Guid.NewGuid(), Now, Works, "Works", "local", "410104", ["industrial-enterprise"]),
        new RegisterEnterprise(Guid.NewGuid(), Now, Plant, "Plant", "local", "410183", ["hazardous-plant"]),
        new RegisterSite(Guid.NewGuid(), Now, Yard, Works, "Yard", "410104", "410104", "industrial-enterprise", []),
        new RegisterSite(Guid.NewGuid(), Now, Mill, Plant, "Mill", "410183", "410183", "hazardous-plant", []),
    ];

    static readonly RegisterContract Contract = new(Guid.NewGuid(), Now, Works, "HT-1", "disposal", [Plant], ["HW08"], From, Until, "scan-1");
    static readonly RegisterInsurance Insurance = new(Guid.NewGuid(), Now, Works, "BX-1", "pollution-liability", "PICC", From, Until);
    static readonly RegisterLicence Licence = new(Guid.NewGuid(), Now, Works, "ZG-1", "driver", From, Until, "driver-1");
    static readonly RecordEvaluation Evaluation = new(Guid.NewGuid(), Now, Yard, "compliance", "compliant", new(2025, 2, 1), "管城分局", new(2026, 1, 31));

    [Fact]
    public void What_is_in_order_is_taken()
    {
        Assert.Equal(Judgement.Fine.Refused, Told(Contract));
        Assert.Null(Told(Insurance));
        Assert.Null(Told(Licence));
        Assert.Null(Told(Evaluation));
    }

    [Fact]
    public void A_contract_names_another_party_that_is_known_its_codes_and_a_period()
    {
        Refuses("enterprise_unknown /enterprise", Told(Contract with { Enterprise = new("x") }));
        Refuses("not_yours /enterprise", Told(Contract with { Enterprise = Plant, With = [Works] }));
        Refuses("field_missing /with", Told(Contract with { With = [] }));
        Refuses("enterprise_unknown /with/0", Told(Contract with { With = [new("x")] }));
        Refuses("party_with_itself /with", Told(Contract with { With = [Plant, Works] }));
        Refuses("register_kind_unknown /kind", Told(Contract with { Kind = "marriage" }));
        Refuses("field_missing /codes", Told(Contract with { Codes = [] }));
        Refuses("code_malformed /codes/0", Told(Contract with { Codes = ["HW8"] }));
        Refuses("class_unknown /codes/1", Told(Contract with { Codes = ["HW08", "HW99"] }));
        Refuses("class_unknown /codes/0", Told(Contract with { Codes = ["900-001-99"] }));
        Refuses("class_unknown /codes/0", Told(Contract with { Codes = ["HW41-HW44"] }));
        Assert.Null(Told(Contract with { Codes = ["*", "HW01-HW50", "900-*", "900-999-08"] }));
        Refuses("period_reversed /until", Told(Contract with { Until = new(2024, 12, 31) }));
        Refuses("field_malformed /contract", Told(Contract with { Contract = " " }));
    }

    [Fact]
    public void A_licence_of_a_person_names_the_person()
    {
        Refuses("field_missing /person", Told(Licence with { Person = null }));
        Assert.Null(Told(Licence with { Kind = "dangerous-goods-carriage", Person = null }));
        Refuses("register_kind_unknown /kind", Told(Licence with { Kind = "poetic" }));
        Refuses("register_kind_unknown /kind", Told(Insurance with { Kind = "disposal" }));
        Refuses("field_missing /insurer", Told(Insurance with { Insurer = " " }));
        Refuses("period_reversed /until", Told(Insurance with { Until = new(2024, 12, 31) }));
    }

    [Fact]
    public void An_evaluation_is_the_word_of_the_bureau_that_answers_for_the_site()
    {
        Refuses("not_yours /site", Told(Evaluation, Clerk with { Enterprise = Plant }));
        Refuses("not_yours /site", Told(Evaluation with { Site = Mill }));
        Refuses("site_unknown /site", Told(Evaluation with { Site = new("x") }));
        Refuses("register_kind_unknown /kind", Told(Evaluation with { Kind = "beauty" }));
        Refuses("status_unknown /status", Told(Evaluation with { Status = "passed" }));
        Refuses("field_missing /evaluator", Told(Evaluation with { Evaluator = "" }));
        Refuses("period_reversed /until", Told(Evaluation with { Until = new(2025, 1, 31) }));
    }

    [Theory]
    [InlineData("410104 600 2025-01-01,410183 400 2025-01-01", "")]
    [InlineData("410104 600 2025-01-01,410183 300 2025-01-01", "shares_below_whole /shares")]
    [InlineData("410104 600 2025-01-01,410183 500 2025-01-01", "shares_above_whole /shares")]
    [InlineData("410104 600 2025-01-01 2025-05-31,410183 400 2025-01-01,410171 600 2025-06-01", "")]
    [InlineData("410104 600 2025-01-01 2025-06-01,410183 400 2025-01-01,410171 600 2025-06-01", "shares_above_whole /shares")]
    [InlineData("410104 0 2025-01-01", "field_malformed /shares/0/perMille")]
    [InlineData("410104 1000 2025-01-02 2025-01-01", "period_reversed /shares/0/until")]
    [InlineData("999999 1000 2025-01-01", "division_unknown /shares/0/division")]
    [InlineData("mill 1000 2025-01-01", "")]
    [InlineData("yard 1000 2025-01-01", "site_unknown /shares/0/site")]
    [InlineData("nowhere 1000 2025-01-01", "site_unknown /shares/0/site")]
    [InlineData("- 1000 2025-01-01", "division_or_site /shares/0")]
    public void Shares_of_a_service_area_are_never_more_than_the_whole(string shares, string told)
    {
        var act = new RegisterServiceArea(Guid.NewGuid(), Now, Yard, [.. shares.Split(',').Select(Share)]);
        var judgement = RecordRules.Of(act, Knowing(Parties), Officer, Now);
        Assert.Equal(told, judgement.Refused is { } r ? $"{r.Code} {r.Pointer}" : string.Join(' ', judgement.Notes.Select(static n => $"{n.Code} {n.Pointer}")));
    }

    [Fact]
    public void Whatever_ends_is_told_alike_and_a_renewal_moves_its_end()
    {
        var register = Knowing(
        [
            .. Parties, Contract, Insurance, Licence, Evaluation,
            new RegisterVehicle(Guid.NewGuid(), Now, "豫A00001", Works, true, true, new(2025, 8, 1)),
            new GrantPermit(Guid.NewGuid(), Now, "P-1", Mill, ["HW08"], ["R9"], From, new(2029, 12, 31), Kind: "comprehensive"),
            new GrantApproval(Guid.NewGuid(), Now, "A-1", "cross-province", Yard, ["HW08"], new("1", "t"), From, Until, Mill),
            Contract with { ActId = Guid.NewGuid(), Until = new(2026, 12, 31) },
            new RegisterContract(Guid.NewGuid(), Now, Plant, "HT-1", "disposal", [Works], ["HW08"], From, new(2025, 5, 1)),
        ]);
        Assert.Equal(
            [
                "approval A-1 2025-12-31 yard", "contract HT-1 2025-05-01 plant", "contract HT-1 2026-12-31 works", "evaluation compliance 2026-01-31 yard",
                "insurance BX-1 2025-12-31 works", "licence ZG-1 2025-12-31 works", "permit P-1 2029-12-31 mill", "vehicle-licence 豫A00001 2025-08-01 works",
            ],
            register.Expiries().Select(static e => FormattableString.Invariant($"{e.What} {e.Id} {e.Until:uuuu-MM-dd} {e.Site?.Text ?? e.Enterprise?.Text}"))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2025-01-31", null)]
    [InlineData("2025-02-01", "compliant")]
    [InlineData("2026-01-31", "compliant")]
    [InlineData("2026-02-01", null)]
    public void An_evaluation_holds_from_its_day_to_its_last(string day, string? status) => Assert.Equal(
        status, Knowing([.. Parties, Evaluation]).Evaluation(Yard, "compliance", NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value)?.Status);

    static ServiceShare Share(string text)
    {
        var parts = text.Split(' ');
        LocalDate Day(int i) => NodaTime.Text.LocalDatePattern.Iso.Parse(parts[i]).Value;
        var isDivision = char.IsDigit(parts[0][0]);
        return new(
            int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Day(2), parts.Length > 3 ? Day(3) : null, isDivision ? parts[0] : null,
            isDivision || parts[0] == "-" ? null : new SiteId(parts[0]));
    }

    static Refused? Told(RegisterContract act) => RecordRules.Of(act, Knowing(Parties), Clerk, Now).Refused;

    static Refused? Told(RegisterInsurance act) => RecordRules.Of(act, Knowing(Parties), Clerk, Now).Refused;

    static Refused? Told(RegisterLicence act) => RecordRules.Of(act, Knowing(Parties), Clerk, Now).Refused;

    static Refused? Told(RecordEvaluation act, Caller? by = null) => RecordRules.Of(act, Knowing(Parties), by ?? Officer, Now).Refused;

    static void Refuses(string told, Refused? refused) => Assert.Equal(told, refused is null ? null : $"{refused.Code} {refused.Pointer}");
}
