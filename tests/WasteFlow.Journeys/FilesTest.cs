using System.Text.Json.Nodes;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>The files themselves: their form, and that together they go every way they should.</summary>
public class FilesTest
{
    static readonly IReadOnlyList<Journey> All = [.. AllJourneys.Ids.Select(AllJourneys.Read)];

    public static TheoryData<string> Journeys() => AllJourneys.Named();

    /// <summary>Every answer to bad input, and every way that a load goes wrong, that some journey has to show.</summary>
    public static TheoryData<string> Codes() =>
    [
        "malformed_json", "unknown_field", "field_missing", "field_malformed", "unit_unknown", "factor_missing", "factor_not_wanted",
        "decimal_text_expected", "mass_negative", "mass_absurd", "mass_zero", "act_id_reused", "not_signed_in", "not_yours", "not_here",
        "carrier_not_named", "receiver_not_named", "lot_holds_less", "lot_named_twice", "no_such_lot", "no_such_manifest", "code_malformed",
        "hazardous_under_general", "code_not_carried", "wrong_state", "manifest_ended", "treatment_does_not_balance", "divert_needs_new_manifest",
        "vehicle_not_licensed", "permit_does_not_cover", "approval_missing", "combine_mixes_codes", "mass_known_later", "method_unknown",
        "method_is_intermediate", "wrong_door", "destination_is_origin", "site_unknown", "enterprise_unknown", "stream_unknown",
        "no_vehicle", "carrier_is_no_end", "carriage_unknown", "no_such_approval", "approval_not_current", "scan_not_here", "scan_unfounded", "no_such_contract", "round_differs",
        "container_named_twice", "container_circle", "container_elsewhere", "container_promised", "containers_unnamed", "meter_backwards",
    ];

    /// <summary>Notes that some accepted act has to carry.</summary>
    public static TheoryData<string> Notes() =>
    [
        "clock_ahead", "pick_up_implied", "pick_up_confirmed", "pick_up_contradicts", "arrived_late", "discrepancy_open", "weights_differ",
        "loaded_above_stock", "carries_on", "code_unlisted", "recorded_late", "permit_unknown", "plan_missing", "exemption_applied",
        "vehicle_not_sealed", "not_national", "allowance_exceeded", "working_days_without_table",
        "from_paper", "emergency_transfer", "clock_behind", "weight_shared", "meter_gap",
    ];

    [Theory]
    [MemberData(nameof(Journeys))]
    public void A_journey_has_the_form_that_the_schema_says(string journey)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AllJourneys.Folder, "journey.schema.json")))!.AsObject();
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(AllJourneys.Folder, journey + ".json")));
        Assert.Empty(SchemaCheck.Findings(json, schema, schema));
    }

    [Fact]
    public void Every_stream_has_a_journey_that_goes_well_and_one_that_goes_wrong() => Assert.All(Streams.All, stream =>
    {
        Assert.Contains(All, j => j.Stream == stream.Id && j.Ends == "well");
        Assert.Contains(All, j => j.Stream == stream.Id && j.Ends == "wrong");
        Assert.Contains(All, j => j.Stream == stream.Id && (j.Then.Identity ?? []).Any(i => i.Stream == stream.Id));
    });

    [Fact]
    public void A_journey_that_goes_well_leaves_nothing_open() => Assert.All(All.Where(static j => j.Ends == "well"), static journey =>
    {
        Assert.All(journey.Steps, static s => Assert.Equal(200, s.Expect?.Status ?? 200));
        Assert.Contains(journey.Then.Traces, static t => t.Through && t.Open is { Count: 0 });
    });

    [Fact]
    public void A_journey_that_goes_wrong_says_what() => Assert.All(All.Where(static j => j.Ends == "wrong"), static journey =>
        Assert.Contains(journey.Steps, static s => s.Expect is { Status: not 200 } or { Notes.Count: > 0 } or { State: "refused" or "partly-received" }));

    /// <summary>The ways of going wrong that every house of this trade knows.</summary>
    [Theory]
    [InlineData("a refused load")]
    [InlineData("a wrong carrier")]
    [InlineData("short weight")]
    [InlineData("recorded late")]
    [InlineData("filing more than a lot holds")]
    [InlineData("a malformed code")]
    [InlineData("hazardous under a general manifest")]
    [InlineData("a residue that goes nowhere")]
    [InlineData("acts out of order")]
    public void Some_journey_goes_wrong_by(string wrong) => Assert.Contains(All.Where(static j => j.Ends == "wrong"), journey => wrong switch
    {
        "a refused load" => journey.Steps.Any(static s => s.Expect?.State == "refused"),
        "a wrong carrier" => Refuses(journey, "pick-up-waste", "carrier_not_named"),
        "short weight" => journey.Then.Traces.Any(static t => t.Open?.GetValueOrDefault("discrepancy") > 0),
        "recorded late" => journey.Steps.Any(static s => s.Expect?.Notes?.Contains("recorded_late") == true),
        "filing more than a lot holds" => Refuses(journey, "file-manifest", "lot_holds_less"),
        "a malformed code" => Refuses(journey, "file-manifest", "code_malformed"),
        "hazardous under a general manifest" => Refuses(journey, "file-manifest", "hazardous_under_general"),
        "a residue that goes nowhere" => journey.Then.Traces.Any(static t => t.Through && t.Open?.GetValueOrDefault("storage") > 0),
        "acts out of order" => journey.Steps.Any(static s => s.Expect?.Code == "wrong_state"),
        _ => false,
    });

    [Fact]
    public void No_two_journeys_share_a_day()
    {
        var days = All.SelectMany(static j => Enumerable.Range(0, j.Days).Select(d => (Day: j.Begins.AddDays(d), j.Id)));
        Assert.Empty(days.GroupBy(static d => d.Day).Where(static g => g.Select(static d => d.Id).Distinct().Count() > 1)
            .Select(static g => $"{g.Key:yyyy-MM-dd}: {string.Join(", ", g.Select(static d => d.Id).Distinct())}"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Some_journey_is_refused_for(string code)
    {
        Assert.True(Refusals.Knows(code), code);
        Assert.Contains(All.SelectMany(static j => j.Steps), s => s.Expect?.Code == code);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void Some_journey_is_taken_with_a_note_of(string code)
    {
        Assert.True(Refusals.Knows(code), code);
        Assert.Contains(All.SelectMany(static j => j.Steps), s => s.Expect is { Status: 200, Notes: { } notes } && notes.Contains(code));
    }

    static bool Refuses(Journey journey, string act, string code) =>
        journey.Steps.Any(s => s.Door.EndsWith("/" + act, StringComparison.Ordinal) && s.Expect?.Code == code);
}
