using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;
using static WasteFlow.Units.Indicators.WhatIfCity;

namespace WasteFlow.Units.Indicators;

/// <summary>What figures would be with some flows changed, each with numbers that can be added up on paper.</summary>
public class WhatIfTest
{
    static readonly FlowChange BuriedToRoads = new(Classes.Landfilled, new("25", "t"), new("plant"), "road-base", Industrial, new(Slag), new("pit"));

    /// <summary>Of 100 t 30 t are used and 60 t buried; 25 t of these go to the road instead: 55 of 100 used, and 45 of 70 t buried or stored.</summary>
    [Fact]
    public void Rows_that_count_the_flow_move_by_it_and_their_states_with_them()
    {
        var figures = Answer(City(), BuriedToRoads);
        Assert.Equal([1, 2], figures.Rows.Select(static r => r.Row));
        var rate = figures.Rows[0];
        Assert.Equal(new ChangedFigure("30.00", new("3000000000", "100000000", "%"), null, States.Behind), rate.Before);
        Assert.Equal(new ChangedFigure("55.00", new("5500000000", "100000000", "%"), null, States.Met), rate.After);
        Assert.Equal(new ChangedTerm("utilised(stream=general-industrial)", true, "30", "55"), Assert.Single(rate.Terms));
        Assert.Equal((">=", "50", null, false), (rate.Targets[0].Comparator, rate.Targets[0].Value, rate.Reason, rate.Simulated));
        var buried = figures.Rows[1];
        Assert.Equal(("0.0070", States.Behind, "0.0045", States.Met), (buried.Before.Value, buried.Before.State, buried.After.Value, buried.After.State));
        Assert.Equal(["accepted True 60000000 25000000 utilised", "treated False 60000000 25000000 utilised"], figures.Flows.Select(Told));
        Assert.Empty(figures.Findings);
    }

    [Fact]
    public void Nothing_of_it_is_written()
    {
        var city = City();
        var (report, cells) = (Text(city.Report("p", 2025)), Cells(city.Documents));
        Answer(city, BuriedToRoads);
        Assert.Equal((report, cells), (Text(city.Report("p", 2025)), Cells(city.Documents)));
    }

    /// <summary>The plant's region sees 25 t more come in and be used; the pit's region as much less buried, and handed on.</summary>
    [Fact]
    public void What_is_handed_on_moves_its_receipt_along_and_stays_in_every_balance()
    {
        var city = City();
        var after = After(city, BuriedToRoads);
        Assert.Equal(("30", "55"), Both(city, after, "410185", "utilised(stream=general-industrial, by=facility)"));
        Assert.Equal(("30", "55"), Both(city, after, "410185", "treated_net(stream=general-industrial, by=facility)"));
        Assert.Equal(("60", "35"), Both(city, after, "410183", "received(stream=general-industrial, by=facility)"));
        Assert.Equal(("90", "90"), Both(city, after, "410104", "received(stream=general-industrial)"));
        Assert.Equal(("90", "90"), Both(city, after, "410104", "transferred(stream=general-industrial)"));
        Assert.Equal([25 * Tonne], RegionIdentity.Read(after, new("410183", Industrial, null, false, ReportingPeriod.OfYear(2025))).Select(static i => i.MovedOut));
        Regional.Holds(after, "410100");
    }

    /// <summary>Of 40 t of film the plant found 10 t to be soil: 4 t of it go along with 16 t, and 5 t would never have been received with 20 t that stay.</summary>
    [Fact]
    public void The_soil_in_what_is_handed_on_goes_along()
    {
        var city = City();
        var film = city.Enter("works", "010-902-S80", 40 * Tonne, "agricultural");
        city.Carry("M4", "works", "plant", "010-902-S80", "agricultural", "film-recycle", film, 40 * Tonne, 40 * Tonne, soil: 250);
        var sent = new FlowChange(Classes.Utilised, new("16", "t"), new("recycler"), "film-recycle", "agricultural", From: new("plant"));
        city.Site("recycler", "410183");
        var after = After(city, sent);
        Assert.Equal(("10", "6"), Both(city, after, "410185", "impure(stream=agricultural, by=facility)"));
        Assert.Equal("4", Measured(after, "410183", "impure(stream=agricultural, by=facility)"));
        Assert.Equal(("10", "10"), Both(city, after, "410104", "impure(stream=agricultural)"));
        after = After(city, sent with { To = new("works"), Quantity = new("20", "t") });
        Assert.Equal(("10", "5"), Both(city, after, "410104", "impure(stream=agricultural)"));
        Assert.Equal(("40", "20"), Both(city, after, "410104", "received(stream=agricultural)"));
    }

    /// <summary>The works bury 8 t on their own ground; sent to the plant these leave and are received for the first time.</summary>
    [Fact]
    public void A_sites_own_waste_leaves_it_and_what_comes_home_has_never_left()
    {
        var city = City();
        city.Treat("works", "D1", Classes.Landfilled, [(8 * Tonne, city.Enter("works", Slag, 8 * Tonne))], 0, 0);
        var away = new FlowChange(Classes.Landfilled, new("8", "t"), new("plant"), "road-base", Industrial, From: new("works"));
        var after = After(city, away);
        Assert.Equal(("90", "98"), Both(city, after, "410104", "transferred(stream=general-industrial)"));
        Assert.Equal(("30", "38"), Both(city, after, "410185", "received(stream=general-industrial, by=facility)"));
        var home = new FlowChange(Classes.Landfilled, new("20", "t"), new("works"), "road-base", Industrial, From: new("pit"));
        after = After(city, home);
        Assert.Equal(("90", "70"), Both(city, after, "410104", "transferred(stream=general-industrial)"));
        Assert.Equal(("0", "20"), Both(city, after, "410104", "own_use(stream=general-industrial)"));
        Assert.Equal(("60", "40"), Both(city, after, "410183", "treated_net(stream=general-industrial, by=facility)"));
        Regional.Holds(after, "410100");
    }

    /// <summary>The pit has buried 12 of the 20 t that it accepted in April: on the basis of treatment no more than these can move.</summary>
    [Fact]
    public void On_the_basis_that_the_plan_does_not_count_by_no_more_moves_than_there_is()
    {
        var city = City();
        city.Day = new(2025, 4, 2);
        var there = city.Carry("M3", "works", "pit", Slag, Industrial, "D1", city.Enter("works", Slag, 20 * Tonne), 20 * Tonne, 20 * Tonne);
        city.Treat("pit", "D1", Classes.Landfilled, [(12 * Tonne, there)], 0, 0);
        var figures = Asked(city, new("p", [BuriedToRoads with { Quantity = new("20", "t") }], new(2025, 4, 4)));
        Assert.Equal(["accepted True 20000000 20000000 utilised", "treated False 12000000 12000000 utilised"], figures.View!.Flows.Select(Told));
    }

    [Theory]
    [InlineData("60.000001", "t", "flow_holds_less", "/changes/0/quantity", "60000000")]
    [InlineData("60", "t", null, null, null)]
    public void More_than_the_flow_has_cannot_move(string value, string unit, string? code, string? pointer, string? grams)
    {
        var refused = Refused(BuriedToRoads with { Quantity = new(value, unit) });
        Assert.Equal((code, pointer, grams), (refused?.Code, refused?.Pointer, refused?.Details!["grams"]));
    }

    [Fact]
    public void A_change_is_judged_after_those_before_it()
    {
        var refused = Refused(BuriedToRoads with { Quantity = new("40", "t") }, BuriedToRoads with { Quantity = new("21", "t") })!;
        Assert.Equal(("flow_holds_less", "/changes/1/quantity", "20000000", "21000000"), (refused.Code, refused.Pointer, refused.Details!["grams"], refused.Details["asked"]));
        Assert.Null(Refused(BuriedToRoads with { Quantity = new("40", "t") }, BuriedToRoads with { Quantity = new("20", "t") }));
    }

    public static TheoryData<FlowChange, string, string> Unfit => new()
    {
        { BuriedToRoads with { To = new("moon") }, "site_unknown", "/changes/0/to" },
        { BuriedToRoads with { To = new("ruin") }, "site_closed", "/changes/0/to" },
        { BuriedToRoads with { From = new("moon") }, "site_unknown", "/changes/0/from" },
        { BuriedToRoads with { From = new("works") }, "flow_holds_less", "/changes/0/quantity" },
        { BuriedToRoads with { By = "D16" }, "flow_holds_less", "/changes/0/quantity" },
        { BuriedToRoads with { Method = "C5" }, "method_is_intermediate", "/changes/0/method" },
        { BuriedToRoads with { Method = "alchemy" }, "method_unknown", "/changes/0/method" },
        { BuriedToRoads with { Method = "alchemy", Code = null }, "method_unknown", "/changes/0/method" },
        { BuriedToRoads with { Stream = "moonlight" }, "stream_unknown", "/changes/0/stream" },
        { BuriedToRoads with { Stream = null, Code = null }, "field_missing", "/changes/0/stream" },
        { BuriedToRoads with { Code = new("S59?") }, "code_malformed", "/changes/0/code" },
        { BuriedToRoads with { Outcome = "stored" }, "field_not_one_of", "/changes/0/outcome" },
    };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void A_change_that_cannot_be_is_refused_where_it_is_wrong(FlowChange change, string code, string pointer) =>
        Assert.Equal((code, pointer), (Refused(change)?.Code, Refused(change)?.Pointer));

    [Fact]
    public void A_question_names_a_plan_of_the_readers_and_one_to_a_hundred_changes()
    {
        var city = City();
        Assert.Equal("changes_too_many", Asked(city, new("p", [])).Refused!.Code);
        Assert.Equal("changes_too_many", Asked(city, new("p", [.. Enumerable.Repeat(BuriedToRoads with { Quantity = new("0", "t") }, 101)])).Refused!.Code);
        Assert.NotNull(Asked(city, new("p", [.. Enumerable.Repeat(BuriedToRoads with { Quantity = new("0", "t") }, 100)])).View);
        Assert.Equal("plan_unknown", Asked(city, new("q", [BuriedToRoads])).Refused!.Code);
        Assert.Equal("year_out_of_range", Asked(city, new("p", [BuriedToRoads], ReportingPeriod.OfYear(1999))).Refused!.Code);
        Assert.Equal("not_yours", Supposing.Of(city.Documents, city.Number, new("p", [BuriedToRoads]), static _ => false).Refused!.Code);
    }

    [Fact]
    public void A_value_that_an_office_entered_stands_and_the_computed_one_moves_beside_it()
    {
        var city = City();
        city.Value("gi-utilisation", ValueKinds.Adopted, "40");
        var row = Answer(city, BuriedToRoads).Rows[0];
        Assert.Equal(("40", "30.00", "40", "55.00", "entered_stands"), (row.Before.Value, row.Before.Computed, row.After.Value, row.After.Computed, row.Reason));
    }

    [Fact]
    public void A_row_that_waits_for_a_statistic_says_so_and_shows_the_measure_that_moves()
    {
        var city = City(Row(9, "gi-storage-decline", Target(">=", "1")));
        var row = Assert.Single(Answer(city, BuriedToRoads).Rows);
        Assert.Equal((null, null, "waiting_for_statistic", States.NoFigure), (row.Before.Value, row.After.Value, row.Reason, row.After.State));
        Assert.NotNull(row.Waiting);
        Assert.Equal(new ChangedTerm("landfilled(stream=general-industrial)", true, "60", "35"), Assert.Single(row.Terms));
    }

    /// <summary>10 t of kitchen fraction became compost, and 4 t of residue of it were buried: 60 % recycled.</summary>
    [Theory]
    [InlineData(Classes.Landfilled, "900-901-S64", "recycle", "residues_unknown", null, States.NoFigure)]
    [InlineData(Classes.Utilised, "900-901-S61", "D10", "residues_as_before", "20.00", States.Behind)]
    public void What_becomes_of_residues_is_told_as_far_as_it_is_known(string outcome, string code, string method, string reason, string? after, string state)
    {
        var row = Assert.Single(Answer(Composted(), new FlowChange(outcome, new("4", "t"), new("pit"), method, "household", new(code))).Rows);
        Assert.Equal(("60.00", after, reason, state), (row.Before.Value, row.After.Value, row.Reason, row.After.State));
    }

    [Fact]
    public void A_residue_that_is_burnt_and_not_buried_counts_back_all_the_same() =>
        Assert.Empty(Answer(Composted(), new FlowChange(Classes.Landfilled, new("4", "t"), new("pit"), "D10", "household", new("900-901-S64"))).Rows);

    static Refused? Refused(params FlowChange[] changes) => Asked(City(), new("p", changes)).Refused;

    static FoldDocuments After(HandWritten city, FlowChange change)
    {
        var supposed = new Supposed(Snapshot.Read(city.Documents, city.Number, "p")!, ReportingPeriod.OfYear(2025), TimingBasis.Accepted);
        Assert.Null(supposed.Take(change));
        return supposed.Documents;
    }

    static (string Before, string After) Both(HandWritten city, FoldDocuments after, string region, string formula) =>
        (Measured(city.Documents, region, formula), Measured(after, region, formula));

    static string Measured(FoldDocuments documents, string region, string formula)
    {
        var plan = documents.Get<AdoptedPlan>(EntryLines.Plans + "p")!;
        documents.Put(EntryLines.Plans + "m", plan with { Act = plan.Act with { Plan = "m", Region = region } });
        var snapshot = Snapshot.Read(documents, 1, "m")!;
        var figure = new RegionSums(snapshot, RegionBook.Of(snapshot)!, ReportingPeriod.OfYear(2025)).Measure((Flow)Formula.Parse(formula).Expression!).Figure;
        documents.Remove(EntryLines.Plans + "m");
        return figure.IsThere ? figure.Value.ToString() : figure.Missing[0].Reason;
    }

    static string Told(ChangedFlow flow) => $"{flow.Basis} {flow.OfPlan} {flow.Had} {flow.Moved} {string.Join('|', flow.Becomes)}";

    static string Cells(FoldDocuments documents) =>
        string.Join('\n', documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells.Select(c => $"{d.Key} {c.Key} {c.Value}")).Order(StringComparer.Ordinal));

    static string Text<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, Wire.Options);
}
