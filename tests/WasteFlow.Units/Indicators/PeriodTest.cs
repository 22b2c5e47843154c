using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>Figures of months, and of months since 1 January.</summary>
public class PeriodTest
{
    const string Slag = "900-099-S59";
    const long Tonne = 1_000_000;

    /// <summary>50 t stood there from 2024; 10 t are generated each month of 2025, and from March on 20 t a month are used.</summary>
    [Theory]
    [InlineData("2025-01", "10", "0", "60", "10", "0")]
    [InlineData("2025-03", "10", "20", "60", "10", "0")]
    [InlineData("2025-Q1", "30", "20", "60", "30", "0")]
    [InlineData("2025-04", "10", "20", "50", "10", "0")]
    [InlineData("2025-05", "10", "20", "40", "10", "10")]
    [InlineData("2025-01..05", "50", "60", "40", "40", "10")]
    [InlineData("2025-H1", "60", "80", "30", "30", "20")]
    [InlineData("2025", "60", "80", "30", "30", "20")]
    [InlineData("2024", "50", "0", "50", "50", "0")]
    public void A_measure_is_of_the_months_asked_for(
        string period, string generated, string utilised, string stored, string storedNew, string previous)
    {
        var city = Year();
        Assert.Equal(
            (generated, utilised, stored, previous),
            (Of("generated"), Of("utilised"), Of("stored"), Of("utilised_prev")));
        Assert.Equal(storedNew, Of("stored_new"));

        string Of(string measure) => city.Measure($"{measure}(stream=general-industrial)", period: period);
    }

    /// <summary>What January takes from old stock is made good by what February generates: of the two months together nothing was.</summary>
    [Fact]
    public void What_a_later_month_generates_gives_back_what_an_earlier_one_took_of_old_stock()
    {
        var city = City();
        city.Day = new(2024, 12, 1);
        var old = city.Enter("works", Slag, 50 * Tonne);
        city.Day = new(2025, 1, 20);
        city.Treat("works", "road-base", Classes.Utilised, [(30 * Tonne, old)], 30 * Tonne, 0);
        city.Day = new(2025, 2, 20);
        city.Enter("works", Slag, 40 * Tonne);
        Assert.Equal(
            ("30", "-30", "0"),
            (Previous("2025-01"), Previous("2025-02"), Previous("2025-01..02")));

        string Previous(string period) => city.Measure("utilised_prev(stream=general-industrial)", period: period);
    }

    [Fact]
    public void Sites_are_collected_over_twelve_months_to_the_periods_end()
    {
        var city = City();
        city.Day = new(2024, 8, 5);
        city.Site("works");
        city.Carry("1", "works", "plant", Slag, "general-industrial", "R5", city.Enter("works", Slag, Tonne), Tonne, Tonne);
        Assert.Equal(
            ("1", "1", "0"),
            (Collected("2025-01"), Collected("2025-07"), Collected("2025-08")));

        string Collected(string period) => city.Measure("collected_sites(stream=general-industrial)", period: period);
    }

    [Theory]
    [InlineData("gi-intensity", "2025-07", "yearly_only")]
    [InlineData("gi-intensity", "2025-H1", "yearly_only")]
    [InlineData("gi-intensity", "2025", "waiting_for_statistic")]
    [InlineData("procurement", "2025-H1", "yearly_only")]
    [InlineData("insurance", "2025-Q2", "half_yearly_only")]
    [InlineData("insurance", "2025-01..09", "half_yearly_only")]
    [InlineData("insurance", "2025-H1", "no_sites")]
    [InlineData("insurance", "2025", "no_sites")]
    [InlineData("cells", "2025-H1", "waiting_for_department")]
    [InlineData("complaints-closing", "2025-07", "waiting_for_department")]
    public void A_row_has_figures_only_of_the_months_its_rule_names(string code, string period, string reason) =>
        Assert.Equal((null, reason), Row(Year(), code, period) is var row ? (row.Value, row.Reason) : default);

    [Theory]
    [InlineData("msw-landfill", "monthly")]
    [InlineData("gi-intensity", "yearly")]
    [InlineData("insurance", "half-yearly")]
    public void A_row_is_tagged_with_the_months_it_has_figures_of(string code, string rule)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", PlanTexts.Row(1, code, PlanTexts.Target(">=", "90"))));
        var report = city.Report("p", 2025);
        Assert.Equal(rule, report.Rows.Single().Rule);
        Assert.Contains($",{rule},", ReportCsv.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_years_level_holds_for_its_months_and_a_years_sum_does_not()
    {
        var city = City();
        city.Day = new(2025, 7, 5);
        city.Carry("1", "street", "plant", "900-001-S61", "household", "D10", city.Enter("street", "900-001-S61", 310 * Tonne, "household"), 310 * Tonne, 310 * Tonne);
        city.Statistic("resident-population", "1");
        Assert.Equal("1.0000", Row(city, "msw-per-capita", "2025-07").Value);
        Assert.Equal("waiting_for_statistic", Row(city, "msw-per-capita", "2025").Reason);
        city.Statistic("recyclables-received", "5", year: 2024);
        city.Enter("street", "900-001-S62", Tonne, "recyclables");
        var growth = Row(city, "renewable-growth", "2025-07");
        Assert.Equal(("waiting_for_statistic", "再生资源回收量 2024-07（商务局）"), (growth.Reason, growth.Waiting));
    }

    [Fact]
    public void A_figure_stands_beside_its_sum_since_January_and_the_year_before()
    {
        var city = Year();
        var compared = Row(city, "gi-utilisation", "2025-05").Compared!;
        Assert.Equal(
            ("2025-01..05", "100.00", "2024-05", null, "no_flows", null),
            (compared.Cumulated!.Period.ToString(), compared.Cumulated.Value, compared.YearBefore.Period.ToString(), compared.YearBefore.Value,
                compared.YearBefore.Reason, compared.Change));
        Assert.Equal("2024-01..05", compared.CumulatedYearBefore!.Period.ToString());
        var year = Row(city, "gi-utilisation", "2025");
        Assert.Equal(
            ("100.00", "0.00", "100.00", null),
            (year.Value, year.Compared!.YearBefore.Value, year.Compared.Change, year.Compared.Cumulated));
    }

    [Fact]
    public void A_change_is_in_points_where_the_figure_is_a_rate_and_in_per_cent_where_it_is_an_amount()
    {
        var city = City();
        city.Day = new(2024, 3, 5);
        city.Treat("works", "D1", Classes.Landfilled, [(4 * Tonne, city.Enter("works", Slag, 4 * Tonne))], 0, 0);
        city.Day = new(2025, 3, 5);
        city.Treat("works", "D1", Classes.Landfilled, [(5 * Tonne, city.Enter("works", Slag, 10 * Tonne))], 0, 0);
        city.Treat("works", "road-base", Classes.Utilised, [(Tonne, city.Enter("works", Slag, Tonne))], Tonne, 0);
        Assert.Equal("150.00", Row(city, "gi-storage-disposal", "2025", "万吨").Compared!.Change);
        Assert.Equal("9.09", Row(city, "gi-utilisation", "2025-03").Compared!.Change);
    }

    [Fact]
    public void An_amount_of_a_part_of_a_year_is_not_held_against_a_years_target()
    {
        var row = Row(Year(), "msw-landfill", "2025-05", "万吨");
        Assert.Equal((null, "no_flows"), (row.Value, row.Reason));
        row = Row(Year(), "gi-storage-disposal", "2025-05", "万吨");
        Assert.Equal(("0.0010", States.NotJudged, "part_of_year"), (row.Value, row.State, row.Reason));
    }

    static ReportRow Row(HandWritten city, string code, string period, string unit = "%")
    {
        city.Adopt("p", "410104", Of("p", PlanTexts.Row(1, code, Target("<=", "1"), unit: unit)));
        return city.Report("p", period: period).Rows.Single();
    }

    static HandWritten City()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("street", kind: "collection-area");
        city.Site("plant", kind: "incineration-plant");
        return city;
    }

    static HandWritten Year()
    {
        var city = City();
        city.Day = new(2024, 12, 1);
        var lots = new Queue<string>([city.Enter("works", Slag, 50 * Tonne)]);
        for (var month = 1; month <= 6; month++)
        {
            city.Day = new LocalDate(2025, month, 10);
            lots.Enqueue(city.Enter("works", Slag, 10 * Tonne));
            if (month >= 3)
            {
                Use(city, lots, month);
            }
        }

        return city;
    }

    /// <summary>From March to May the old 50 t go, and with them 10 t of January; in June 20 t of February and March.</summary>
    static void Use(HandWritten city, Queue<string> lots, int month)
    {
        (long Grams, string Lot)[] inputs = month < 5 ? [(20 * Tonne, lots.Peek())] : [(10 * Tonne, lots.Dequeue()), (10 * Tonne, lots.Dequeue())];
        city.Treat("works", "road-base", Classes.Utilised, inputs, 20 * Tonne, 0);
    }
}
