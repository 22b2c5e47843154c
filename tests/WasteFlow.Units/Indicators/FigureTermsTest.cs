using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>From a figure down to the lines, and from a manifest up to its figures.</summary>
public class FigureTermsTest
{
    const string Slag = "900-099-S59";
    const string Stream = "general-industrial";
    const long Tonne = 1_000_000;

    [Fact]
    public void A_figure_is_its_terms_and_each_term_its_cells_and_each_cell_its_lots()
    {
        var city = Carried();
        var view = View(city, "gi-utilisation");
        Assert.Equal(("50.00", "5", "10"), (view.Value, view.Numerator!.Value, view.Denominator!.Value));
        Assert.Equal(
            ["utilised(stream=general-industrial) 5000000", "generated(stream=general-industrial) 10000000", "utilised_prev(stream=general-industrial) 0"],
            view.Numerator.Terms.Concat(view.Denominator.Terms).Select(static t => $"{t.Text} {t.Grams}"));
        var opened = Opened(city, "gi-utilisation");
        var cell = Assert.Single(opened.Cells(new(1, 0, 10, null)).View!.Cells);
        Assert.Equal((new SiteId("works"), new SiteId("plant"), "road-base", 5 * Tonne), (cell.Producer, cell.Facility, cell.With, cell.Grams));
        var lot = Assert.Single(opened.Lots(new(1, 0, 10, cell.Cell)).View!.Lots);
        Assert.Equal((5 * Tonne, new ManifestNumber("M1")), (lot.Grams, lot.Manifest));
    }

    [Fact]
    public void Pages_go_on_where_the_one_before_ended()
    {
        var city = Carried();
        city.Day = city.Day.PlusMonths(1);
        city.Enter("works", Slag, Tonne);
        var opened = Opened(city, "gi-utilisation");
        var first = opened.Cells(new(2, 0, 1, null)).View!;
        var second = opened.Cells(new(2, first.Next!.Value, 1, null)).View!;
        Assert.Equal((2, 11 * Tonne, null), (second.Count, second.Grams, second.Next));
        Assert.Equal(["2025-03", "2025-04"], first.Cells.Concat(second.Cells).Select(static c => c.Month));
        Assert.Equal("no_such_term", opened.Cells(new(9, 0, 1, null)).Refused!.Code);
        Assert.Equal("field_malformed", opened.Lots(new(1, 0, 1, "moon")).Refused!.Code);
    }

    [Fact]
    public void A_manifest_names_the_figures_it_is_in_with_its_grams()
    {
        var city = Carried();
        city.Adopt("p", "410104", Of("p", $"{Row(1, "gi-utilisation", Target(">=", "1"))},{Row(2, "msw-landfill", Target("=", "0"))}"));
        var touched = TouchedFigures.Of(city.Documents, city.Number, new("M1"), static _ => true)!;
        var figure = Assert.Single(touched.Figures);
        Assert.Equal(("p", 1, true, "utilised(stream=general-industrial)", 5 * Tonne), (figure.Plan, figure.Row, figure.Numerator, figure.Term, figure.Grams));
        Assert.Equal(4, touched.Lines.Count);
        Assert.Null(TouchedFigures.Of(city.Documents, city.Number, new("M2"), static _ => true));
        Assert.Empty(TouchedFigures.Of(city.Documents, city.Number, new("M1"), static _ => false)!.Figures);
    }

    [Theory]
    [InlineData("gi-utilisation", "utilised_prev(stream=general-industrial)")]
    [InlineData("med-coverage", "collected_sites(stream=medical, kind=medical-institution|small-clinic, receipt=final)")]
    public void A_manifest_is_told_of_every_term_that_leads_down_to_it(string code, string term)
    {
        var city = new HandWritten();
        city.Site("works", kind: "medical-institution");
        city.Site("plant", "410183");
        var (stream, waste, method) = code == "gi-utilisation" ? (Stream, Slag, "road-base") : ("medical", "841-001-01", "Y10");
        var stood = city.Enter("works", waste, 10 * Tonne, stream, Accounts.Opening);
        city.Carry("M1", "works", "plant", waste, stream, method, stood, 5 * Tonne, 5 * Tonne);
        var opened = Opened(city, code);
        var terms = opened.View.Numerator!.Terms.Concat(opened.View.Denominator?.Terms ?? []).Single(t => t.Text == term);
        var cell = Assert.Single(opened.Cells(new(terms.No, 0, 10, null)).View!.Cells);
        var down = opened.Lots(new(terms.No, 0, 10, cell.Cell)).View!.Lots.Where(static l => l.Manifest == new ManifestNumber("M1")).Sum(static l => l.Grams);
        var up = TouchedFigures.Of(city.Documents, city.Number, new("M1"), static _ => true)!.Figures.Single(f => f.Term == term);
        Assert.Equal(down, up.Grams);
        Assert.NotEqual(0, up.Grams);
    }

    [Theory]
    [InlineData(1, "plan_part_unknown", "甲、乙")]
    [InlineData(2, "plan_row_undivided", null)]
    [InlineData(3, "plan_row_unknown", null)]
    public void What_cannot_be_opened_is_told_what_can(int row, string code, string? parts)
    {
        var divided = string.Join(',', new[] { "甲", "乙" }.Select(static part => Target(">=", "1", more: $", \"part\": \"{part}\"")));
        var plan = PrintedPlan.Read(
            System.Text.Json.JsonDocument.Parse(Of("p", $"{Row(1, "satisfaction", divided)},{Row(2, "participation", Target(">=", "1"))}")).RootElement, out _)!;
        var refused = FigureDoors.NotThere(plan, row);
        Assert.Equal((code, parts), (refused.Code, refused.Details!.GetValueOrDefault("parts")));
    }

    /// <summary>10 t generated, 5 t of them accepted by the plant to be used, 4 t used by now.</summary>
    static HandWritten Carried()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("plant", "410183");
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 5 * Tonne, 5 * Tonne);
        city.Treat("plant", "road-base", Classes.Utilised, [(4 * Tonne, there)], 4 * Tonne, 0);
        return city;
    }

    static FigureView View(HandWritten city, string code) => Opened(city, code).View;

    static Opened Opened(HandWritten city, string code)
    {
        city.Adopt("p", "410104", Of("p", Row(1, code, Target(">=", "1"))));
        var snapshot = Snapshot.Read(city.Documents, city.Number, "p")!;
        return new(city.Documents, snapshot, 1, null, new PlanAsks(snapshot.Printed).Find(1, null, ReportingPeriod.OfYear(2025))!);
    }
}
