using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>The named variants, each with numbers that can be added up on paper.</summary>
public partial class VariantsTest
{
    const string Slag = "900-099-S59";
    const string Stream = "general-industrial";
    const long Tonne = 1_000_000;

    /// <summary>Opening 100 t, generated 1,000 t, used 1,000 t: net 100 %, first in first out 1,000 / 1,100.</summary>
    [Theory]
    [InlineData("", "0", "100.00")]
    [InlineData("previous-stock=net", "0", "100.00")]
    [InlineData("previous-stock=fifo", "100", "90.91")]
    public void Earlier_years_stock_is_net_or_first_in_first_out(string choices, string previous, string rate)
    {
        var city = City();
        city.Day = new(2024, 11, 1);
        var old = city.Enter("works", Slag, 100 * Tonne);
        city.Day = new(2025, 3, 5);
        var fresh = city.Enter("works", Slag, 1000 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(100 * Tonne, old), (900 * Tonne, fresh)], 1000 * Tonne, 0);
        Assert.Equal(previous, city.Measure($"utilised_prev(stream=general-industrial, prev={(choices.EndsWith("fifo", StringComparison.Ordinal) ? "fifo" : "net")})"));
        Assert.Equal(rate, Value(city, "gi-utilisation", choices, 2025));
    }

    /// <summary>5 t to new building material, 3 t backfilled, 1 t to restore a mine, 1 t to a fill site.</summary>
    [Theory]
    [InlineData("", "90.00")]
    [InlineData("outcome=law", "90.00")]
    [InlineData("outcome=backfill-disposed", "60.00")]
    [InlineData("outcome=building-material", "50.00")]
    public void Backfill_is_utilisation_or_not_as_the_plan_says(string choices, string rate)
    {
        var city = City();
        var lot = city.Enter("works", "900-001-S72", 10 * Tonne, "construction");
        foreach (var (grams, method, outcome) in new[]
            { (5, "new-building-material", Classes.Utilised), (3, "backfill", Classes.Utilised), (1, "ecological-restoration", Classes.Utilised), (1, "fill-site", Classes.Landfilled) })
        {
            city.Treat("works", method, outcome, [(grams * Tonne, lot)], 0, 0);
        }

        Assert.Equal(rate, Value(city, "cdw-utilisation", choices, 2025));
        Assert.Equal(
            choices.EndsWith("-disposed", StringComparison.Ordinal) ? "3" : "0",
            city.Measure($"otherwise(stream=construction{(choices.EndsWith("-disposed", StringComparison.Ordinal) ? ", outcomes=backfill-disposed" : "")})"));
    }

    /// <summary>4 t of oil used of 10 t; the burner's 5 t of fly ash, of which 5 t went to a kiln after washing.</summary>
    [Theory]
    [InlineData("", "40.00")]
    [InlineData("fly-ash=industrial", "60.00")]
    public void Fly_ash_of_waste_incineration_counts_as_industrial_where_the_plan_says_so(string choices, string rate)
    {
        var city = City();
        city.Site("burner", kind: "incineration-plant");
        var oil = city.Enter("works", "900-249-08", 10 * Tonne, "hazardous");
        city.Treat("works", "R9", Classes.Utilised, [(4 * Tonne, oil)], 4 * Tonne, 0);
        var ash = city.Treat(
            "burner", "D10", Classes.Incinerated, [(50 * Tonne, city.Enter("burner", "900-901-S64", 50 * Tonne, "household"))], 0, 45 * Tonne,
            ("hazardous", "772-002-18", 5 * Tonne));
        city.Treat("burner", "WK", Classes.Utilised, [(5 * Tonne, ash)], 5 * Tonne, 0);
        Assert.Equal(rate, Value(city, "hw-utilisation", choices, 2025));
    }

    /// <summary>Of 10 t of 2025, 8 t of the works and 2 t of a street's: 4 t and 2 t are used.</summary>
    [Theory]
    [InlineData("gi-utilisation", "", "60.00")]
    [InlineData("gi-utilisation", "industrial=declared", "50.00")]
    [InlineData("gi-utilisation", "industrial=all timing=treated", "60.00")]
    public void Which_producers_are_industrial_is_a_choice(string code, string choices, string rate)
    {
        var city = City();
        city.Site("street", kind: "collection-area");
        city.Treat("works", "road-base", Classes.Utilised, [(4 * Tonne, city.Enter("works", Slag, 8 * Tonne))], 4 * Tonne, 0);
        city.Treat("street", "road-base", Classes.Utilised, [(2 * Tonne, city.Enter("street", Slag, 2 * Tonne))], 2 * Tonne, 0);
        Assert.Equal(rate, Value(city, code, choices, 2025));
    }

    [Theory]
    [InlineData("", "2022", "60.00")]
    [InlineData("base=year-before", "2024", "20.00")]
    [InlineData("base=year-2020", "2020", "base_zero")]
    public void A_change_is_measured_from_the_base_year_that_the_plan_chooses(string choices, string year, string decline)
    {
        var city = City();
        city.Statistic("hw-landfilled", "10", year: 2022);
        city.Statistic("hw-landfilled", "5", year: 2024);
        city.Statistic("hw-landfilled", "0", year: 2020);
        city.Treat("works", "D1", Classes.Landfilled, [(4 * Tonne, city.Enter("works", "900-249-08", 8 * Tonne, "hazardous"))], 0, 0);
        var (ask, figure) = Figure(city, "hw-landfill-decline", choices, 2025);
        Assert.Equal((year, decline), (ask.BaseYear!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), figure.Value ?? figure.Reason));
    }

    [Theory]
    [InlineData("timing=accepted", 0, null)]
    [InlineData(" timing=accepted  previous-stock=fifo ", 0, null)]
    [InlineData("timng=accepted", 1, "timing")]
    [InlineData("timing=treated previous-stock=fiffo", 31, "fifo")]
    [InlineData("timing", 7, null)]
    [InlineData("timing accepted", 7, null)]
    [InlineData("timing=accepted timing=treated", 17, null)]
    [InlineData("timing=", 8, null)]
    public void A_choice_that_is_none_is_told_with_its_place(string text, int position, string? suggestion)
    {
        var (choices, error) = Choices.Parse(text);
        Assert.Equal(position == 0, choices is not null);
        Assert.Equal((position, suggestion), (error?.Position ?? 0, error?.Suggestion));
    }

    [Fact]
    public void A_row_says_by_which_variants_it_is_worked_out_and_an_opened_figure_what_it_would_be_by_others()
    {
        var city = City();
        city.Day = new(2025, 2, 1);
        city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        city.Adopt("p", "410104", Of("p", $"{Row(1, "gi-utilisation", Target(">=", "1"))},{Row(2, "satisfaction", Target(">=", "1"))}"));
        var rows = city.Report("p", 2025).Rows;
        Assert.Equal(
            ["timing=accepted", "previous-stock=net", "outcome=law", "industrial=all"],
            rows[0].Variants!.Select(static v => $"{v.Choice}={v.Variant}"));
        Assert.All(rows[0].Variants!, static v => Assert.True(v is { ByPlan: false, Others: null }));
        Assert.Null(rows[1].Variants);
        var snapshot = Snapshot.Read(city.Documents, city.Number, "p")!;
        var view = new Opened(city.Documents, snapshot, 1, null, new PlanAsks(snapshot.Printed).Find(1, null, ReportingPeriod.OfYear(2025))!).View;
        var timing = view.Variants![0];
        Assert.Equal(("计时口径：按最终接受单位接受的时间和联单所填方式", "60.00"), (timing.Zh, view.Value));
        Assert.Equal(("treated", "0.00"), (Assert.Single(timing.Others!).Variant, timing.Others![0].Value));
    }

    [Fact]
    public void A_formula_by_a_plans_choice_says_the_choice_and_reads_the_same_again()
    {
        var plain = WasteFlow.Indicators.Catalogue.Find("gi-storage-decline")!.Figure!;
        var (figure, made) = Choices.Parse("timing=treated outcome=kiln-utilised").Choices!.Of("gi-storage-decline", plain);
        Assert.Contains("landfilled(stream=general-industrial, basis=treated, outcomes=kiln-utilised)", figure!.Text, StringComparison.Ordinal);
        Assert.Equal(figure.Numerator.Text(), Formula.Parse(figure.Numerator.Text()).Expression!.Text());
        Assert.Equal(["timing", "outcome"], made.Where(static m => m.ByPlan).Select(static m => m.Variant.Choice));
        Assert.Equal("((1 + 2) * -3 - (4 - 5)) / max(6, 7)", Formula.Parse("((1+2)*-3-(4-5))/max(6,7)").Expression!.Text());
    }

    static string Accepted(HandWritten city, string outcome) => city.Measure($"{outcome}(stream=general-industrial, basis=accepted)");

    static string Value(HandWritten city, string code, string choices, int year)
    {
        var (_, figure) = Figure(city, code, choices, year);
        return figure.Value ?? figure.Reason!;
    }

    static (FigureAsk Ask, RowFigure Figure) Figure(HandWritten city, string code, string choices, int year)
    {
        city.Adopt("p", "410104", Of("p", Row(1, code, Target(">=", "1"))));
        var indicator = WasteFlow.Indicators.Catalogue.Find(code)!;
        var ask = FigureReading.Ask(
            code, null, indicator.Figure, Choices.Parse(choices).Choices!, indicator.Unit, indicator.Decimals, ReportingPeriod.OfYear(year), [], 2022);
        return (ask, new Figures(Snapshot.Read(city.Documents, city.Number, "p")!).Of(ask));
    }

    static HandWritten City()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("collector", "410122", "hazardous-collector");
        city.Site("plant", "410185", "building-material-plant");
        return city;
    }
}
