using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>Which lines are named for a row that changed: those that it counts, whatever else came between, and no others.</summary>
public partial class RestatingTest
{
    const string Slag = "900-099-S59";
    const string Oil = "900-249-08";

    [Fact]
    public void Of_the_flows_that_came_after_those_that_the_row_counts_are_named()
    {
        var city = Final("hw-utilisation", c =>
        {
            c.Site("elsewhere", region: "410183");
            c.Enter("works", Oil, 3 * Tonne, "hazardous");
        });
        city.Enter("works", "841-001-01", Tonne, "hazardous");
        city.Enter("elsewhere", Oil, Tonne, "hazardous");
        city.Enter("works", Slag, Tonne);
        city.Day = new(2026, 2, 1);
        city.Enter("works", Oil, Tonne, "hazardous");
        city.Day = new(2025, 6, 1);
        city.Treat("works", "R9", Classes.Utilised, [(Tonne, city.Enter("works", Oil, Tonne, "hazardous"))], Tonne, 0);
        Assert.Equal([city.Number - 1, city.Number], Changed(city).Lines);
    }

    /// <summary>The plant's acceptance counts as use; that the load was filed and picked up changes no term of the rate.</summary>
    [Fact]
    public void Lines_of_the_same_waste_that_count_for_no_term_are_not_named()
    {
        var city = Final("gi-utilisation", c =>
        {
            c.Site("plant", "410183");
            c.Treat("works", "road-base", Classes.Utilised, [(Tonne, c.Enter("works", Slag, 3 * Tonne))], Tonne, 0);
        });
        var lot = city.Enter("works", Slag, Tonne);
        var entered = city.Number;
        city.Carry("M1", "works", "plant", Slag, "general-industrial", "road-base", lot, Tonne, Tonne);
        Assert.Equal([entered, city.Number], Changed(city).Lines);
    }

    /// <summary>Whose a site is decides whose its flows are, of months gone by too.</summary>
    [Theory]
    [InlineData("410104", "410183")]
    [InlineData("410183", "410104")]
    public void A_site_that_changes_its_supervisor_takes_its_flows_along_and_its_line_is_named(string before, string after)
    {
        var city = Final("gi-utilisation", c =>
        {
            c.Treat("works", "road-base", Classes.Utilised, [(Tonne, c.Enter("works", Slag, 3 * Tonne))], Tonne, 0);
            c.Site("mill", before);
            c.Enter("mill", Slag, 7 * Tonne);
        });
        city.Site("newcomer");
        city.Change("works", new(2025, 1, 1), tags: ["seen"]);
        city.Site("mill", after);
        Assert.Equal([city.Number], Changed(city).Lines);
    }

    /// <summary>What is worked out of what, whether or not a plan asks for it today.</summary>
    [Theory]
    [InlineData("generated(stream=general-industrial)", 2025, "generate", true)]
    [InlineData("generated(stream=general-industrial)", 2024, "generate", false)]
    [InlineData("generated(stream=general-industrial, period=last)", 2024, "generate", true)]
    [InlineData("generated(stream=general-industrial, period=last)", 2025, "generate", false)]
    [InlineData("utilised(stream=general-industrial)", 2025, "generate", false)]
    [InlineData("stored(stream=general-industrial)", 2024, "generate", true)]
    [InlineData("stored(stream=general-industrial)", 2026, "generate", false)]
    [InlineData("utilised_prev(stream=general-industrial)", 2024, "generate", false)]
    [InlineData("utilised_prev(stream=general-industrial, prev=fifo)", 2025, "generate", true)]
    [InlineData("base(satisfaction)", 2022, "value", true)]
    [InlineData("base(insurance)", 2022, "value", false)]
    public void A_line_is_the_cause_of_what_a_formula_reads(string formula, int year, string what, bool named)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "gi-utilisation", Target(">=", "90"))));
        city.Site("works");
        city.Day = new(year, 6, 1);
        if (what == "generate")
        {
            city.Enter("works", Slag, Tonne);
        }
        else
        {
            city.Value("satisfaction", ValueKinds.Base, "90", year: year);
        }

        var documents = Replayed(city, city.Number - 1);
        var touches = new Touches(documents) { Line = city.Number };
        new MeasureFold().Apply(city.Lines[^1], touches);
        var ask = FigureReading.Ask("garages", null, FigureFormula.Read(formula, "1", "1", "here"), Choices.None, "", 2, Year, [], 2022);
        var causes = new Causes(Snapshot.Read(documents, city.Number, "p")!, "p", Year);
        Assert.Equal(named, touches.All.Any(t => causes.Are(t, 1, ask, isValue: true)));
    }

    /// <summary>A figure of other months, of another part or that only some target measures from is no cause of a difference.</summary>
    [Theory]
    [InlineData(">=", ValueKinds.Reported, 2025, null, true)]
    [InlineData(">=", ValueKinds.Adopted, 2025, null, true)]
    [InlineData(">=", ValueKinds.Reported, 2024, null, false)]
    [InlineData(">=", ValueKinds.Official, 2026, null, false)]
    [InlineData(">=", ValueKinds.Reported, 2025, "城区", false)]
    [InlineData(">=", ValueKinds.Base, 2021, null, true)]
    [InlineData("gradual_increase", ValueKinds.Reported, 2024, null, true)]
    [InlineData("gradual_increase", ValueKinds.Reported, 2023, null, false)]
    public void Of_values_those_that_a_row_reads_are_causes(string comparator, string kind, int year, string? part, bool named) => Assert.Equal(
        named, IsCause(Row(1, "satisfaction", Target(comparator, "90")), "satisfaction", null, c => c.Value("satisfaction", kind, "90", year: year, part: part)));

    [Theory]
    [InlineData("stat(industrial-value-added)", "industrial-value-added", 2025, true)]
    [InlineData("stat(industrial-value-added)", "industrial-value-added", 2024, false)]
    [InlineData("stat(industrial-value-added, year=last)", "industrial-value-added", 2024, true)]
    [InlineData("stat(industrial-value-added, year=base)", "industrial-value-added", 2022, true)]
    [InlineData("stat(industrial-value-added, year=base)", "industrial-value-added", 2025, false)]
    public void Of_statistics_those_of_the_years_that_are_read_are_causes(string formula, string statistic, int year, bool named) => Assert.Equal(
        named, IsCause(Row(1, "gi-utilisation", Target(">=", "90")), "garages", formula, c => c.Statistic(statistic, "7", year: year)));

    [Theory]
    [InlineData(2023, false)]
    [InlineData(2025, true)]
    [InlineData(2030, false)]
    public void Of_assignments_that_of_the_year_that_counts_is_a_cause(int year, bool named) => Assert.Equal(
        named, IsCause(
            Row(1, "prefab-share", string.Join(',', new[] { 2023, 2025, 2030 }.Select(static y => Target("complete_city_task", "null", y)))), "prefab-share", null,
            c => c.Add(new AssignTarget(Guid.Empty, default, "p", 1, year, ">=", "80", "文"))));

    static bool IsCause(string row, string code, string? formula, Action<HandWritten> late)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", row));
        late(city);
        var documents = Replayed(city, city.Number - 1);
        var touches = new Touches(documents) { Line = city.Number };
        new MeasureFold().Apply(city.Lines[^1], touches);
        var figure = formula is null ? null : FigureFormula.Read(formula, "1", "1", "here");
        var ask = FigureReading.Ask(code, null, figure, Choices.None, "", 2, Year, [], 2022);
        var causes = new Causes(Snapshot.Read(documents, city.Number, "p")!, "p", Year);
        return touches.All.Any(t => causes.Are(t, 1, ask, isValue: true));
    }

    /// <summary>What a fill site took of another district's rubble counts there, and what the district's own waste became elsewhere does not.</summary>
    [Fact]
    public void Of_a_figure_by_facility_what_happened_at_the_region_s_sites_is_named()
    {
        const string Rubble = "900-001-S72";
        var city = Final("cdw-absorbed", c =>
        {
            c.Site("pit", kind: "fill-site");
            c.Site("far-pit", "410183", "fill-site");
            c.Site("elsewhere", "410183");
            c.Enter("works", Rubble, 3 * Tonne, "construction");
        }, "万吨");
        var there = city.Carry("M1", "works", "far-pit", Rubble, "construction", "fill-site", city.Enter("works", Rubble, Tonne, "construction"), Tonne, Tonne);
        city.Treat("far-pit", "fill-site", Classes.Landfilled, [(Tonne, there)], 0, 0);
        var buriedFar = city.Number;
        city.Carry("M2", "elsewhere", "pit", Rubble, "construction", "fill-site", city.Enter("elsewhere", Rubble, 200 * Tonne, "construction"), 200 * Tonne, 200 * Tonne);
        var lines = Changed(city).Lines;
        Assert.Contains(city.Number, lines);
        Assert.DoesNotContain(buriedFar, lines);
    }

    [Fact]
    public void A_statistic_a_base_value_a_site_and_a_paper_that_came_late_are_named()
    {
        var city = Final("gi-intensity", static c => c.Enter("works", Slag, 3 * Tonne), "吨/万元");
        city.Statistic("garages", "7");
        city.Statistic("industrial-value-added", "40");
        Assert.Equal([city.Number], Changed(city).Lines);

        city = Final("hw-utilisation", static c => c.Treat("works", "R9", Classes.Utilised, [(2 * Tonne, c.Enter("works", Oil, 3 * Tonne, "hazardous"))], 2 * Tonne, 0));
        city.Site("far", "410183");
        city.Site("works", @class: "social");
        Assert.Equal([city.Number], Changed(city).Lines);

        city = Final("insurance", static c => c.Add(new GrantPermit(Guid.Empty, default, "P1", new("works"), ["HW08"], ["R9"], new(2024, 1, 1), new(2026, 12, 31))));
        city.Add(new RegisterInsurance(Guid.Empty, default, new("E-works"), "I1", "pollution-liability", "人保", new(2025, 1, 1), new(2025, 12, 31)));
        Assert.Equal([city.Number], Changed(city).Lines);
    }

    [Fact]
    public void A_change_is_restated_by_what_the_year_before_had()
    {
        var city = Final("renewable-growth", static c =>
        {
            c.Site("yard", kind: "recycler");
            c.Carry("M1", "works", "yard", "900-911-S62", "recyclables", "C5", c.Enter("works", "900-911-S62", 3 * Tonne, "recyclables"), 3 * Tonne, 3 * Tonne);
            c.Statistic("recyclables-received", "2", year: 2024);
        });
        city.Statistic("recyclables-received", "3", year: 2024);
        Assert.Equal([city.Number], Changed(city).Lines);
    }

    /// <summary>Of a half-year: what was generated before it changes what of its use was of earlier years' stock.</summary>
    [Fact]
    public void What_the_months_before_had_is_named_where_earlier_years_stock_is_counted()
    {
        var half = ReportingPeriod.TryRead("2025-H2", out var period) ? period : default;
        var city = Final("gi-utilisation", static c =>
        {
            c.Day = new(2024, 6, 1);
            var old = c.Enter("works", Slag, 9 * Tonne);
            c.Day = new(2025, 8, 1);
            c.Enter("works", Slag, Tonne);
            c.Treat("works", "road-base", Classes.Utilised, [(3 * Tonne, old)], 3 * Tonne, 0);
        }, period: half);
        city.Day = new(2025, 2, 1);
        city.Enter("works", Slag, Tonne);
        Assert.Equal([city.Number], Changed(city, half).Lines);
    }

    /// <summary>Where nothing was known there was no value; that old stock stands does not say that nothing was done with it.</summary>
    [Fact]
    public void Stock_of_an_earlier_year_that_turns_up_late_makes_no_zero()
    {
        var city = Final("gi-storage-disposal", static _ => { }, "万吨");
        city.Day = new(2024, 6, 1);
        city.Enter("works", Slag, Tonne);
        Assert.Empty(Restated(city).Rows);
    }

    [Fact]
    public void An_edition_that_came_late_is_named_for_what_it_asks_otherwise_and_for_rows_that_it_has_no_more()
    {
        var city = Issued();
        city.Adopt("p", "410104", Of("p", Row(1, "gi-utilisation", Target(">=", "50"))));
        var rows = Restated(city).Rows;
        Assert.Equal([(1, States.Behind, States.Met), (2, States.Met, States.NoFigure)], rows.Select(static r => (r.No, r.IssuedState, r.State)));
        Assert.All(rows, r => Assert.Equal([city.Number], r.Lines));
    }

    static RestatedRow Changed(HandWritten city, ReportingPeriod? period = null) => Restated(city, period: period).Rows.Single();

    /// <summary>A plan of one row, issued as a final after what was there by then.</summary>
    static HandWritten Final(string code, Action<HandWritten> before, string unit = "%", ReportingPeriod? period = null)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, code, Target(">=", "90"), unit: unit)));
        city.Site("works");
        before(city);
        city.Add(new IssueReport(Guid.Empty, default, "p", period ?? Year, ReportKind.Annex, ReportStages.Final, city.Number, "5e", "文1"));
        return city;
    }
}
