using System.Globalization;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>The client's questions about figures, at the doors of a house where a weight was put right after the final.</summary>
public class ClientTest : IClassFixture<ClientTest.Fixture>
{
    const string Plan = "restated-huiji";
    const int Utilisation = 1;
    const long Loaded = 100_000_000, Received = 96_000_001, Treated = 60_000_000;
    static readonly ReportingPeriod Month = ReportingPeriod.TryRead("2025-09", out var month) ? month : default;

    readonly Fixture fixture;

    public ClientTest(Fixture fixture) => this.fixture = fixture;

    WasteFlowClient Client => fixture.Client;

    [Fact]
    public async Task A_report_is_read_as_it_is_known_and_as_it_was_issued()
    {
        var issued = Value(await Client.Issued(Plan)).Single(static i => i.Kind == "annex");
        var now = Value(await Client.Report(Plan, Month));
        var then = Value(await Client.ReportAsIssued(Plan, Month));
        Assert.Equal((issued.AtLine, issued.Checksum), (then.Line, then.Checksum));
        Assert.Equal((ReportIssue.None, issued.Line, issued.Document), (now.Issue, then.Issue!.Line!.Value, then.Issue.Document));
        Assert.Equal(then.Checksum, Value(await Client.Report(Plan, Month, issued.AtLine)).Checksum);
        Assert.NotEqual(then.Checksum, now.Checksum);
        Assert.Equal("report_issue_unknown", (await Client.ReportFileAsIssued(Plan, issued.AtLine, "docx", "zh")).Refusal?.Refused.Code);
        Assert.Equal("report_not_issued", (await Client.ReportAsIssued(Plan, Month, "briefing")).Refusal?.Refused.Code);
    }

    [Fact]
    public async Task A_report_made_in_the_background_is_the_one_of_its_line_and_a_failed_one_says_why()
    {
        var issued = Value(await Client.Issued(Plan)).Single(static i => i.Kind == "annex");
        var job = await Ended(Value(await Client.MakeReport(new(Plan, "annex", "docx", "zh", Month, issued.AtLine))));
        Assert.Equal(("done", 100, "ended"), (job.State, job.Progress, job.Stage));
        Assert.Equal((issued.AtLine, issued.Checksum, Month), (job.Result!.Line, job.Result.Checksum, job.Result.Period));
        var file = Value(await Client.ReportJobFile(job.Job));
        Assert.Equal(Value(await Client.ReportFile(Plan, "annex", "docx", "zh", Month, issued.AtLine)).Bytes, file.Bytes);
        Assert.Equal((job.Result.Name, job.Result.Bytes), (file.Name, file.Bytes.LongLength));

        // The same as it was issued says so, and is another file.
        var final = await Ended(Value(await Client.MakeReport(new(Plan, Format: "docx", IssuedBy: issued.Line))));
        Assert.Equal(($"{Plan}-annex-2025-09-{issued.AtLine}-final.docx", issued.Checksum), (final.Result!.Name, final.Result.Checksum));
        Assert.Equal(Value(await Client.ReportFileAsIssued(Plan, issued.Line, "docx", "zh")).Bytes, Value(await Client.ReportJobFile(final.Job)).Bytes);
        Assert.NotEqual(file.Bytes, Value(await Client.ReportJobFile(final.Job)).Bytes);

        // Before the plan was adopted there is nothing to report.
        var early = await Ended(Value(await Client.MakeReport(new(Plan, Format: "html", AtLine: 1))));
        Assert.Equal(("failed", "plan_adopted_later", null), (early.State, early.Failure!.Code, early.Result));
        Assert.Equal("report_job_not_done", (await Client.ReportJobFile(early.Job)).Refusal?.Refused.Code);
        Assert.Equal([early.Job, final.Job, job.Job], Value(await Client.ReportJobs(Plan)).Select(static j => j.Job));
        Assert.Equal("report_job_unknown", (await Client.ReportJob(99)).Refusal?.Refused.Code);
    }

    [Theory]
    [InlineData("nowhere", "annex", "xlsx", "zh", null, null, "plan_unknown", "/plan")]
    [InlineData(Plan, "poem", "xlsx", "zh", null, null, "report_kind_unknown", "/kind")]
    [InlineData(Plan, "annex", "odt", "zh", null, null, "field_not_one_of", "/format")]
    [InlineData(Plan, "annex", "svg", "zh", null, null, "report_format_unfit", "")]
    [InlineData(Plan, "annex", "xlsx", "fr", null, null, "field_not_one_of", "/language")]
    [InlineData(Plan, "yearly", "xlsx", "zh", "2025-09", null, "report_period_unfit", "/period")]
    [InlineData(Plan, "annex", "xlsx", "zh", "1999", null, "year_out_of_range", "/period")]
    [InlineData(Plan, "annex", "xlsx", "zh", null, 99999L, "no_such_line", "/atLine")]
    [InlineData(Plan, "annex", "xlsx", "zh", null, null, "report_issue_unknown", "/issuedBy", 1L)]
    public async Task What_cannot_be_made_is_refused_before_it_waits(
        string plan, string kind, string format, string language, string? period, long? line, string code, string pointer, long? by = null)
    {
        ReportingPeriod? months = period is not null && ReportingPeriod.TryRead(period, out var read) ? read : null;
        var refused = (await Client.MakeReport(new(plan, kind, format, language, months, line, by))).Refusal!.Refused;
        Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
    }

    [Fact]
    public async Task A_flow_statement_and_its_restatement_are_read_in_grams()
    {
        var issued = Value(await Client.Issued(Plan)).Single(static i => i.Kind == "flows");
        Assert.Equal(issued.Checksum, Value(await Client.Flows(Plan, Month, issued.AtLine)).Checksum);
        Assert.Equal(Received, Value(await Client.Flows(Plan, Month)).Streams.Single().Received);
        var received = Value(await Client.Restated(Plan, Month, "flows")).Flows!.Single(static t => t is { Side: "memo", Term: "received" });
        Assert.Equal((Loaded, Received, Received - Loaded), (received.Issued, received.Now, received.Difference));
        Assert.Equal(Utilisation, Value(await Client.Restated(Plan, Month)).Rows.Single().No);
    }

    [Fact]
    public async Task A_figure_is_opened_down_to_the_lines_and_found_again_from_its_manifest()
    {
        var figure = Value(await Client.Figure(Plan, Utilisation, period: Month));
        var term = figure.Denominator!.Terms.First(static t => t.Grams > 0);
        Assert.Equal(Loaded, term.Grams);
        var cells = Value(await Client.FigureCells(Plan, Utilisation, term.No, period: Month));
        Assert.Equal(term.Grams, cells.Grams);
        Assert.Empty(Value(await Client.FigureCells(Plan, Utilisation, term.No, period: Month, from: cells.Count)).Cells);
        Assert.Empty(Value(await Client.FigureSites(Plan, Utilisation, term.No, period: Month)).Sites);
        var lots = Value(await Client.FigureLots(Plan, Utilisation, cells.Cells[0].Cell, term.No, period: Month, take: 1));
        Assert.Equal(cells.Cells[0].Grams, lots.Grams);
        Assert.Single(lots.Lots);
        var manifest = Assert.Single(Value(await Client.Manifests(take: 1))).Number;
        Assert.Contains(Value(await Client.Touched(manifest)).Figures, static f => f is { Plan: Plan, Row: Utilisation, Numerator: true });
        Assert.Equal("plan_row_unknown", (await Client.Figure(Plan, 99)).Refusal?.Refused.Code);
    }

    [Fact]
    public async Task What_if_is_asked_and_refused_by_name()
    {
        var bricks = Value(await Client.Manifests(take: 1)).Single().Receiver;
        FlowChange Buried(string tonnes) => new(Classes.Utilised, new(tonnes, "t"), bricks, "D1", "general-industrial", From: bricks);
        var figures = Value(await Client.WhatIf(new(Plan, [Buried("6"), Buried("10")], Month)));
        Assert.Equal(("96.00", "80.00"), (figures.Rows[0].Before.Value, figures.Rows[0].After.Value));
        Assert.Equal("flow_holds_less", (await Client.WhatIf(new(Plan, [Buried("97")], Month))).Refusal?.Refused.Code);
    }

    [Fact]
    public async Task A_formula_is_tried_for_a_region_and_told_where_it_is_wrong()
    {
        TryFormula asked = new("utilised(stream=general-industrial)", Month, "410100", "generated", 100, "%");
        var tried = Value(await Client.TryFormula(asked));
        Assert.Equal(("96.00", Loaded), (tried.Rounded, tried.Denominator!.Terms.Single().Grams));
        var refused = (await Client.TryFormula(asked with { Numerator = "utilised(stream=general-industral)" })).Refusal!.Refused;
        Assert.Equal(("formula_name_unknown", "/numerator", "17", "general-industrial"), (refused.Code, refused.Pointer, refused.Details!["position"], refused.Details["suggestion"]));
    }

    [Fact]
    public async Task Waste_is_traced_from_a_producers_or_regions_days_and_back_from_a_treatment_or_a_disposers_days()
    {
        LocalDate generated = new(2025, 9, 22), treated = new(2025, 9, 23);
        var load = Assert.Single(Value(await Client.Manifests(take: 1)));
        var forward = Value(await Client.TraceProducer(load.Mover, generated, null));
        Assert.Equal((Loaded, Treated), (forward.Roots.Single().Grams, forward.Outcomes.Single().Grams));
        Assert.Equal(forward.Roots, Value(await Client.TraceRegion("410108", null, generated)).Roots);
        Assert.Empty(Value(await Client.TraceProducer(load.Mover, treated, treated)).Roots);
        var line = long.Parse(forward.Nodes.Single(static n => n.Act == "treat-waste").Id, CultureInfo.InvariantCulture);
        var back = Value(await Client.TraceTreatment(line));
        Assert.Equal((load.Mover, Treated), (back.Roots.Single().Producer!.Value, back.Roots.Single().Grams));
        Assert.Equal(back.Roots, Value(await Client.TraceDisposer(load.Receiver, treated, treated)).Roots);
        Assert.Equal("no_such_treatment", (await Client.TraceTreatment(1)).Refusal?.Refused.Code);
    }

    [Fact]
    public async Task The_identity_is_read_by_days_and_by_months()
    {
        Assert.Equal(Loaded, Value(await Client.Identity("general-industrial", new(2025, 9, 22), new(2025, 9, 22))).Single().Generated);
        Assert.Equal(Loaded, Value(await Client.IdentityOf("410108", "general-industrial", period: Month)).Single().Generated);
        Assert.Equal(0, Value(await Client.Identity("general-industrial", new(2025, 9, 23), new(2025, 9, 23))).Single().Generated);
        Assert.Empty(Value(await Client.Treatments()).Unbalanced);
    }

    [Fact]
    public async Task What_is_to_be_handed_in_is_read_by_department_and_state()
    {
        var year = ReportingPeriod.OfYear(2025);
        var tasks = Value(await Client.Tasks(Plan, year));
        Assert.Contains(tasks, static t => t.What == "satisfaction");
        Assert.All(Value(await Client.Tasks(Plan, year, "宣传部")), static t => Assert.Contains("宣传部", t.Departments));
        Assert.Empty(Value(await Client.Tasks(Plan, year, state: "done")));
    }

    /// <summary>As it is once it ended; a report of this house takes moments.</summary>
    async Task<ReportJob> Ended(ReportJob job)
    {
        for (var looks = 0; looks < 300 && job.State is "queued" or "running"; looks++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            job = Value(await Client.ReportJob(job.Job));
        }

        return job;
    }

    static T Value<T>(Client.Outcome<T> answer) where T : class
    {
        Assert.True(answer.Went, $"{answer.Status} {answer.Refusal?.Refused.Code} {answer.Refusal?.En}");
        return answer.Value!;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        readonly EmbeddedHouse house = new();
        readonly HttpClient http = new();

        internal WasteFlowClient Client { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await house.InitializeAsync();
            await new Player(AllJourneys.Read("report-restated-after-a-correction"), house).Play();
            Client = new(http, new Client.RoomAddresses(house.Address));
            Assert.True((await Client.SignInWithKey(house.Secret + house.Secret)).Went);
            Client.Line = house.Doors.Line;
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await house.DisposeAsync();
        }
    }
}
