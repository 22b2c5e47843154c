using WasteFlow.Contracts;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What a unit may say of what it expects to generate.</summary>
public class DeclaringRuleTest
{
    [Theory]
    [InlineData("clerk works", "2025-03-01", 1, "12 t", "")]
    [InlineData("clerk works", "2025-03-01", 12, "150 × 80", "")]
    [InlineData("clerk plant", "2025-03-01", 1, "12 t", "not_yours /site")]
    [InlineData("clerk works", "2025-03-02", 1, "12 t", "field_malformed /from")]
    [InlineData("clerk works", "2025-03-01", 0, "12 t", "field_malformed /months")]
    [InlineData("clerk works", "2025-03-01", 13, "12 t", "field_malformed /months")]
    [InlineData("clerk works", "2025-03-01", 1, "", "field_missing /wastes")]
    [InlineData("clerk works", "2025-03-01", 1, "0 t", "mass_zero /wastes/0/quantity/value")]
    [InlineData("clerk works", "2025-03-01", 1, "12 t|13 t", "code_named_twice /wastes/1/code")]
    [InlineData("clerk works", "2025-03-01", 1, "nothing", "field_missing /wastes/0/quantity")]
    [InlineData("clerk works", "2025-03-01", 1, "12 t 150 × 80", "field_malformed /wastes/0/coefficient")]
    [InlineData("clerk works", "2025-03-01", 1, "much × 80", "decimal_text_expected /wastes/0/coefficient/output")]
    [InlineData("clerk works", "2025-03-01", 1, "150 × many", "decimal_text_expected /wastes/0/coefficient/kilograms")]
    [InlineData("clerk works", "2025-03-01", 1, "150 × 0", "mass_zero /wastes/0/coefficient/output")]
    public void A_list_is_about_whole_months_and_says_each_waste_once_and_in_one_way(string who, string from, int months, string wastes, string told) => Assert.Equal(
        told,
        Told(Declaring.Judge(
            new(Guid.Empty, Now, Works, NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, months, [.. wastes.Split('|').Where(static w => w.Length > 0).Select(Waste)]),
            new Quarter().Register, Named(who), Now)));

    [Theory]
    [InlineData("900-249-8", "code_malformed /wastes/0/code")]
    [InlineData("900-888-49", "code_unlisted")]
    public void A_code_is_a_waste_code_and_one_that_no_list_has_is_noted(string code, string told) => Assert.Equal(
        told,
        Told(Declaring.Judge(new(Guid.Empty, Now, Works, new(2025, 3, 1), 1, [new(new(code), new("12", "t"))]), new Quarter().Register, Clerk("works"), Now)));

    [Fact]
    public void A_coefficient_names_its_product_and_what_that_is_counted_in()
    {
        DeclaredWaste waste = new(Ash, Coefficient: new("钢坯", "t", "150", "80.5"));
        Assert.Null(waste.Grams("", out var grams));
        Assert.Equal(12_075_000, grams);
        Assert.Equal("/x/coefficient/product", (waste with { Coefficient = waste.Coefficient! with { Product = " " } }).Grams("/x", out _)!.Pointer);
        Assert.Equal("/x/coefficient/unit", (waste with { Coefficient = waste.Coefficient! with { Unit = "" } }).Grams("/x", out _)!.Pointer);
    }

    static DeclaredWaste Waste(string said) => said.Split(' ') switch
    {
        [var value, "t"] => new(Ash, new(value, "t")),
        [var output, "×", var kilograms] => new(Ash, Coefficient: new("钢坯", "t", output, kilograms)),
        [var value, "t", var output, "×", var kilograms] => new(Ash, new(value, "t"), new("钢坯", "t", output, kilograms)),
        _ => new(Ash),
    };
}
