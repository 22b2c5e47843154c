using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Traces that begin with a producer's or a region's days, with a treatment, or with a disposer's days.</summary>
public class DaysTraceTest
{
    static readonly LocalDate Monday = new(2025, 3, 3);
    static readonly LocalDate Tuesday = new(2025, 3, 4);

    /// <summary>
    /// On Monday the works' 100 kg and the yard's 60 kg go to the plant, which makes one lot of them; on Tuesday it treats 80 kg of it, 20 kg of which are left
    /// as residue, and the works generates 30 kg more.
    /// </summary>
    static async Task<(Table Table, LotId Monday, LotId Yard, LotId Tuesday, LotId Residue, long Treated)> TwoDays()
    {
        var table = await Table.Laid();
        var first = await table.Generated(100);
        var yard = await table.Generated(60, Table.Yard);
        var received = new List<LotId>();
        foreach (var (site, lot, kilograms) in new[] { (Table.Works, first, 100), (Table.Yard, yard, 60) })
        {
            var manifest = (await table.Do(table.File(kilograms, lots: [lot], mover: site))).Manifest!.Value;
            await table.Do(table.PickUp(manifest));
            received.Add((await table.Do(table.Receive(manifest, kilograms))).Lots.Single().Lot);
        }

        var both = (await table.Do(table.Combine(Table.Plant, [.. received]))).Lots[0].Lot;
        table.Now += Duration.FromDays(1);
        var treated = await table.Do(table.Treat(both, product: 60, residue: 20) with { Inputs = [new(both, Quantity: Table.Kg(80))] });
        var second = await table.Generated(30);
        return (table, first, yard, second, treated.Lots.Single().Lot, treated.Line);
    }

    [Fact]
    public async Task A_producers_days_lead_to_every_outcome_and_to_all_that_stands()
    {
        var (table, monday, _, tuesday, _, _) = await TwoDays();
        await using var laid = table;
        var traced = new Traced(table.Lines);
        var all = traced.Producer(Table.Works);
        Assert.Equal([(monday, Table.Works, 100_000L), (tuesday, Table.Works, 30_000L)], all.Roots.Select(static r => (r.Lot, r.Producer!.Value, r.Grams)));
        Assert.Equal([(Table.Plant, Classes.Utilised, 50_000L)], all.Outcomes.Select(static o => (o.Holder!.Value, o.Class, o.Grams)));
        Assert.Equal([(Table.Plant, 50_000L), (Table.Works, 30_000L)], all.Open.Select(static o => (o.Holder!.Value, o.Grams)));
        Assert.Contains(all.Nodes, static n => n.Act == "pick-up-waste" && n.Holder!.Value.Text == Table.Carrier.Text);
        Assert.Equal([monday], traced.Producer(Table.Works, to: Monday).Roots.Select(static r => r.Lot));
        Assert.Equal([tuesday], traced.Producer(Table.Works, from: Tuesday).Roots.Select(static r => r.Lot));
        Assert.Equal([tuesday], traced.Producer(Table.Works, Tuesday, Tuesday).Roots.Select(static r => r.Lot));
        Assert.Empty(traced.Producer(Table.Works, Tuesday.PlusDays(1), Tuesday.PlusYears(40)).Roots);
    }

    [Fact]
    public async Task A_producers_days_are_told_as_of_a_line()
    {
        var (table, monday, _, _, _, treated) = await TwoDays();
        await using var laid = table;
        var then = new Traced(table.Lines).Producer(Table.Works, atLine: treated - 1);
        Assert.Equal((treated - 1, monday, 100_000L), (then.Line, then.Roots.Single().Lot, then.Open.Sum(static o => o.Grams)));
        Assert.Empty(then.Outcomes);
    }

    [Fact]
    public async Task A_residue_is_its_plants_and_through_treatments_it_is_whose_it_was_before()
    {
        var (table, _, _, _, residue, _) = await TwoDays();
        await using var laid = table;
        var traced = new Traced(table.Lines);
        Assert.Equal([("residue", residue, 20_000L)], traced.Producer(Table.Plant).Roots.Select(static r => (r.Kind, r.Lot, r.Grams)));
        Assert.Empty(traced.Producer(Table.Plant, through: true).Roots);
        var works = traced.Producer(Table.Works, to: Monday, through: true);
        Assert.Equal(12_500, works.Open.Single(o => o.Lot == residue).Grams);
        Assert.Equal(37_500, works.Outcomes.Single().Grams);
    }

    [Fact]
    public async Task What_a_site_shares_its_name_with_is_not_asked_for()
    {
        await using var table = await Table.Laid();
        var (one, other) = (new SiteId("works-1"), new SiteId("works-10"));
        await table.Register(one);
        await table.Register(other);
        var lot = await table.Generated(5, one);
        await table.Generated(7, other);
        Assert.Equal([lot], new Traced(table.Lines).Producer(one).Roots.Select(static r => r.Lot));
    }

    [Fact]
    public async Task A_day_that_was_put_right_counts_where_it_belongs()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(10);
        var dated = (await table.Do(table.Correct(lot.Line, "/happenedAt", Instant.FromUtc(2025, 2, 1, 0, 0)))).Lots[^1].Lot;
        var traced = new Traced(table.Lines);
        Assert.Equal([(dated, 10_000L)], traced.Producer(Table.Works, to: new(2025, 2, 1)).Roots.Select(static r => (r.Lot, r.Grams)));
        Assert.Empty(traced.Producer(Table.Works, from: Monday).Roots);
        Assert.Equal([lot], traced.Producer(Table.Works, from: Monday, atLine: dated.Line - 1).Roots.Select(static r => r.Lot));
    }

    [Fact]
    public async Task A_month_of_many_lots_is_told_whole_and_in_order()
    {
        await using var table = await Table.Laid();
        var lots = new List<LotId>();
        for (var i = 0; i < 600; i++) lots.Add(await table.Generated(1));
        Assert.Equal(lots, new Traced(table.Lines).Producer(Table.Works).Roots.Select(static r => r.Lot));
    }

    [Fact]
    public async Task A_regions_days_are_those_of_all_its_producers()
    {
        await using var table = await Table.Laid();
        var elsewhere = new SiteId("elsewhere");
        await table.Register(elsewhere, region: "410183");
        var (a, b, c) = (await table.Generated(10), await table.Generated(20, Table.Yard), await table.Generated(40, elsewhere));
        var traced = new Traced(table.Lines);
        Trace Of(string region) => traced.Answer(new(null, null, false, false, null, Region: region, From: Monday)).View!;
        Assert.Equal([a, b], Of("410104").Roots.Select(static r => r.Lot));
        Assert.Equal([c], Of("410183").Roots.Select(static r => r.Lot));
        Assert.Equal(70_000, Of("410100").Open.Sum(static o => o.Grams));
    }

    [Fact]
    public async Task A_treatment_leads_back_to_every_producer()
    {
        var (table, monday, yard, _, _, line) = await TwoDays();
        await using var laid = table;
        var traced = new Traced(table.Lines);
        var back = traced.Treatment(line);
        Assert.Equal([(monday, Table.Works, 50_000L), (yard, Table.Yard, 30_000L)], back.Roots.Select(static r => (r.Lot, r.Producer!.Value, r.Grams)));
        Assert.Equal([(Table.Plant, Classes.Utilised, 80_000L)], back.Outcomes.Select(static o => (o.Holder!.Value, o.Class, o.Grams)));
        Assert.Equal(80_000, back.Nodes.Single(n => n.Act == "treat-waste").Grams);
        Assert.Equal("back", back.Direction);

        var ended = traced.Treatment(line, through: true);
        Assert.Equal([(monday, 37_500L), (yard, 22_500L)], ended.Roots.Select(static r => (r.Lot, r.Grams)));
        Assert.Equal(60_000, ended.Outcomes.Single().Grams);
        Assert.Equal("no_such_treatment", traced.Answer(new(null, null, false, false, null, Treatment: monday.Line)).Refused!.Code);
        Assert.Equal("no_such_line", traced.Answer(new(null, null, false, false, line - 1, Treatment: line)).Refused!.Code);
    }

    [Fact]
    public async Task Through_a_second_treatment_an_outcome_leads_back_to_who_generated_it()
    {
        var (table, monday, yard, _, residue, line) = await TwoDays();
        await using var laid = table;
        var buried = await table.Do(new TreatWaste(table.Id(), table.Now, Table.Plant, "D1", [new(residue)], Emplaced: Table.Kg(20)));
        var traced = new Traced(table.Lines);
        Assert.Equal([("residue", residue, 20_000L)], traced.Treatment(buried.Line).Roots.Select(static r => (r.Kind, r.Lot, r.Grams)));
        Assert.Equal([(monday, 12_500L), (yard, 7_500L)], traced.Treatment(buried.Line, through: true).Roots.Select(static r => (r.Lot, r.Grams)));

        // What ended by the one and what ended by the other are all that was treated first.
        var both = traced.Disposer(Table.Plant, through: true);
        Assert.Equal([(monday, 50_000L), (yard, 30_000L)], both.Roots.Select(static r => (r.Lot, r.Grams)));
        Assert.Equal([(Classes.Landfilled, 20_000L), (Classes.Utilised, 60_000L)], both.Outcomes.Select(static o => (o.Class, o.Grams)).Order());
        Assert.Equal(traced.Treatment(line).Roots, both.Roots);
        Assert.Empty(traced.Disposer(Table.Plant, to: Monday).Roots);
        Assert.Equal(100_000, traced.Disposer(Table.Plant, from: Tuesday, to: Tuesday).Outcomes.Sum(static o => o.Grams));
    }

    [Fact]
    public async Task A_treatment_that_was_taken_back_was_nobodys()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(10, Table.Plant);
        var line = (await table.Do(table.Treat(lot, 10))).Line;
        await table.Do(table.TakeBack(line, Table.Plant));
        var traced = new Traced(table.Lines);
        Assert.Empty(traced.Treatment(line).Roots);
        Assert.Equal([lot], traced.Treatment(line, atLine: line).Roots.Select(static r => r.Lot));
    }

    [Fact]
    public async Task What_is_no_question_is_refused()
    {
        await using var table = await Table.Laid();
        await table.Generated(1);
        var traced = new Traced(table.Lines);
        string Code(TraceQuestion asked) => traced.Answer(asked).Refused!.Code;
        var works = new TraceQuestion(null, null, false, false, null, Producer: Table.Works, From: Monday);
        Assert.Equal("field_missing", Code(works with { From = null }));
        Assert.Equal("field_missing", Code(works with { Producer = null, From = null }));
        Assert.Equal("field_malformed", Code(works with { Lot = new(1, 1) }));
        Assert.Equal("field_malformed", Code(works with { Disposer = Table.Plant }));
        Assert.Equal("field_malformed", Code(works with { Back = true }));
        Assert.Equal("field_malformed", Code(new(null, new(1, 1), false, false, null, To: Monday)));
        Assert.Equal("period_reversed", Code(works with { To = Monday.PlusDays(-1) }));
        Assert.Equal("site_unknown", Code(works with { Producer = new("nobody") }));
    }

    [Fact]
    public void More_lots_than_one_trace_follows_are_refused_and_not_left_out()
    {
        var documents = new MemoryDocuments();
        SiteDays.Produced.Begin(documents);
        for (var i = 0; i <= Traces.StartsMax; i++) SiteDays.Produced.Put(Table.Works, Monday.PlusDays(i % 300), new(i + 1, 1), documents);
        Assert.Equal("trace_too_wide", Traces.Answer(new(null, null, false, false, null, Producer: Table.Works, From: Monday), Traces.StartsMax + 1, documents).Refused!.Code);
    }

    [Fact]
    public void Before_the_first_line_there_is_no_site_and_nothing_to_wait_for() => Assert.Equal(
        "site_unknown", Traces.Answer(new(null, null, false, false, null, Producer: Table.Works, From: Monday), 0, new MemoryDocuments()).Refused!.Code);

    [Fact]
    public async Task Documents_that_an_earlier_version_began_say_that_they_have_not_got_so_far()
    {
        await using var table = await Table.Laid();
        await table.Generated(1);
        var documents = new MemoryDocuments();
        var fold = new ChainFold();
        foreach (var line in table.Lines.Skip(1)) fold.Apply(line, documents);
        Assert.Equal("at_least_not_reached",
            Traces.Answer(new(null, null, false, false, null, Producer: Table.Works, From: Monday), table.Lines.Count, documents).Refused!.Code);
    }
}
