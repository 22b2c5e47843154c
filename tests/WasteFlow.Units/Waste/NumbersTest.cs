using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public class NumbersTest
{
    [Theory]
    [InlineData("91230184MA1BUFLT44")]
    [InlineData("92371000MA3MXH0E3W")]
    [InlineData("91110108772551611J")]
    [InlineData("911101085923662400")]
    [InlineData("91350100M000100Y43")]
    public void A_real_credit_code_is_valid_and_its_check_digit_can_be_worked_out(string code)
    {
        Assert.True(CreditCode.IsValid(code));
        Assert.Equal(code[17], CreditCode.CheckDigit(code[..17]));
        Assert.Equal(code[16], CreditCode.OrganisationCheckDigit(code[8..16]));
        Assert.Equal(code, CreditCode.Make(code[..2], code[2..8], code[8..16]));
    }

    [Theory]
    [InlineData("20254101000001", true)]
    [InlineData("19254101000001", false)]
    [InlineData("2025410100000", false)]
    [InlineData("202541010000011", false)]
    [InlineData("20254101000001\n", false)]
    [InlineData("２０２５４１０１０００００１", false)]
    [InlineData("L20254101000001", false)]
    public void A_national_number_has_its_form(string number, bool national) =>
        Assert.Equal(national, ManifestNumbers.IsNational(number));

    [Theory]
    [InlineData("900-249-08", true)]
    [InlineData("900-001-S17", true)]
    [InlineData("900-901-S17", true)]
    [InlineData("900-101-S17", false)]
    [InlineData("９００-249-08", false)]
    [InlineData("900-249-08\n", false)]
    [InlineData("900-249-8", false)]
    public void A_waste_code_has_its_form(string code, bool formed) =>
        Assert.Equal(formed, WasteCodes.Objection(new(code), "") is null);

    [Theory]
    [InlineData("2", Waivers.Permit, "841-001-01", "按《医疗卫生机构医疗废物管理办法》消毒和收集；按县级以上政府确定的方案")]
    [InlineData("2", Waivers.Vehicle, "841-001-01", "转运车辆符合GB 19217；按县级以上政府确定的方案")]
    [InlineData("8", Waivers.Permit, "900-249-08", "打开、无滴漏、打包压块后用于金属冶炼")]
    [InlineData("99", Waivers.Permit, "900-249-08", "")]
    public void What_an_exemption_asks_is_told(string item, string asks, string code, string condition) =>
        Assert.Equal(condition, TableSet.Own.Exemptions.ConditionOf(item, asks, new(code)));

    [Fact]
    public void Every_waiver_has_a_condition_to_read() => Assert.All(
        TableSet.Own.Waivers.All, static w => Assert.Contains(TableSet.Own.Exemptions.All, e => e.Item == w.Item && e.Condition.Length > 0));

    [Theory]
    [InlineData("91230184MA1BUFLT45")]
    [InlineData("91230184MA1BUFLT4")]
    [InlineData("91230184MA1BUFLT444")]
    [InlineData("91230184MA1BUFLI44")]
    [InlineData("91230184ma1buflt44")]
    [InlineData("91A30184MA1BUFLT44")]
    [InlineData("")]
    public void A_mistyped_credit_code_is_not(string code) => Assert.False(CreditCode.IsValid(code));

    [Theory]
    [InlineData("hazardous", "900-249-08", "410104", 1, "L20254101000001")]
    [InlineData("medical", "841-001-01", "411003", 42, "L20254110000042")]
    [InlineData("household", "900-901-S64", "410183", 1, "4101202505000000001")]
    [InlineData("batteries", "900-052-31", "410171", 7, "L20254101000007")]
    [InlineData("batteries", "900-911-S17", "410171", 7, "4101202512000000007")]
    [InlineData("hazardous", "900-249-08", "410104", 999_999, "L20254101999999")]
    [InlineData("hazardous", "900-249-08", "410104", 1_000_000, "P4101202500-1000000")]
    [InlineData("medical", "841-001-01", "410183", 1_000_001, "P4101202500-1000001")]
    [InlineData("kitchen", "900-911-S61", "410104", 999_999_999, "4101202506999999999")]
    [InlineData("kitchen", "900-911-S61", "410104", 1_000_000_000, "P4101202506-1000000000")]
    public void A_number_follows_the_code_and_the_place(string stream, string code, string division, long serial, string number)
    {
        var series = ManifestNumbers.Series(Streams.Of(stream), [new(code)], division, 2025);
        Assert.Equal(number, series.Number(serial).Text);
        Assert.True(ManifestNumber.TryRead(number, out _));
    }

    [Fact]
    public void Hazardous_and_medical_share_one_counter_of_the_prefecture() => Assert.Equal(
        ManifestNumbers.Series(Streams.Of("hazardous"), [new("900-249-08")], "410104", 2025).Key,
        ManifestNumbers.Series(Streams.Of("medical"), [new("841-001-01")], "410183", 2025).Key);

    [Fact]
    public void Only_the_national_system_gives_fourteen_bare_digits()
    {
        Assert.True(ManifestNumbers.IsNational("20254101000001"));
        Assert.False(ManifestNumbers.IsNational("L20254101000001"));
        Assert.True(ManifestNumbers.IsLocal(new("L20254101000001")));
        Assert.True(ManifestNumbers.IsProvisional(new("P4101202500-1000000")));
    }

    [Theory]
    [InlineData("P0123456789abcdef0123456789abcdef", true)]
    [InlineData("P0123456789ABCDEF0123456789ABCDEF", false)]
    [InlineData("0123456789abcdef0123456789abcdef", false)]
    [InlineData("P0123456789abcdef", false)]
    [InlineData("P4101202500-1000000", false)]
    public void The_number_of_a_lost_link_is_formed_from_the_act_and_read_again(string number, bool formed)
    {
        var actId = ManifestNumbers.ActOf(new(number));
        Assert.Equal(formed ? number : null, actId is { } id ? ManifestNumbers.Provisional(id).Text : null);
        Assert.True(!formed || ManifestNumbers.IsProvisional(new(number)));
    }

    [Theory]
    [InlineData("900-249-08", null, "91230184MA1BUFLT44", "91230184MA1BUFLT449002490820250305007")]
    [InlineData("900-249-08", "hazardous", "works-co", "BQ-works-20250305-007")]
    [InlineData("841-001-01", null, "91230184MA1BUFLT44", "YD-works-20250305-007")]
    [InlineData("841-001-01", "medical-box", "91230184MA1BUFLT44", "YX-works-20250305-007")]
    public void A_label_is_made_of_unit_code_day_and_serial_and_read_again(string code, string? form, string unit, string label)
    {
        var series = LabelForms.Series(LabelForms.Find(form, new(code))!, new(unit), new("works"), new(code), new(2025, 3, 5));
        Assert.Equal((label, label.Length == 37), (series.Label(7), series.IsDigital));
        Assert.Equal((series.Stem, 7), LabelForms.Read(label));
    }

    [Theory]
    [InlineData("ZC-1")]
    [InlineData("BQ-works-20250305-0x7")]
    [InlineData("91230184MA1BUFLT459002490820250305007")]
    public void Any_other_label_is_taken_as_it_is(string label) => Assert.Null(LabelForms.Read(label));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(50, 100)]
    [InlineData(51, 150)]
    [InlineData(450, 150)]
    [InlineData(451, 200)]
    public void A_label_is_as_large_as_its_container_asks(int litres, int millimetres) => Assert.Equal(millimetres, LabelForms.Millimetres(litres));

    [Theory]
    [InlineData("410104", "410100", true)]
    [InlineData("410171", "410100", true)]
    [InlineData("410171", "410104", false)]
    [InlineData("411003", "410100", false)]
    [InlineData("411003", "410000", true)]
    [InlineData("410104001", "410104", true)]
    [InlineData("999999", "410000", false)]
    public void A_division_lies_in_its_region(string code, string region, bool lies) => Assert.Equal(lies, Divisions.IsIn(code, region));

    [Fact]
    public void A_zone_with_a_statistical_code_is_a_node_of_its_own()
    {
        Assert.True(Divisions.Find("410171")!.Statistical);
        Assert.Contains(Divisions.Within("410100"), static d => d.Code == "410171");
        Assert.All(Divisions.All, static d => Assert.True(d.Parent is null || Divisions.Find(d.Parent) is not null, d.Code));
    }
}
