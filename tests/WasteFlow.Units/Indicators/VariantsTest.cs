using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>The named variants, each with numbers that can be added up on paper.</summary>
public class VariantsTest
{
    const string Slag = "900-099-S59";
    const string Stream = "general-industrial";
    const long Tonne = 1_000_000;

    /// <summary>Accepted for road base on 20 December, buried on 10 January.</summary>
    [Theory]
    [InlineData("timing=treated", 2024, "0", "0", "0.00")]
    [InlineData("timing=treated", 2025, "0", "6", "0.00")]
    [InlineData("", 2024, "6", "0", "60.00")]
    [InlineData("", 2025, "0", "0", "0.00")]
    public void An_outcome_counts_when_it_is_treated_or_when_it_is_accepted_by_the_manifests_method(
        string choices, int year, string utilised, string landfilled, string rate)
    {
        var city = City();
        city.Day = new(2024, 12, 20);
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        city.Day = new(2025, 1, 10);
        city.Treat("plant", "D1", Classes.Landfilled, [(6 * Tonne, there)], 0, 0);
        city.Enter("works", Slag, Tonne);
        var basis = choices.Length == 0 ? "" : ", basis=treated";
        Assert.Equal(utilised, city.Measure($"utilised(stream=general-industrial{basis})", year: year));
        Assert.Equal(landfilled, city.Measure($"landfilled(stream=general-industrial{basis})", year: year));
        Assert.Equal(rate, Value(city, "gi-utilisation", choices, year));
        city.Balances();
    }

    /// <summary>Of 10 t 6 t are accepted to be buried, of which 2 t are buried and 1 t is carried on to a collector; 4 t never left.</summary>
    [Theory]
    [InlineData("", "0.0010", "5")]
    [InlineData("timing=treated", "0.0010", "8")]
    public void What_a_final_receiver_accepted_is_disposed_of_and_not_stored_as_well(string choices, string kept, string stored)
    {
        var city = City();
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "D1", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        city.Treat("plant", "D1", Classes.Landfilled, [(2 * Tonne, there)], 0, 0);
        city.Carry("M2", "plant", "collector", Slag, Stream, "C5", there, Tonne, Tonne);
        Assert.Equal(stored, city.Measure($"stored_new(stream=general-industrial{(choices.Length == 0 ? "" : ", basis=treated")})"));
        Assert.Equal(kept, Value(city, "gi-storage-disposal", choices, 2025));
        Summed.Holds(city.Documents, city.Number, "410104", "410185");
    }

    /// <summary>6 t were received to be used and the rest was sent elsewhere to be buried, before the receipt is put right to 5 t.</summary>
    [Fact]
    public void A_receipt_that_is_put_right_after_its_manifest_was_diverted_counts_by_the_method_it_was_received_for()
    {
        var city = City();
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        var (received, transit) = (city.Number, HandWritten.Lot(city.Number - 1));
        city.Add(new DivertWaste(Guid.Empty, default, new("M1"), new("collector"), "D1", "full"), manifest: "M1");
        city.Correct(received, [new(there, transit, Tonne)], [new(transit, there, 6 * Tonne)], [new(transit, there, 5 * Tonne)]);
        Assert.Equal(("5", "0"), (Accepted(city, "utilised"), Accepted(city, "landfilled")));
        Assert.Equal(("5", "0"), (city.Measure("received(stream=general-industrial, method=road-base)"), city.Measure("received(stream=general-industrial, method=D1)")));
    }

    [Fact]
    public void What_nobody_accepts_counts_when_it_is_treated()
    {
        var city = City();
        var own = city.Enter("works", Slag, 5 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(2 * Tonne, own)], 2 * Tonne, 0);
        Assert.Equal("2", Accepted(city, "utilised"));

        // Taken for collecting, and treated where it stands.
        var collected = city.Carry("M1", "works", "plant", Slag, Stream, "C5", own, 3 * Tonne, 3 * Tonne);
        Assert.Equal("2", Accepted(city, "utilised"));
        city.Treat("plant", "road-base", Classes.Utilised, [(3 * Tonne, collected)], 3 * Tonne, 0);
        Assert.Equal("5", Accepted(city, "utilised"));
    }

    [Fact]
    public void What_leaves_its_receiver_untreated_counts_where_it_goes_next()
    {
        var city = City();
        var first = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 4 * Tonne), 4 * Tonne, 4 * Tonne);
        Assert.Equal("4", Accepted(city, "utilised"));
        city.Carry("M2", "plant", "collector", Slag, Stream, "D1", first, Tonne, Tonne);
        Assert.Equal(("3", "1"), (Accepted(city, "utilised"), Accepted(city, "landfilled")));
    }

    [Theory]
    [InlineData("C5", "road-base", "0", "5")]
    [InlineData("road-base", "C5", "5", "5")]
    public void Put_together_everything_counts_as_the_lot_that_was_filled_first(string first, string second, string mixed, string treated)
    {
        var city = City();
        var a = city.Carry("M1", "works", "plant", Slag, Stream, first, city.Enter("works", Slag, 2 * Tonne), 2 * Tonne, 2 * Tonne);
        var b = city.Carry("M2", "works", "plant", Slag, Stream, second, city.Enter("works", Slag, 3 * Tonne), 3 * Tonne, 3 * Tonne);
        var own = city.Enter("plant", Slag, Tonne);
        var all = city.Combine("plant", Slag, Stream, (2 * Tonne, a), (3 * Tonne, b), (Tonne, own));
        Assert.Equal(mixed, Accepted(city, "utilised"));
        city.Treat("plant", "road-base", Classes.Utilised, [(6 * Tonne, all)], 6 * Tonne, 0);
        Assert.Equal(treated, Accepted(city, "utilised"));
        Assert.Equal("1", city.Measure("utilised(stream=general-industrial, basis=accepted)", "410185"));
    }

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

    /// <summary>90 t stood on 1 January. March uses 30 t and buries 30 t, June uses 40 t and burns 20 t: of the last 30 t of old stock 20 t were used.</summary>
    [Theory]
    [InlineData("2025-03", "30")]
    [InlineData("2025-06", "20")]
    [InlineData("2025-07", "0")]
    [InlineData("2025-H1", "50")]
    [InlineData("2025", "50")]
    public void Month_by_month_the_oldest_goes_first_and_is_shared_over_what_was_used_and_disposed_of(string period, string previous)
    {
        var city = City();
        city.Day = new(2024, 11, 1);
        var old = city.Enter("works", Slag, 90 * Tonne);
        city.Day = new(2025, 3, 5);
        city.Treat("works", "road-base", Classes.Utilised, [(30 * Tonne, old)], 30 * Tonne, 0);
        city.Treat("works", "D1", Classes.Landfilled, [(30 * Tonne, old)], 0, 0);
        city.Day = new(2025, 6, 5);
        var fresh = city.Enter("works", Slag, 100 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(40 * Tonne, fresh)], 40 * Tonne, 0);
        city.Treat("works", "D10", Classes.Incinerated, [(20 * Tonne, fresh)], 0, 20 * Tonne);
        city.Day = new(2025, 7, 5);
        city.Treat("works", "road-base", Classes.Utilised, [(10 * Tonne, fresh)], 10 * Tonne, 0);
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial, prev=fifo)", period: period));
    }

    [Fact]
    public void On_the_basis_of_acceptance_the_opening_stock_leaves_out_what_was_accepted_before()
    {
        var city = City();
        city.Day = new(2024, 12, 20);
        var lot = city.Enter("works", Slag, 10 * Tonne);
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", lot, 6 * Tonne, 6 * Tonne);
        city.Day = new(2025, 1, 10);
        city.Treat("plant", "road-base", Classes.Utilised, [(6 * Tonne, there)], 6 * Tonne, 0);
        city.Carry("M2", "works", "plant", Slag, Stream, "road-base", lot, 3 * Tonne, 3 * Tonne);
        Assert.Equal("6", city.Measure("utilised_prev(stream=general-industrial, prev=fifo, basis=treated)"));
        Assert.Equal("3", city.Measure("utilised_prev(stream=general-industrial, prev=fifo)"));
        Assert.Equal("3", city.Measure("utilised_prev(stream=general-industrial)"));
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
