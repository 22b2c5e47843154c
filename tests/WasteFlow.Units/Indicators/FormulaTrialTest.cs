using System.Security.Cryptography;
using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>Whoever tries a formula gets its value, or is told where it is wrong and what was meant.</summary>
public class FormulaTrialTest
{
    const string Region = "410104";
    const string Slag = "900-901-S17";

    [Theory]
    [InlineData("generated(stream=general-industrial)", null, 1, null, "12", "12.00", "mass", null)]
    [InlineData("generated(stream=general-industrial, code=900-901-S17)", null, 1, "吨", "10", "10.00", "mass", null)]
    [InlineData("generated(stream=general-industrial, code=900-901-S17)", "generated", 100, "%", "250/3", "83.33", "number", null)]
    [InlineData("generated", "stat(industrial-value-added)", 1, "吨/万元", "3/10", "0.30", "mass ÷ money", null)]
    [InlineData("generated", "stat(garages)", 1, null, null, null, "mass ÷ things", "waiting_for_statistic")]
    [InlineData("generated(stream=medical)", null, 1, null, null, null, "mass", "no_flows")]
    [InlineData("base(gi-intensity)", null, 1, null, null, null, "mass ÷ money", "base_missing")]
    [InlineData("generated", "stat(industrial-value-added, year=base)", 1, null, "2/5", "0.40", "mass ÷ money", null)]
    public void A_right_formula_comes_to_its_value(string numerator, string? denominator, int scale, string? unit, string? value, string? rounded, string measured, string? reason)
    {
        var found = Ask(new(numerator, Year, Region, denominator, scale, unit, 2020)).View!;
        Assert.Equal((value, rounded, measured, reason), (found.Value, found.Rounded, found.Measured, found.Reason));
        Assert.Null(found.Plan);
    }

    [Theory]
    [InlineData("generated(code=SW17|900-901-S17|900-9*)", null, null)]
    [InlineData("generated + generated(code=SW17|900-001-S17)", null, "/numerator 33 900-001-S17 900-901-S17")]
    [InlineData("1", "generated(code=900-294-08)", "/denominator 16 900-294-08 900-204-08")]
    public void A_code_that_no_list_holds_is_taken_and_said(string numerator, string? denominator, string? note)
    {
        var found = Ask(new(numerator, Year, Region, denominator)).View;
        Assert.Equal(note, found?.Notes is { } notes ? string.Join(' ', notes.Select(static n => $"{n.Pointer} {n.Details!["position"]} {n.Details["found"]} {n.Details["suggestion"]}")) : null);
        Assert.All(found?.Notes ?? [], static n => Assert.Equal("formula_code_unlisted", n.Code));
    }

    /// <summary>A method that an edition of the table brings from 2026 on.</summary>
    [Theory]
    [InlineData(2025, "formula_name_unknown")]
    [InlineData(2026, null)]
    public void Names_are_those_of_the_tables_in_force_for_the_period(int year, string? code)
    {
        var city = City();
        var text = Tables.Text("codes/methods.csv") + "sludge,,briquettes,制型煤,Briquettes,utilised,yes,2026-01-01,,ours,ours,,\n";
        city.Add(
            new AdoptTable(Guid.Empty, default, "methods.csv", "2026", new(2026, 1, 1), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text),
            notes: [new Note("edition_in_force")]);
        Assert.Equal(code, FormulaTrial.Of(
            city.Documents, city.Number, new("utilised(method=briquettes)", ReportingPeriod.OfYear(year), Region), null, static _ => true).Refused?.Code);
    }

    [Fact]
    public void Its_terms_are_those_that_a_figure_is_opened_into()
    {
        var found = Ask(new("generated(stream=general-industrial)", Year, Region, "generated + 0", 100)).View!;
        Assert.Equal([(1, "generated(stream=general-industrial)", 12_000_000L)], found.Numerator.Terms.Select(static t => (t.No, t.Text, t.Grams!.Value)));
        Assert.Equal([(2, "generated", 12_000_000L)], found.Denominator!.Terms.Select(static t => (t.No, t.Text, t.Grams!.Value)));
    }

    [Fact]
    public void A_base_value_is_the_one_that_the_region_s_plan_prints()
    {
        var city = City();
        city.Adopt("guancheng", Region, Plans.Find("guancheng")!.Text);
        var printed = PrintedPlan.Read(System.Text.Json.JsonDocument.Parse(Plans.Find("guancheng")!.Text).RootElement, out _)!.Indicators.First(static r => r.Baseline.Value is not null && Catalogue.Find(r.Code) is not null);
        var found = FormulaTrial.Of(city.Documents, city.Number, new($"base({printed.Code})", Year, Region), null, static _ => true).View!;
        Assert.Equal((printed.Baseline.Of(null).ToString(), "guancheng"), (found.Value, found.Plan));
    }

    [Theory]
    [InlineData("generated(stream=general-industral)", null, null, "formula_name_unknown", "/numerator", "18", "general-industrial")]
    [InlineData("1", "generated(code=900-249-8)", null, "formula_name_unknown", "/denominator", "16", "900-249-08")]
    [InlineData("generated(stream=", null, null, "formula_incomplete", "/numerator", "18", null)]
    [InlineData("1 1", null, null, "formula_misplaced", "/numerator", "3", null)]
    [InlineData("1.5", null, null, "formula_decimal", "/numerator", "2", null)]
    [InlineData("generated(steam=sludge)", null, null, "formula_word_unknown", "/numerator", "11", "stream")]
    [InlineData("generated + sites", null, null, "formula_units_unlike", "/numerator", "11", null)]
    [InlineData("generated", "stat(garage)", null, "formula_name_unknown", "/denominator", "1", "garages")]
    [InlineData("generated", null, "%", "formula_unit_differs", "/unit", "1", null)]
    [InlineData("generated", null, "大卡", "formula_name_unknown", "/unit", "1", null)]
    public void A_wrong_one_is_refused_with_its_place_and_what_was_meant(
        string numerator, string? denominator, string? unit, string code, string pointer, string position, string? suggestion)
    {
        var refused = Ask(new(numerator, Year, Region, denominator, 1, unit)).Refused!;
        Assert.Equal((code, pointer, position, suggestion), (refused.Code, refused.Pointer, refused.Details!["position"], refused.Details.GetValueOrDefault("suggestion")));
    }

    [Theory]
    [InlineData("formula_too_long", 3_000, "1")]
    [InlineData("formula_too_deep", 100, "(")]
    public void It_is_neither_endless_nor_bottomless(string code, int times, string sign) =>
        Assert.Equal(code, Ask(new(string.Concat(Enumerable.Repeat(sign, times)), Year, Region)).Refused!.Code);

    [Fact]
    public void A_choice_is_made_once() => Assert.Equal("formula_choice_twice", Choices.Parse("timing=treated timing=accepted").Error!.Code);

    [Theory]
    [InlineData("410140", null, "410100", 2025, null, "division_unknown", "410140")]
    [InlineData(Region, "410183", null, 2025, null, "not_yours", Region)]
    [InlineData(null, null, null, 2025, null, "field_missing", null)]
    [InlineData(Region, null, null, 1999, null, "year_out_of_range", null)]
    [InlineData(Region, null, null, 2025, 1999, "year_out_of_range", null)]
    public void It_is_of_a_region_and_of_a_year(string? region, string? own, string? suggestion, int year, int? baseYear, string code, string? said)
    {
        var city = City();
        var refused = FormulaTrial.Of(
            city.Documents, city.Number, new("generated", ReportingPeriod.OfYear(year), region, BaseYear: baseYear), own, r => own is null || r == own).Refused!;
        Assert.Equal(code, refused.Code);
        Assert.True(said is null || refused.Details!.Values.Contains(said, StringComparer.Ordinal));
        Assert.True(suggestion is null || refused.Details!["suggestion"] == suggestion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2_000_000)]
    public void Its_scale_is_bounded(int scale) => Assert.Equal("field_malformed /scale", Said(Ask(new("generated", Year, Region, Scale: scale)).Refused!));

    [Fact]
    public void Both_languages_say_it_and_ask_what_was_meant()
    {
        var unknown = Ask(new("generated(stream=general-industral)", Year, Region)).Refused!;
        Assert.Equal(
            "公式第 18 个字符起的“general-industral”有误：没有这个废物流。请从相应的表中选择。可能是“general-industrial”。", Refusals.Of(unknown.Code).SayZh(unknown.Details));
        Assert.Equal(
            """At 18 of the formula, "general-industral" is not known as a stream. Choose from the table of it. Perhaps "general-industrial" is meant.""",
            Refusals.Of(unknown.Code).SayEn(unknown.Details));
        Assert.Equal("did_you_mean 200", $"did_you_mean {Refusals.Of("did_you_mean").Http}");
        var unlike = Ask(new("generated / stat(garages) + sites", Year, Region)).Refused!;
        Assert.Equal("公式第 27 个字符“+”两边量纲不同：质量 ÷ 个数与个数。请只对同类的量相加、相减或比较。", Refusals.Of(unlike.Code).SayZh(unlike.Details));
        Assert.Equal(
            """At 27 of the formula, "+" stands between mass ÷ things counted and things counted. Add, subtract and compare only what is alike.""",
            Refusals.Of(unlike.Code).SayEn(unlike.Details));
    }

    [Fact]
    public void Every_word_that_a_formula_s_refusal_says_is_in_the_table() => Assert.All(
        new[]
        {
            "code", "choice", "comma-or-end", "days", "filter", "indicator", "inspection", "insurance", "kind", "mass", "measure", "method", "money", "number",
            "number-or-measure", "operator-or-end", "outcome-reading", "permit", "persons", "site-class", "statistic", "stream", "tag", "things", "unit", "value", "variant",
        },
        static word => Assert.Contains(word, Words.In("formula")));

    static ReportingPeriod Year => ReportingPeriod.OfYear(2025);

    static string Said(Refused refused) => $"{refused.Code} {refused.Pointer}";

    static WasteFlow.Hosting.Read<FormulaValue> Ask(TryFormula ask)
    {
        var city = City();
        return FormulaTrial.Of(city.Documents, city.Number, ask, null, static _ => true);
    }

    /// <summary>Ten tonnes of slag and two of sludge from a factory, and the value it added.</summary>
    static HandWritten City()
    {
        var city = new HandWritten();
        city.Site("factory");
        city.Enter("factory", Slag, 10_000_000);
        city.Enter("factory", "900-099-S59", 2_000_000);
        city.Statistic("industrial-value-added", "40");
        city.Statistic("industrial-value-added", "30", year: 2020);
        return city;
    }
}
