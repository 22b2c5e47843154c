using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public class QuantitiesTest
{
    [Theory]
    [InlineData("12.5", "t", null, 12_500_000)]
    [InlineData("12.500000", "t", null, 12_500_000)]
    [InlineData("0.000001", "t", null, 1)]
    [InlineData("007", "kg", null, 7_000)]
    [InlineData("1.2344", "kg", null, 1_234)]
    [InlineData("1.2345", "kg", null, 1_235)]
    [InlineData("0.4", "g", null, 0)]
    [InlineData("0.5", "g", null, 1)]
    [InlineData("0", "kg", null, 0)]
    [InlineData("1000000", "t", null, 1_000_000_000_000)]
    [InlineData("3", "m3", "1800", 5_400_000)]
    [InlineData("2.5", "piece", "13.333333", 33_333)]
    [InlineData("12", "head", "110.5", 1_326_000)]
    [InlineData("4", "box", "0.0001", 0)]
    public void Decimal_text_in_a_unit_is_whole_grams(string value, string unit, string? factor, long grams)
    {
        Assert.Null(Quantities.Grams(value, unit, factor, "/quantity", out var read));
        Assert.Equal(grams, read);
    }

    [Theory]
    [InlineData("-1", "kg", null, "mass_negative", "/value")]
    [InlineData("-0.5", "t", null, "mass_negative", "/value")]
    [InlineData("1", "m3", "-2", "mass_negative", "/factor")]
    [InlineData("", "kg", null, "decimal_text_expected", "/value")]
    [InlineData(" 1", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("1\n", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("1.", "kg", null, "decimal_text_expected", "/value")]
    [InlineData(".5", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("+1", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("1e3", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("1,000", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("NaN", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("∞", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("١٢", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("１２", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("1.1234567", "kg", null, "decimal_text_expected", "/value")]
    [InlineData("1234567890123", "g", null, "decimal_text_expected", "/value")]
    [InlineData("1", "m3", "1.8e3", "decimal_text_expected", "/factor")]
    [InlineData("1", "lb", null, "unit_unknown", "/unit")]
    [InlineData("1", "KG", null, "unit_unknown", "/unit")]
    [InlineData("1", "吨", null, "unit_unknown", "/unit")]
    [InlineData("1", "m3", null, "factor_missing", "/factor")]
    [InlineData("1", "t", "1000", "factor_not_wanted", "/factor")]
    [InlineData("1000000.000001", "t", null, "mass_absurd", "/value")]
    [InlineData("999999999999.999999", "t", null, "mass_absurd", "/value")]
    [InlineData("999999999999.999999", "box", "999999999999.999999", "mass_absurd", "/value")]
    public void What_is_no_amount_is_refused_with_the_field_it_stands_in(string value, string unit, string? factor, string code, string field)
    {
        var refused = Quantities.Grams(value, unit, factor, "/items/0/quantity", out var grams);
        Assert.Equal((code, "/items/0/quantity" + field, 0L), (refused?.Code, refused?.Pointer, grams));
    }

    [Theory]
    [InlineData("1.5", "m3", 1_500)]
    [InlineData("0.0004", "m3", 0)]
    [InlineData("0.0005", "m3", 1)]
    [InlineData("7", "piece", 7)]
    [InlineData("2.5", "head", 3)]
    [InlineData("2.4", "box", 3)]
    [InlineData("0.000001", "piece", 1)]
    [InlineData("3.000", "box", 3)]
    [InlineData("1.5", "t", 1_500_000)]
    [InlineData("999999999999.999999", "m3", 1_000_000_000_000_000)]
    public void An_amount_is_so_many_of_its_smallest_parts(string value, string unit, long parts) =>
        Assert.Equal(parts, Quantities.Parts(value, WasteFlow.Waste.Units.Find(unit)!));

    [Theory]
    [InlineData(3_000_000, "m3", "1500", 2_000)]
    [InlineData(749, "m3", "1500", 0)]
    [InlineData(750, "m3", "1500", 1)]
    [InlineData(7_500, "piece", "2.5", 3)]
    [InlineData(6_250, "piece", "2.5", 3)]
    [InlineData(6_249, "piece", "2.5", 2)]
    [InlineData(1_000_000_000_000, "m3", "0.001", 1_000_000_000_000_000)]
    public void Mass_is_so_many_parts_of_a_unit_by_its_factor(long grams, string unit, string factor, long parts) =>
        Assert.Equal(parts, Quantities.PartsOf(grams, WasteFlow.Waste.Units.Find(unit)!, factor));

    [Theory]
    [InlineData(2_000, "m3", "1500", 3_000_000)]
    [InlineData(1, "m3", "0.5", 1)]
    [InlineData(1, "m3", "0.4", 0)]
    [InlineData(-2_000, "m3", "1500", -3_000_000)]
    [InlineData(3, "piece", "2.5", 7_500)]
    [InlineData(1_000_000_000_000_000_000, "m3", "900000", long.MaxValue)]
    [InlineData(-1_000_000_000_000_000_000, "m3", "900000", -long.MaxValue)]
    public void So_many_parts_of_a_unit_weigh_what_its_factor_says(long parts, string unit, string factor, long grams) =>
        Assert.Equal(grams, Quantities.GramsOf(parts, WasteFlow.Waste.Units.Find(unit)!, factor));

    [Fact]
    public void Nothing_is_refused_where_something_has_to_be_there() =>
        Assert.Equal("mass_zero", Quantities.GramsAboveZero("0.000", "kg", null, "", out _)?.Code);

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(1, "0.000001", "0.001")]
    [InlineData(1_234_567, "1.234567", "1234.567")]
    [InlineData(5_000_000, "5", "5000")]
    [InlineData(-20_500, "-0.0205", "-20.5")]
    public void Grams_are_written_exactly(long grams, string tonnes, string kilograms) =>
        Assert.Equal((tonnes, kilograms), (Mass.Tonnes(grams), Mass.Kilograms(grams)));
}
