using System.Numerics;
using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

public class FormulaTest
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("8 - 3 - 2", "3")]
    [InlineData("1 / 3 + 1 / 6", "1/2")]
    [InlineData("-2 * -3", "6")]
    [InlineData("max(2, 5 - 1)", "4")]
    [InlineData("12 / 4 / 3", "1")]
    [InlineData("generated(stream=sludge)", "10")]
    [InlineData("generated", "10")]
    [InlineData("utilised(stream=sludge|medical, code=SW01|900-*, class=industrial|small-micro, method=R4|C1, by=facility, period=last) / stat(people) * 2", "5")]
    [InlineData("stat(people, year=base) - base(some-code)", "2")]
    [InlineData("99999999999999999999999999 * 99999999999999999999999999", "9999999999999999999999999800000000000000000000000001")]
    public void A_formula_is_worked_out_exactly(string text, string value) =>
        Assert.Equal(value, Evaluation.Of(Read(text), new Known()).Value.ToString());

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("1 +", 4, null)]
    [InlineData("1 2", 3, null)]
    [InlineData("(1", 3, null)]
    [InlineData("1.5", 2, null)]
    [InlineData("2 * generatd(stream=sludge)", 5, "generated")]
    [InlineData("utilized(stream=sludge)", 1, "utilised")]
    [InlineData("generated(strem=s)", 11, "stream")]
    [InlineData("sites(method=R4)", 7, null)]
    [InlineData("generated(stream=)", 18, null)]
    [InlineData("generated(stream=constuction)", 18, "construction")]
    [InlineData("generated(stream=sludge|houshold)", 25, "household")]
    [InlineData("generated(code=90-249-08)", 16, "900-249-08")]
    [InlineData("generated(code=HW80)", 16, "HW10")]
    [InlineData("generated(code=HW01-HW80)", 16, null)]
    [InlineData("generated(code=SW50-SW01)", 16, null)]
    [InlineData("generated(code=9O0-*)", 16, null)]
    [InlineData("generated(kind=garaje)", 16, "garage")]
    [InlineData("generated(tag=central-urbn)", 15, "central-urban")]
    [InlineData("generated(region=41104)", 18, "410104")]
    [InlineData("utilised(method=recycel)", 17, "recycle")]
    [InlineData("generated(class=industial)", 17, "industrial")]
    [InlineData("generated(stream=sludge, class=industrial|small)", 43, null)]
    [InlineData("generated(class=)", 17, null)]
    [InlineData("sites(clas=industrial)", 7, "class")]
    [InlineData("generated(by=orgin)", 14, "origin")]
    [InlineData("sites(permit=colection)", 14, "collection")]
    [InlineData("sites(insurance=pollution)", 17, null)]
    [InlineData("sites(inspected=operater)", 17, "operator")]
    [InlineData("generated(permit=any)", 11, null)]
    [InlineData("stat(people, year=bas)", 19, "base")]
    [InlineData("stat(people, yer=base)", 14, "year")]
    [InlineData("max(1)", 6, null)]
    [InlineData("1 & 2", 3, null)]
    public void An_error_says_where_and_what_was_meant(string text, int position, string? suggestion)
    {
        var (expression, error) = Formula.Parse(text);
        Assert.Null(expression);
        Assert.Equal((position, suggestion), (error!.Position, error.Suggestion));
    }

    [Fact]
    public void A_formula_may_not_be_endless_or_bottomless()
    {
        Assert.NotNull(Formula.Parse(new string('1', 3_000)).Error);
        Assert.NotNull(Formula.Parse(new string('(', 1_000)).Error);
        Assert.NotNull(Formula.Parse(string.Concat(Enumerable.Repeat("-", 1_000)) + "1").Error);
    }

    [Theory]
    [InlineData("1 / 0", "zero_denominator")]
    [InlineData("1 / (2 - 2)", "zero_denominator")]
    [InlineData("1 + stat(unknown)", "waiting_for_statistic")]
    [InlineData("max(stat(unknown), 3)", "waiting_for_statistic")]
    [InlineData("-landfilled(stream=sludge)", "no_flows")]
    [InlineData("landfilled(stream=sludge) / stat(unknown)", "no_flows waiting_for_statistic")]
    [InlineData("0 * stat(unknown)", "waiting_for_statistic")]
    public void What_is_missing_is_never_a_number(string text, string reasons)
    {
        var figure = Evaluation.Of(Read(text), new Known());
        Assert.False(figure.IsThere);
        Assert.Equal(reasons, string.Join(' ', figure.Missing.Select(static m => m.Reason)));
    }

    [Fact]
    public void Every_formula_of_the_catalogue_can_be_read()
    {
        Assert.Equal(106, Catalogue.ByCode.Count);
        Assert.Equal(
            ["A 63", "F 22", "R 12", "S 9"], Catalogue.ByCode.Values.GroupBy(static i => i.Class).Select(static g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal(43, Catalogue.ByCode.Values.Count(static i => i.Figure is not null));
        Assert.All(Catalogue.ByCode.Values, static i => Assert.Equal(i.Entered, i.Figure is null));
        Assert.All(PlanReading.All, static r => Assert.NotNull(Catalogue.Find(r.Code)));
    }

    [Fact]
    public void Every_statistic_that_a_formula_names_is_in_the_table() => Assert.All(
        Catalogue.ByCode.Values.Select(static i => i.Figure).Concat(PlanReading.All.Select(static r => r.Figure)).OfType<FigureFormula>()
            .SelectMany(static f => f.Numerator.Statistics().Concat(f.Denominator?.Statistics() ?? [])),
        static s => Assert.NotNull(Statistic.Find(s.Statistic)));

    [Theory]
    [InlineData("generated / 10000", "1", "万吨")]
    [InlineData("utilised", "generated + utilised_prev", "%")]
    [InlineData("treated_net * 1000", "stat(resident-population) * 10000 * stat(days-counted)", "千克/人（日）")]
    [InlineData("generated", "stat(industrial-value-added)", "吨/万元")]
    [InlineData("capacity", "1", "吨/日")]
    [InlineData("max(utilised - landfilled, 0)", "1", "吨/年")]
    [InlineData("collected_sites", "stat(garages) - 0", "%")]
    [InlineData("base(msw-collected) - treated_net", "base(msw-collected)", "%")]
    public void A_formula_comes_to_the_unit_of_its_indicator(string numerator, string denominator, string unit) =>
        Assert.Null(Dimensions.Objection(Read(numerator), Read(denominator), unit, Catalogue.UnitOf));

    [Theory]
    [InlineData("generated + sites", "1", "吨", 11, "+")]
    [InlineData("2 * (generated - 5)", "1", "吨", 16, "-")]
    [InlineData("max(capacity, generated)", "1", "吨", 1, "max")]
    [InlineData("utilised", "generated + stat(garages)", "%", 11, "+")]
    [InlineData("generated", "1", "%", 1, "mass")]
    [InlineData("generated", "stat(resident-population)", "吨/万元", 1, "mass ÷ persons")]
    [InlineData("1 / generated", "1", "吨", 1, "1 ÷ mass")]
    [InlineData("generated", "1", "大卡", 1, "大卡")]
    [InlineData("base(msw-colected)", "1", "吨", 1, "msw-colected")]
    public void Unlike_things_are_not_added_and_a_wrong_unit_is_told_with_its_place(string numerator, string denominator, string unit, int position, string found)
    {
        var error = Dimensions.Objection(Read(numerator), Read(denominator), unit, Catalogue.UnitOf)!;
        Assert.Equal((position, found), (error.Position, error.Found));
    }

    static Expression Read(string text)
    {
        var (expression, error) = Formula.Parse(text);
        Assert.Null(error);
        return expression!;
    }

    sealed class Known : IInputs
    {
        public Figure Flow(Flow flow) => flow.Measure == Measure.Landfilled ? Figure.Without(Reasons.NoFlows) : (Rational)10;

        public Figure Statistic(string name, YearOf year) => name == "people"
            ? (Rational)(year == YearOf.Base ? 5 : 4)
            : Figure.Without(Reasons.WaitingForStatistic, name);

        public Figure Base(string indicator) => (Rational)3;
    }
}

public class RationalTest
{
    [Theory]
    [InlineData("0.005", 2, "0.01")]
    [InlineData("-0.005", 2, "-0.01")]
    [InlineData("0.0049", 2, "0.00")]
    [InlineData("-0.0049", 2, "0.00")]
    [InlineData("12.345", 2, "12.35")]
    [InlineData("99.995", 2, "100.00")]
    [InlineData("7", 0, "7")]
    [InlineData("0.5", 0, "1")]
    [InlineData("0.0655", 4, "0.0655")]
    [InlineData("-3", 4, "-3.0000")]
    public void Decimal_text_is_rounded_half_away_from_zero(string text, int places, string rounded)
    {
        Assert.True(Rational.TryParse(text, out var value));
        Assert.Equal(rounded, value.ToText(places));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("--1")]
    [InlineData(" 1")]
    [InlineData("１２")]
    [InlineData("NaN")]
    public void Other_texts_are_no_decimals(string text) => Assert.False(Rational.TryParse(text, out _));

    [Fact]
    public void Fractions_stand_in_lowest_terms_with_the_sign_above()
    {
        var value = new Rational(6, -4);
        Assert.Equal((new BigInteger(-3), new BigInteger(2)), (value.Numerator, value.Denominator));
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
        Assert.Equal(Rational.Zero, default);
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
    }
}
