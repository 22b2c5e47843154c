using System.Text.Json;
using NodaTime;
using WasteFlow.Commands;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>The flow statement of a region: where each gram was, both sides equal, the same in every format.</summary>
public class FlowStatementTest
{
    const string Stream = "general-industrial", Code = "900-099-S59";
    static readonly Instant At = Instant.FromUtc(2025, 7, 1, 1, 30);

    [Fact]
    public void Each_gram_stands_where_it_arose_on_its_way_or_where_it_was_received()
    {
        var flows = Assert.Single(Make(Played()).Flows!.Streams);
        Assert.Equal([new("opening", null, 400), new("generated", null, 10_000), new("residue", null, 300), new("brought-in", null, 50)], flows.In);
        Assert.Equal(
        [
            new("stock", "origin", 2_300), new("utilised", "origin", 1_400), new("open", "way", 200), new("weighing", "way", -100), new("moved-out", "way", 2_000),
            new("stock", "received", 2_950), new("utilised", "received", 2_000),
        ], flows.Out);
        Assert.Equal((7_000L, 4_900L), (flows.Transferred, flows.Received));
    }

    [Fact]
    public void What_was_there_at_the_beginning_is_what_stood_before_the_period()
    {
        var flows = Assert.Single(Make(Played(), "2025-12").Flows!.Streams);
        Assert.Equal(5_450, Assert.Single(flows.In).Grams);
        Assert.Equal(flows.In.Sum(static t => t.Grams), flows.Out.Sum(static t => t.Grams));
    }

    [Fact]
    public void The_figure_loses_no_gram_at_any_node()
    {
        var figure = new FlowPaper(Make(Played()).Flows!, Sentences.In("en")).Whole();
        var last = figure.Nodes.Max(static n => n.Column);
        for (var i = 0; i < figure.Nodes.Count; i++)
        {
            var (entered, left) = (figure.Bands.Where(b => b.To == i).Sum(static b => b.Amount), figure.Bands.Where(b => b.From == i).Sum(static b => b.Amount));
            Assert.True(figure.Nodes[i].Column == 0 || figure.Nodes[i].Column == last || entered == left, figure.Nodes[i].Name);
        }

        // The surplus of 100 g came from nowhere else, so the whole is 100 g more than what was there or came in.
        Assert.Equal(10_850, figure.Bands.Where(b => figure.Nodes[b.From].Column == 0).Sum(static b => b.Amount));
        Assert.Equal(10_850, figure.Bands.Where(b => figure.Nodes[b.To].Column == last).Sum(static b => b.Amount));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Both_sides_of_the_table_have_the_same_sum(string language)
    {
        var words = Sentences.In(language);
        var rows = new FlowTable(Make(Played()).Flows!, words).Statement().SelectMany(static t => t.Rows).ToList();
        Assert.Equal(
            rows.Single(r => r[2].Text == words.Say("flows-in-total")).Skip(3).Select(static c => c.Text),
            rows.Single(r => r[2].Text == words.Say("flows-out-total")).Skip(3).Select(static c => c.Text));
        Assert.Equal("0.010750", rows.Single(r => r[2].Text == words.Say("flows-in-total"))[3].Text);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("svg")]
    public async Task It_is_the_same_bytes_when_made_again_and_a_gram_more_is_found(string format)
    {
        var (city, more) = (Played(), Played());
        more.Enter("works", Code, 1_000_000);
        var bytes = (await PaperFormats.Of(Make(city), ReportKind.Flows, "zh", format, default))!;
        Assert.Equal(format, PaperReading.FormatOf(bytes));
        Assert.Equal(bytes, await PaperFormats.Of(Make(Played()), ReportKind.Flows, "zh", format, default));
        Assert.NotNull(ReportProof.Difference((await PaperFormats.Of(Make(more), ReportKind.Flows, "zh", format, default))!, bytes, format));
        Assert.NotEqual(Make(city).Checksum, Make(more).Checksum);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("svg")]
    public async Task Its_code_names_the_kind_and_the_statements_own_checksum(string format)
    {
        var made = Make(Played());
        var said = string.Concat(PaperReading.Of((await PaperFormats.Of(made, ReportKind.Flows, "en", format, default))!, format).Select(static t => t.Text + " "));
        Assert.Equal(new SealCode(ReportForm.Current.Edition, "p", ReportingPeriod.OfYear(2025), "flows", made.Report.Line, "en", made.Flows!.Checksum!), SealCode.Find(said));
        Assert.NotEqual(made.Report.Checksum, made.Checksum);
    }

    [Fact]
    public async Task Where_nothing_flowed_it_says_so_in_every_format()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Empty("p"));
        var made = Make(city);
        Assert.Empty(made.Flows!.Streams);
        Assert.Equal(Sentences.In("zh").Say("flows-none"), Assert.IsType<PaperText>(Papers.Of(made, "flows", "zh").Blocks[0]).Text);
        foreach (var format in new[] { "json", "csv", "xlsx", "docx", "html", "svg" })
        {
            Assert.NotEmpty((await PaperFormats.Of(made, ReportKind.Flows, "zh", format, default))!);
        }
    }

    [Fact]
    public void Only_flows_are_a_figure() =>
        Assert.Equal(("report_format_unfit", null), (PaperFormats.Objection("svg", "annex", null)?.Code, PaperFormats.Objection("svg", "flows", null)?.Code));

    /// <summary>A works and a mill of the district, and a plant of another one.</summary>
    static HandWritten Played()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Empty("p"));
        city.Site("works");
        city.Site("mill");
        city.Site("plant", "410183");
        city.Enter("works", Code, 400, account: Accounts.Opening);
        var lot = city.Enter("works", Code, 10_000);
        city.Enter("mill", Code, 50, account: Accounts.BroughtIn);
        city.Treat("works", "R4", Classes.Utilised, [(1_400, lot)], 1_400, 0);
        var received = city.Carry("M1", "works", "mill", Code, Stream, "R4", lot, 3_000, 3_100);
        city.Treat("mill", "R4", Classes.Utilised, [(2_000, received)], 1_700, 0, (Stream, Code, 300));
        city.Carry("M2", "works", "mill", Code, Stream, "R4", lot, 2_000, 1_800, Accounts.Discrepancy);
        city.Carry("M3", "works", "plant", Code, Stream, "R4", lot, 2_000, 2_000);
        return city;
    }

    static Made Make(HandWritten city, string period = "2025") => Making.Of(
        Taken.Of(city.Documents, city.Number, new("p", ReportingPeriod.TryRead(period, out var months) ? months : throw new FormatException(period), null, ReportKind.Flows))!, At);
}
