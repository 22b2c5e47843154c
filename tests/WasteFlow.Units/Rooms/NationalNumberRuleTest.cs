using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>The number that the national system gave (国家联单编号): who enters it, and what may stand against it.</summary>
public class NationalNumberRuleTest
{
    [Theory]
    [InlineData("20254101000007", "")]
    [InlineData("20244101000007", "national_number_elsewhere")]
    [InlineData("20254110000007", "national_number_elsewhere")]
    [InlineData("L20254101000007", "national_number_malformed /nationalNumber")]
    [InlineData("2025410100007", "national_number_malformed /nationalNumber")]
    [InlineData("20254101000001", "national_number_taken /nationalNumber")]
    public void A_national_number_has_its_form_and_stands_at_one_manifest(string number, string told)
    {
        var quarter = new Quarter();
        quarter.Filed(File() with { NationalNumber = "20254101000001" }, "M0");
        quarter.Filed(File());
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2025, [new(Oil, Tonnes(100))]));
        Assert.Equal(told, Name(quarter, number));
        Assert.Equal(told, Told(Filing.Judge(File() with { NationalNumber = number }, quarter.Register, Clerk("works"), Now)));
    }

    [Theory]
    [InlineData("clerk works", "", null)]
    [InlineData("clerk plant", "", null)]
    [InlineData("clerk bricks", "not_yours /manifest", null)]
    [InlineData("driver carrier", "not_yours /manifest", null)]
    [InlineData("officer 410104", "", "party-works")]
    [InlineData("officer 410104 medical", "not_yours /manifest", null)]
    public void The_mover_or_the_receiver_enters_it(string who, string told, string? standsIn)
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        var judgement = NationalNumbers.Name(new(Guid.Empty, Now, new("M1"), "20254101000007"), quarter.Register, Named(who), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));
    }

    [Fact]
    public void Only_a_manifest_of_the_national_form_has_one()
    {
        var quarter = new Quarter();
        quarter.Filed(File(Ash, "building-material", "general-industrial"));
        Assert.Equal("not_of_national_form /nationalNumber", Name(quarter, "20254101000007"));
        Assert.Equal("no_such_manifest /manifest", Told(NationalNumbers.Name(new(Guid.Empty, Now, new("M9"), "20254101000007"), quarter.Register, Clerk("works"), Now)));
    }

    [Fact]
    public void Named_again_it_replaces_the_one_before_which_is_free_again()
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        quarter.Filed(File(), "M2");
        quarter.Say(new NameNationalNumber(Guid.Empty, Now, new("M1"), "20254101000001"));
        Assert.Equal("", Name(quarter, "20254101000001"));
        quarter.Say(new NameNationalNumber(Guid.Empty, Now, new("M1"), "20254101000010"));
        Assert.Equal(("M1", null), (quarter.Register.ManifestOf("20254101000010")?.Text, quarter.Register.ManifestOf("20254101000001")));
        Assert.Equal("", Name(quarter, "20254101000001", "M2"));
        Assert.Equal("national_number_taken /nationalNumber", Name(quarter, "20254101000010", "M2"));
    }

    static string Name(Quarter quarter, string number, string manifest = "M1") =>
        Told(NationalNumbers.Name(new(Guid.Empty, Now, new(manifest), number), quarter.Register, Clerk("works"), Now));
}
