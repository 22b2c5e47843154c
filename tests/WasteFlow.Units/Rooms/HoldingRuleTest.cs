using WasteFlow.Collectors;
using WasteFlow.Contracts;
using WasteFlow.Disposers;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What the rooms of collectors and plants find of receipts, of what lies at a site, and of treatments.</summary>
public class HoldingRuleTest
{
    static readonly LotId Lot = new(7, 1);

    [Theory]
    [InlineData(-1, "date_out_of_order /finishedAt")]
    [InlineData(0, "")]
    [InlineData(600, "")]
    public void A_treatment_is_done_with_after_it_was_begun(int minutes, string told) => Assert.Equal(
        told,
        Told(Treating.Judge(
            new(Guid.Empty, Now, Plant, "R9", [new(Lot)], FinishedAt: Now + NodaTime.Duration.FromMinutes(minutes)), new Quarter().Register, Clerk("plant"), Now)));

    [Theory]
    [InlineData("C5", "", "wrong_door /manifest")]
    [InlineData("S", "", "wrong_door /manifest")]
    [InlineData("D10", "wrong_door /manifest", "")]
    [InlineData("C5 D10", "wrong_door /manifest", "")]
    public void A_receipt_goes_in_by_the_door_of_its_method(string methods, string collectors, string disposers)
    {
        var quarter = new Quarter();
        var act = File();
        var number = quarter.Filed(act with { Items = [.. methods.Split(' ').Select(static m => new ManifestItem(Oil, Tonnes(1), m))] });
        var received = new ReceiveWaste(Guid.Empty, Now, number, Plant);
        Assert.Equal(collectors, Told(Receiving.IntoStorage(received, quarter.Register, Gate("plant"), Now)));
        Assert.Equal(disposers, Told(Receiving.ForTreatment(received, quarter.Register, Gate("plant"), Now)));
    }

    [Theory]
    [InlineData("gate plant", "plant", 0, "")]
    [InlineData("gate store", "plant", 0, "not_yours /receiver")]
    [InlineData("gate store", "store", 0, "")]
    [InlineData("officer 410183 hazardous", "plant", 0, "")]
    [InlineData("gate plant", "plant", 7, "")]
    [InlineData("gate plant", "plant", 8, "recorded_late")]
    public void The_receiver_says_so_itself_within_five_working_days(string who, string receiver, int days, string told)
    {
        var quarter = new Quarter();
        var act = new ReceiveWaste(Guid.Empty, Now, quarter.Filed(File()), new(receiver));
        Assert.Equal(told, Told(Receiving.ForTreatment(act, quarter.Register, Named(who), Now + NodaTime.Duration.FromDays(days))));
    }

    [Theory]
    [InlineData("hazardous", "900-249-08", 5, "")]
    [InlineData("hazardous", "900-249-08", 6, "date_out_of_order /since")]
    [InlineData("hazardous", "441-901-S02", 5, "code_not_carried /code")]
    public void Opening_stock_has_been_there_before(string stream, string code, int day, string told) => Assert.Equal(
        told,
        Told(Holding.Open(
            new(Guid.Empty, Now, Works, stream, new WasteCode(code), Tonnes(1), new(2025, 3, day)), new Quarter().Register, Clerk("works"), Now)));

    [Theory]
    [InlineData("works", "盘点", null, null, "")]
    [InlineData("works", " ", null, null, "field_missing /reason")]
    [InlineData("plant", "盘点", null, null, "not_yours /site")]
    [InlineData("works", "盘点", "hazardous", "900-249-08", "")]
    [InlineData("works", "盘点", "hazardous", "441-901-S02", "code_not_carried /code")]
    public void Whoever_holds_it_counts_it_and_says_why(string site, string reason, string? stream, string? code, string told) => Assert.Equal(
        told,
        Told(Holding.Count(
            new(Guid.Empty, Now, new(site), Tonnes(1), reason, code is null ? Lot : null, stream, code is null ? null : new WasteCode(code)),
            new Quarter().Register, Clerk("works"), Now)));

    [Fact]
    public void What_comes_from_outside_or_goes_there_has_its_paper()
    {
        var register = new Quarter().Register;
        Assert.Equal("", Told(Holding.BringIn(new(Guid.Empty, Now, Plant, "hazardous", Oil, Tonnes(1), "某厂", "联单 1"), register, Clerk("plant"), Now)));
        Assert.Equal("document_missing /document", Told(Holding.BringIn(new(Guid.Empty, Now, Plant, "hazardous", Oil, Tonnes(1), "某厂", ""), register, Clerk("plant"), Now)));
        Assert.Equal("field_missing /from", Told(Holding.BringIn(new(Guid.Empty, Now, Plant, "hazardous", Oil, Tonnes(1), "", "联单 1"), register, Clerk("plant"), Now)));
        Assert.Equal("", Told(Holding.SendOut(new(Guid.Empty, Now, Plant, [new(Lot)], "某厂", "回执 1"), register, Clerk("plant"), Now)));
        Assert.Equal("field_missing /to", Told(Holding.SendOut(new(Guid.Empty, Now, Plant, [new(Lot)], "", "回执 1"), register, Clerk("plant"), Now)));
        Assert.Equal("document_missing /document", Told(Holding.Assay(new(Guid.Empty, Now, Plant, Lot, 800, true, " "), register, Clerk("plant"), Now)));
    }

    [Theory]
    [InlineData("general-industrial", "441-901-S02", "鉴别报告 1", "")]
    [InlineData("general-industrial", "441-099-S02", "鉴别报告 1", "code_unlisted")]
    [InlineData("general-industrial", "900-249-08", "鉴别报告 1", "hazardous_under_general /code")]
    [InlineData("general-industrial", "441-901-S02", "", "document_missing /document")]
    public void Reclassifying_has_a_new_code_and_a_paper(string stream, string code, string document, string told) => Assert.Equal(
        told,
        Told(Holding.Reclassify(new(Guid.Empty, Now, Plant, Lot, stream, new WasteCode(code), "鉴别", document), new Quarter().Register, Clerk("plant"), Now)));

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("recyclables", "900-911-S62", "")]
    [InlineData("recyclables", "900-249-08", "hazardous_under_general /parts/0/code")]
    [InlineData("nothing", null, "stream_unknown /parts/0/stream")]
    [InlineData(null, "90024908", "code_malformed /parts/0/code")]
    [InlineData(null, "900-199-49", "code_unlisted")]
    public void Sorting_names_codes_that_exist(string? stream, string? code, string told) => Assert.Equal(
        told,
        Told(Regrouping.Split(
            new(Guid.Empty, Now, Store, Lot, [new(Tonnes(1), code is null ? null : new WasteCode(code), stream)]), new Quarter().Register, Clerk("store"), Now)));

    [Theory]
    [InlineData("hazardous", "900-249-08", "D10", "")]
    [InlineData("hazardous", "900-249-08", "S", "method_is_intermediate /method")]
    [InlineData("hazardous", "900-249-08", "Y11", "method_unknown /method")]
    [InlineData("hazardous", "441-901-S02", "D10", "code_not_carried /inputs/0/code")]
    public void A_store_is_treated_by_a_method_that_ends_it(string stream, string code, string method, string told) => Assert.Equal(
        told,
        Told(Treating.Judge(
            new(Guid.Empty, Now, Plant, method, [new(null, stream, new WasteCode(code), Tonnes(1))]), new Quarter().Register, Clerk("plant"), Now)));

    [Theory]
    [InlineData("lime", "gas", "general-industrial", "441-901-S02", "")]
    [InlineData(" ", "gas", "general-industrial", "441-901-S02", "kind_missing /additions/0/kind")]
    [InlineData("lime", "a:b", "general-industrial", "441-901-S02", "kind_missing /losses/0/kind")]
    [InlineData("lime", "gas", "general-industrial", "900-249-08", "hazardous_under_general /residues/0/code")]
    public void What_goes_in_and_comes_out_has_a_name(string addition, string loss, string stream, string code, string told) => Assert.Equal(
        told,
        Told(Treating.Judge(
            new(Guid.Empty, Now, Plant, "D10", [new(Lot)], [new(addition, Tonnes(1))], [new("slag", Tonnes(1))],
                [new(stream, new WasteCode(code), Tonnes(1))], [new(loss, Tonnes(1))]),
            new Quarter().Register, Clerk("plant"), Now)));

    [Theory]
    [InlineData("works", null, "assay_missing")]
    [InlineData("works", true, "")]
    [InlineData("works", false, "assay_fails /inputs/0/lot")]
    [InlineData("plant", false, "assay_fails")]
    public void What_goes_to_land_has_been_tested_and_what_failed_is_refused_where_the_place_says_so(string site, bool? meets, string told)
    {
        var quarter = new Quarter();
        if (meets is not null)
        {
            quarter.Say(new AssayWaste(Guid.Empty, Now, new(site), Lot, 780, meets, "检测报告"));
        }

        Assert.Equal(told, Told(Treating.Judge(new(Guid.Empty, Now, new(site), "land-use", [new(Lot)]), quarter.Register, Clerk(site), Now)));
    }

    [Theory]
    [InlineData("a+", "assay_missing")]
    [InlineData("a+ b+", "")]
    [InlineData("a+ b-", "assay_fails")]
    [InlineData("a+ b?", "assay_missing")]
    [InlineData("a- b+ mixed+", "")]
    [InlineData("a+ b+ mixed-", "assay_fails")]
    [InlineData("a+ b+ mixed?", "")]
    [InlineData("a+ a? b+", "")]
    [InlineData("a- a+ b+", "")]
    [InlineData("a+ b+ other", "assay_missing")]
    public void A_sample_goes_with_the_waste_and_may_come_in_later(string samples, string told)
    {
        const string code = "462-901-S90";
        var quarter = new Quarter();
        var a = quarter.Sewage(code);
        var b = quarter.Sewage(code);
        var mixed = quarter.Sewage(code, a, b);
        var last = quarter.Sewage(samples.EndsWith("other", StringComparison.Ordinal) ? "462-902-S90" : code, mixed);

        // All samples come in after the waste has gone into the last lot.
        foreach (var said in samples.Split(' ').Where(static s => s != "other"))
        {
            var lot = said[..^1] switch { "a" => a, "b" => b, _ => mixed };
            quarter.Say(new AssayWaste(Guid.Empty, Now, Plant, lot, 780, said[^1] == '?' ? null : said[^1] == '+', "检测报告"));
        }

        Assert.Equal(told, Told(Treating.Judge(new(Guid.Empty, Now, Plant, "land-use", [new(last)]), quarter.Register, Clerk("plant"), Now)));
    }

    [Theory]
    [InlineData("900-249-08", "D10", "D10", "")]
    [InlineData("900-249-08", "R9", "D10", "method_differs")]
    [InlineData("900-249-08", "D10", "D1", "permit_does_not_cover /method")]
    [InlineData("900-249-08", "D10", "R4", "exemption_applied method_differs")]
    [InlineData("336-064-17", "D9", "D9", "permit_does_not_cover /method")]
    public void A_plant_treats_what_it_took_by_a_method_that_its_permit_has(string code, string planned, string done, string told)
    {
        var quarter = new Quarter();
        var lot = quarter.Received(File(new(code), planned));
        Assert.Equal(told, Treated(quarter, Plant, done, new TreatmentInput(lot)));
        Assert.Equal(told, Treated(quarter, Plant, done, new TreatmentInput(null, "hazardous", new(code), Tonnes(1))));
        var mixed = quarter.Made(Plant, "hazardous", new(code), lot);
        Assert.Equal(told, Treated(quarter, Plant, done, new TreatmentInput(mixed)));
    }

    /// <summary>What was done is put right whatever the law says of it; but not in silence, and by the law of the day it was done.</summary>
    [Theory]
    [InlineData("/method", "\"D10\"", "plant", "")]
    [InlineData("/method", "\"D1\"", "plant", "permit_does_not_cover method_differs")]
    [InlineData("/method", "\"R4\"", "plant", "exemption_applied method_differs")]
    [InlineData("/method", "\"D1\"", "works", "")]
    [InlineData("/method", "{}", "plant", "")]
    [InlineData("/book", "\"D1\"", "plant", "")]
    public void A_corrected_method_is_held_to_the_permit_as_the_treatment_is(string pointer, string value, string party, string told)
    {
        var quarter = new Quarter();
        var lot = quarter.Received(File(Oil, "D10"));
        quarter.Say(new TreatWaste(Guid.Empty, Now, Plant, "D10", [new(lot)]));
        var right = System.Text.Json.JsonElement.Parse(value);
        var judged = CorrectedMethod.Propose(
            new(Guid.Empty, Now, Of(party), PartyRoles.Holder, quarter.LineOf(3), pointer, right, "方式代码填错"), quarter.Register, Clerk(party), Now + NodaTime.Duration.FromDays(400));
        Assert.Equal(told, Told(judged));
        Assert.All(judged.Notes, static n => Assert.Equal("/value", n.Pointer));
    }

    [Fact]
    public void A_method_that_asks_for_a_sample_asks_for_it_in_a_correction_too()
    {
        var quarter = new Quarter();
        var lot = quarter.Sewage("462-901-S90");
        quarter.Say(new TreatWaste(Guid.Empty, Now, Plant, "anaerobic-digestion", [new(lot)]));
        Assert.Equal("assay_missing", Told(CorrectedMethod.Propose(
            new(Guid.Empty, Now, Of("plant"), PartyRoles.Holder, quarter.LineOf(2), "/method", System.Text.Json.JsonElement.Parse("\"land-use\""), "方式代码填错"),
            quarter.Register, Clerk("plant"), Now)));
    }

    [Theory]
    [InlineData("841-003-01", "Y10", "permit_unknown")]
    [InlineData("841-003-01", "Y11", "route_not_own permit_unknown method_differs")]
    [InlineData("841-001-01", "Y11", "permit_unknown method_differs")]
    public void What_has_ways_of_its_own_is_not_treated_by_another_in_silence(string code, string done, string told)
    {
        var quarter = new Quarter();
        var lot = quarter.Received(File(new(code), "Y10", "medical", Clinic, Bricks));
        Assert.Equal(told, Treated(quarter, Bricks, done, new TreatmentInput(lot)));
    }

    [Fact]
    public void Own_waste_and_an_unknown_permit_are_not_refused()
    {
        var quarter = new Quarter();
        Assert.Equal("", Treated(quarter, Plant, "D1", new TreatmentInput(quarter.Made(Plant, "hazardous", Oil))));
        Assert.Equal("permit_unknown", Treated(quarter, Store, "D1", new TreatmentInput(quarter.Received(File(method: "D1", receiver: Store)))));
    }

    [Fact]
    public void The_approval_it_came_under_waives_the_permit_at_the_plant_too()
    {
        var quarter = new Quarter();
        quarter.Say(new GrantApproval(Guid.Empty, Now, "P2P", "point-to-point", Works, ["HW17"], Tonnes(50), new(2025, 1, 1), new(2025, 12, 31), Plant));
        Assert.Equal("", Treated(quarter, Plant, "D9", new TreatmentInput(quarter.Received(File(Sludge, "D9") with { Approval = "P2P" }))));
    }

    static string Treated(Quarter quarter, SiteId site, string method, TreatmentInput input) =>
        Told(Treating.Judge(new(Guid.Empty, Now, site, method, [input]), quarter.Register, Clerk(site.Text), Now));
}
