using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>Codes, streams and methods fit together: each code has a stream that carries it and a way to its end.</summary>
public class CodesTest
{
    static readonly LocalDate March = new(2025, 3, 1);
    static readonly LocalDate December = new(2020, 12, 1);

    /// <summary>None is lost; one more is a row and no change here.</summary>
    [Fact]
    public void The_thirteen_streams_of_the_design_are_there() => Assert.Superset(
        new HashSet<string>(
        [
            "agricultural", "batteries", "construction", "general-industrial", "hazardous", "household", "household-hazardous", "kitchen",
            "laboratory", "livestock", "medical", "recyclables", "sludge",
        ], StringComparer.Ordinal),
        Streams.All.Select(static s => s.Id).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void A_stream_says_everything_in_words_the_house_knows() => Assert.All(Streams.All, static s =>
    {
        Assert.Contains(s.Known, (string[])["ledger", "loading", "receipt"]);
        Assert.Contains(s.Store, (string[])["itemised", "fifo", "mixed"]);
        Assert.Contains(s.Series, (string[])["national", "own", "by-code"]);
        Assert.Contains(s.Permit, (string[])["always", "never", "by-code"]);
        Assert.Contains(s.LicensedVehicle, (string[])["always", "never", "by-code"]);
        Assert.Contains(s.Divert, (string[])["new-manifest", "same-manifest"]);
        Assert.Contains(s.Round, (string[])["each", "shared"]);
        Assert.Contains(s.Mark, (string[])["verified", "second-hand", "unverified"]);
        Assert.Matches("^[0-9]{2}$", s.Kind);
        Assert.NotEmpty(s.Codes);
        Assert.NotEmpty(s.Source);
        Assert.InRange(s.TolerancePerMille, 1, 50);
    });

    [Theory]
    [InlineData("900-249-08", "900-901-S03", "reclassified_to_general")]
    [InlineData("900-249-08", "900-041-49", null)]
    [InlineData("900-901-S03", "900-249-08", null)]
    public void Hazardous_waste_that_becomes_general_is_noted(string from, string to, string? note) =>
        Assert.Equal(note, WasteCodes.RemarkOnChange(new(from), new(to), "/code")?.Code);

    [Theory]
    [InlineData("900-249-08", "HW08", true)]
    [InlineData("900-249-08", "900-249-08", true)]
    [InlineData("900-249-08", "900-*", true)]
    [InlineData("900-249-08", "HW01-HW50", true)]
    [InlineData("900-249-08", "HW09", false)]
    [InlineData("HW08", "HW08", true)]
    [InlineData("HW08", "HW01-HW50", true)]
    [InlineData("HW08-HW09", "HW01-HW50", true)]
    [InlineData("HW01-HW50", "HW08", false)]
    [InlineData("HW08", "900-249-08", false)]
    [InlineData("HW08", "900-*", false)]
    [InlineData("900-2*", "900-*", true)]
    [InlineData("900-*", "900-2*", false)]
    [InlineData("900-*", "HW08", false)]
    [InlineData("*", "HW01-HW50", false)]
    [InlineData("*", "*", true)]
    [InlineData("SW08", "HW01-HW50", false)]
    public void A_pattern_is_within_another(string narrow, string wide, bool within) => Assert.Equal(within, WasteCodes.IsWithin(narrow, wide));

    [Fact]
    public void No_two_streams_share_a_series() => Assert.Equal(Streams.All.Count, Streams.All.DistinctBy(static s => s.Kind).Count());

    [Fact]
    public void The_hazardous_list_is_whole() => Assert.Equal(467, WasteCodes.All.Count(static c => c.Edition == "2021"));

    [Fact]
    public void Every_code_is_well_formed_has_an_English_name_and_a_stream_that_carries_it() => Assert.All(WasteCodes.All, static c =>
    {
        Assert.Null(WasteCodes.Objection(c.Code, ""));
        Assert.NotEmpty(c.En);
        Assert.True(Streams.Of(c.Stream).Carries(c.Code), $"{c.Code} under {c.Stream}");
    });

    [Fact]
    public void A_code_of_ours_cannot_be_taken_for_one_of_the_catalogue() =>
        Assert.All(WasteCodes.All.Where(static c => c.Mark == "ours"), static c => Assert.Equal('9', c.Code.Text[4]));

    [Theory]
    [InlineData("900-249-08", "HW08")]
    [InlineData("900-001-S17", "SW17")]
    [InlineData("123-456-49", "HW49")]
    [InlineData("900-001-S99", "SW99")]
    [InlineData("90-249-08", null)]
    [InlineData("900-249-8", null)]
    [InlineData("900-249-S1", null)]
    [InlineData("HW08", null)]
    [InlineData("900-249-08 ", null)]
    [InlineData("900-249-08\n", null)]
    public void The_class_is_the_end_of_the_code(string code, string? id)
    {
        Assert.Equal(id, WasteCodes.ClassOf(new(code)));
        Assert.Equal(id is null ? "code_malformed" : null, WasteCodes.Objection(new(code), "/code")?.Code);
    }

    [Theory]
    [InlineData("900-001-41", "HW41")]
    [InlineData("900-001-S08", "SW08")]
    public void A_class_that_no_list_has_makes_no_code(string code, string id)
    {
        Assert.Equal(id, WasteCodes.ClassOf(new(code)));
        Assert.Equal("code_malformed", WasteCodes.Objection(new(code), "/code")?.Code);
    }

    [Fact]
    public void A_well_formed_code_that_the_list_lacks_is_flagged_and_falls_to_its_class()
    {
        WasteCode fresh = new("321-999-48");
        Assert.Null(WasteCodes.Objection(fresh, ""));
        Assert.Equal("code_unlisted", WasteCodes.Remark(fresh, "/code")?.Code);
        Assert.Equal("hazardous", WasteCodes.StreamOf(fresh));
        Assert.Null(WasteCodes.Remark(new("900-249-08"), "/code"));
    }

    [Theory]
    [InlineData("*", "900-249-08", true)]
    [InlineData("HW08", "900-249-08", true)]
    [InlineData("HW09", "900-249-08", false)]
    [InlineData("SW08", "900-249-08", false)]
    [InlineData("HW02-HW50", "841-001-01", false)]
    [InlineData("HW02-HW50", "900-047-49", true)]
    [InlineData("HW02-HW50", "900-001-S17", false)]
    [InlineData("SW01-SW59", "900-001-S17", true)]
    [InlineData("900-*", "900-249-08", true)]
    [InlineData("900-249-08", "900-249-08", true)]
    [InlineData("", "900-249-08", false)]
    public void A_pattern_covers_a_code(string pattern, string code, bool covers) => Assert.Equal(covers, WasteCodes.Covers(pattern, new(code)));

    [Theory]
    [InlineData("construction", "900-249-08", "hazardous_under_general")]
    [InlineData("general-industrial", "841-001-01", "hazardous_under_general")]
    [InlineData("medical", "900-249-08", "code_not_carried")]
    [InlineData("hazardous", "841-001-01", "code_not_carried")]
    [InlineData("household", "900-901-S73", "code_not_carried")]
    [InlineData("nothing", "900-249-08", "stream_unknown")]
    [InlineData("hazardous", "900-249", "code_malformed")]
    [InlineData("agricultural", "900-003-04", null)]
    [InlineData("batteries", "900-052-31", null)]
    [InlineData("laboratory", "900-047-49", null)]
    [InlineData("hazardous", "900-047-49", null)]
    public void A_stream_carries_its_codes_only(string stream, string code, string? refusal) =>
        Assert.Equal(refusal, TableSet.Own.Objection(stream, new(code), "/stream", "/items/0/code")?.Code);

    [Theory]
    [InlineData("batteries", "900-052-31", true, false, true)]
    [InlineData("batteries", "900-911-S17", false, false, false)]
    [InlineData("laboratory", "900-047-49", true, true, true)]
    [InlineData("laboratory", "900-901-S92", false, false, false)]
    [InlineData("agricultural", "900-003-04", false, false, false)]
    [InlineData("household-hazardous", "900-901-S60", false, false, false)]
    [InlineData("hazardous", "900-249-08", true, true, true)]
    [InlineData("medical", "841-001-01", true, true, true)]
    public void Permit_vehicle_and_form_follow_stream_and_code(string stream, string code, bool permit, bool vehicle, bool national)
    {
        var row = Streams.Of(stream);
        Assert.Equal((permit, vehicle, national), (row.NeedsPermit(new(code)), row.NeedsLicensedVehicle(new(code)), row.IsNational(new(code))));
    }

    [Fact]
    public void A_methods_class_is_one_of_five_and_its_key_exists() => Assert.All(Methods.All, static m =>
    {
        Assert.Contains(m.Class, (string[])["utilised", "incinerated", "landfilled", "otherwise", "intermediate"]);
        Assert.True(m.Stream is null ^ m.Code is null);
        Assert.True(m.Stream is null || Streams.Find(m.Stream) is not null, m.Stream);
        Assert.True(m.Code is null || WasteCodes.All.Any(c => WasteCodes.Covers(m.Code, c.Code)), m.Code);
        Assert.Contains(m.Mark, (string[])["verified", "second-hand", "unverified", "ours"]);
    });

    [Fact]
    public void One_key_has_one_class_on_one_day() => Assert.All(
        Methods.All.GroupBy(static m => (m.Stream, m.Code, m.Method)),
        static rows => Assert.All(rows.SelectMany(a => rows.Where(b => b.ValidFrom > a.ValidFrom).Select(b => (a, b))),
            static pair => Assert.True(pair.a.ValidTo < pair.b.ValidFrom, pair.a.Method)));

    [Fact]
    public void Every_stream_can_be_collected_and_can_end_in_each_way_it_needs() => Assert.All(Streams.All, static s =>
    {
        var classes = Methods.Of(s.Id).Select(static m => m.Class).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("intermediate", classes);
        Assert.Contains("incinerated", classes);
        Assert.Contains("otherwise", classes);
        Assert.True(s.Id == "medical" || classes.IsSupersetOf(["utilised", "landfilled"]), s.Id);
    });

    [Theory]
    [InlineData("hazardous", "900-249-08", "R9", "utilised")]
    [InlineData("hazardous", "900-249-08", "D10", "incinerated")]
    [InlineData("hazardous", "772-002-18", "D1", "landfilled")]
    [InlineData("hazardous", "772-002-18", "C1", "otherwise")]
    [InlineData("hazardous", "772-002-18", "WK", "utilised")]
    [InlineData("hazardous", "900-249-08", "WK", null)]
    [InlineData("hazardous", "261-041-21", "G23", "utilised")]
    [InlineData("hazardous", "900-249-08", "G23", null)]
    [InlineData("medical", "841-001-01", "Y11", "otherwise")]
    [InlineData("medical", "841-001-01", "R9", null)]
    [InlineData("agricultural", "010-901-S80", "return-to-field", "utilised")]
    [InlineData("construction", "900-901-S70", "fill-site", "landfilled")]
    [InlineData("household", "900-901-S64", "C5", "intermediate")]
    [InlineData("batteries", "900-911-S17", "cascade-use", "utilised")]
    public void The_outcome_belongs_to_code_and_method(string stream, string code, string method, string? outcome)
    {
        Assert.Equal(outcome, Methods.ClassOf(stream, new(code), method, March));
        Assert.Equal(outcome, Methods.ClassOf(stream, new(code), method, December));
        Assert.Null(Methods.ClassOf(stream, new(code), method, new(2019, 12, 31)));
    }

    [Fact]
    public void Collecting_and_storing_are_never_an_outcome()
    {
        Assert.True(Methods.IsIntermediate("C5"));
        Assert.True(Methods.IsIntermediate("S"));
        Assert.False(Methods.IsIntermediate("D10"));
        Assert.False(Methods.IsIntermediate("nothing"));
    }

    [Theory]
    [InlineData("hazardous", 10_000_000, 50_000)]
    [InlineData("hazardous", 100_000, 5_000)]
    [InlineData("construction", 10_000_000, 100_000)]
    [InlineData("construction", 100_000, 20_000)]
    [InlineData("household", 10_000_000, 300_000)]
    [InlineData("sludge", 0, 20_000)]
    public void Tolerance_is_a_share_of_the_load_and_a_floor(string stream, long grams, long tolerance)
    {
        var row = Streams.Of(stream);
        Assert.Equal(tolerance, Tolerances.Of(row, grams));
        Assert.True(Tolerances.Closes(row, grams, grams + tolerance));
        Assert.False(Tolerances.Closes(row, grams, grams + tolerance + 1));
    }
}
