using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>An issued report stays; what is known by now differs by rows, each with the lines that made it so.</summary>
public partial class RestatingTest
{
    const long Tonne = 1_000_000;
    static readonly ReportingPeriod Year = ReportingPeriod.OfYear(2025);

    [Fact]
    public void Nothing_is_restated_where_nothing_came_after()
    {
        var city = Issued();
        var restated = Restated(city);
        Assert.Empty(restated.Rows);
        Assert.Null(restated.Since);
        Assert.Equal(city.Number, restated.Line);
    }

    [Fact]
    public void A_late_flow_restates_the_rows_that_count_it_and_is_named()
    {
        var city = Issued();
        var lot = city.Enter("works", "900-099-S59", Tonne);
        var (entered, treated) = (city.Number, city.Number + 1);
        city.Treat("works", "road-base", Classes.Utilised, [(Tonne, lot)], Tonne, 0);
        var row = Restated(city).Rows.Single();
        Assert.Equal((1, "66.67", "75.00", "8.33"), (row.No, row.Issued, row.Now, row.Difference));
        Assert.Equal((States.Behind, States.Met), (row.IssuedState, row.State));
        Assert.Equal([entered, treated], row.Lines);
        Assert.Equal(entered, Restated(city).Since);
    }

    [Fact]
    public void A_value_entered_late_restates_its_own_row_alone()
    {
        var city = Issued();
        city.Value("satisfaction", ValueKinds.Reported, "92.5");
        city.Value("insurance", ValueKinds.Reported, "92.5");
        var row = Restated(city).Rows.Single();
        Assert.Equal((2, "91", "92.5", "1.5"), (row.No, row.Issued, row.Now, row.Difference));
        Assert.Equal([city.Number - 1], row.Lines);
    }

    /// <summary>A sentence of the running text has a figure of its own year, which is as frozen as the table's.</summary>
    [Fact]
    public void A_late_value_restates_a_text_of_its_year_and_is_named()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "insurance", Target(">=", "90")), Text("satisfaction", ">=", "80", year: "2023")));
        city.Value("satisfaction", ValueKinds.Reported, "81", year: 2023);
        city.Add(new IssueReport(Guid.Empty, default, "p", Year, ReportKind.Annex, ReportStages.Final, city.Number, "", "文"));
        Assert.Empty(Restated(city).Texts!);
        city.Value("satisfaction", ValueKinds.Reported, "79.5", year: 2023);
        city.Value("satisfaction", ValueKinds.Reported, "70");
        var restated = Restated(city);
        var text = restated.Texts!.Single();
        Assert.Equal(("Q", 2023, "81", "79.5", "-1.5"), (text.Quote, text.Year, text.Issued, text.Now, text.Difference));
        Assert.Equal((States.Met, States.Behind), (text.IssuedState, text.State));
        Assert.Equal([city.Number - 1], text.Lines);
        Assert.Equal(city.Number - 1, restated.Since);
        Assert.Empty(restated.Rows);
    }

    /// <summary>In grams, both sides alike, each term with the lines that touched it and no others.</summary>
    [Fact]
    public void A_late_flow_restates_the_terms_of_a_flow_statement_to_the_gram()
    {
        var city = Issued(kind: ReportKind.Flows);
        Assert.Equal([], Restated(city, ReportKind.Flows).Flows);
        var lot = city.Enter("works", "900-099-S59", Tonne + 7);
        var (entered, treated) = (city.Number, city.Number + 1);
        city.Treat("works", "road-base", Classes.Utilised, [(Tonne, lot)], Tonne, 0);
        city.Enter("works", "462-901-S90", 5, "sludge");
        var restated = Restated(city, ReportKind.Flows);
        Assert.Empty(restated.Rows);
        Assert.Equal(entered, restated.Since);
        Assert.Equal(
            [
                ("general-industrial", "in", "generated", null, 3 * Tonne, (4 * Tonne) + 7, Tonne + 7),
                ("general-industrial", "out", "stock", "origin", Tonne, Tonne + 7, 7),
                ("general-industrial", "out", "utilised", "origin", 2 * Tonne, 3 * Tonne, Tonne),
                ("sludge", "in", "generated", null, 0, 5, 5),
                ("sludge", "out", "stock", "origin", 0, 5, 5),
            ],
            restated.Flows!.Select(static t => (t.Stream, t.Side, t.Term, t.Place, t.Issued, t.Now, t.Difference)));
        Assert.Equal([[entered], [entered, treated], [treated], [treated + 1], [treated + 1]], restated.Flows!.Select(static t => t.Lines));
    }

    [Fact]
    public void A_site_that_comes_to_the_region_restates_the_statement_and_its_line_is_named()
    {
        var city = new HandWritten();
        city.Site("elsewhere", region: "410183");
        city.Enter("elsewhere", "900-099-S59", Tonne);
        city = Issued(kind: ReportKind.Flows, city: city);
        city.Site("elsewhere");
        var flows = Restated(city, ReportKind.Flows).Flows!;
        Assert.Equal([("generated", Tonne), ("stock", Tonne)], flows.Select(static t => (t.Term, t.Difference)));
        Assert.All(flows, t => Assert.Equal([city.Number], t.Lines));
    }

    /// <summary>What is of other months, another region or another stream touches no row.</summary>
    [Fact]
    public void What_does_not_count_for_the_period_restates_nothing()
    {
        var city = Issued();
        city.Day = new(2026, 2, 1);
        city.Enter("works", "900-099-S59", Tonne);
        city.Day = new(2025, 6, 1);
        city.Site("elsewhere", region: "410183");
        city.Enter("elsewhere", "900-099-S59", Tonne);
        city.Enter("works", "462-901-S90", Tonne, "sludge");
        Assert.Empty(Restated(city).Rows);
    }

    [Fact]
    public void A_target_that_is_assigned_late_restates_the_state()
    {
        var city = Issued(Row(3, "prefab-share", Target("complete_city_task", "null")));
        city.Add(new AssignTarget(Guid.Empty, default, "p", 3, 2025, ">=", "60", "文"));
        var row = Restated(city).Rows.Single();
        Assert.Equal((3, States.NotAssigned, States.NoFigure, null), (row.No, row.IssuedState, row.State, row.Difference));
        Assert.Equal([city.Number], row.Lines);
    }

    [Fact]
    public void The_report_at_its_line_is_the_one_that_was_issued()
    {
        var city = Issued();
        var at = city.Number - 1;
        var then = JsonSerializer.Serialize(ReportMaker.Make(Snapshot.Read(Replayed(city, at), at, "p")!, Year), Wire.Options);
        for (var i = 0; i < 20; i++)
        {
            city.Enter("works", "900-099-S59", Tonne);
        }

        Assert.Equal(then, JsonSerializer.Serialize(ReportMaker.Make(Snapshot.Read(Replayed(city, at), at, "p")!, Year), Wire.Options));
    }

    [Theory]
    [InlineData("p", "2025", ReportKind.Annex, "410104", null)]
    [InlineData("p", "2024", ReportKind.Annex, "410104", "report_not_issued")]
    [InlineData("p", "2025", ReportKind.Briefing, "410104", "report_not_issued")]
    [InlineData("p", "2025", ReportKind.Annex, "411003", "not_yours")]
    [InlineData("q", "2025", ReportKind.Annex, "410104", "plan_unknown")]
    public void Only_a_final_of_ones_own_region_can_be_restated(string plan, string period, string kind, string region, string? told)
    {
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        Assert.Equal(told, RestatedDoor.Standing(Issued().Documents, new("planner", null, [Roles.Planner], region), plan, months, kind).Refused?.Code);
    }

    /// <summary>Two thirds of 3 t utilised and a survey of 91, issued as a final.</summary>
    static HandWritten Issued(string more = "", string kind = ReportKind.Annex, HandWritten? city = null)
    {
        city ??= new HandWritten();
        var rows = new[] { Row(1, "gi-utilisation", Target(">=", "70")), Row(2, "satisfaction", Target(">=", "90")), more };
        city.Adopt("p", "410104", Of("p", string.Join(',', rows.Where(static r => r.Length > 0))));
        city.Site("works");
        var lot = city.Enter("works", "900-099-S59", 3 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(2 * Tonne, lot)], 2 * Tonne, 0);
        city.Value("satisfaction", ValueKinds.Reported, "91");
        city.Add(new IssueReport(Guid.Empty, default, "p", Year, kind, ReportStages.Final, city.Number, "5e", "文1"));
        return city;
    }

    static Restatement Restated(HandWritten city, string kind = ReportKind.Annex, ReportingPeriod? period = null)
    {
        var issued = IssuedLines.Standing(city.Documents, "p", period ?? Year, kind)!;
        var restating = new Restating(Replayed(city, issued.AtLine), issued);
        foreach (var line in city.Lines.Where(l => l.Number > issued.AtLine))
        {
            restating.Take(line);
        }

        return restating.At(city.Number);
    }

    static MemoryDocuments Replayed(HandWritten city, long until)
    {
        var documents = new MemoryDocuments();
        foreach (var line in city.Lines.Where(l => l.Number <= until))
        {
            new MeasureFold().Apply(line, documents);
        }

        return documents;
    }
}
