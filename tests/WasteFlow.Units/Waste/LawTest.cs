using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>Law is dated twice: by the line that made it, and by the days it holds for.</summary>
public class LawTest
{
    const string Guancheng = "410104";
    static readonly WasteCode Oil = new("900-249-08");
    static readonly LocalDate May = new(2026, 5, 1);

    [Fact]
    public void Without_a_line_the_program_s_own_tables_hold_on_every_day()
    {
        Assert.Same(TableSet.Own, Law.Base.On(new(2020, 1, 1)).Tables);
        Assert.Same(TableSet.Own, Law.Base.On(new(2099, 1, 1)).Tables);
        Assert.Equal(0, Law.Base.Line);
    }

    [Fact]
    public void An_edition_holds_from_its_day_and_from_its_line()
    {
        var law = Law.Base.With(Hazardous(7, May, without: Oil));
        Assert.NotNull(law.On(May.PlusDays(-1)).Tables.Codes.Find(Oil));
        Assert.Null(law.On(May).Tables.Codes.Find(Oil));
        Assert.NotNull(law.AsOf(6).On(May).Tables.Codes.Find(Oil));
        Assert.Null(law.AsOf(7).On(May).Tables.Codes.Find(Oil));
    }

    [Fact]
    public void Of_two_editions_the_later_day_goes_first_and_of_one_day_the_later_line()
    {
        var law = Law.Base.With(Hazardous(7, May, without: Oil)).With(Hazardous(9, new(2026, 1, 1)));
        Assert.Null(law.On(May).Tables.Codes.Find(Oil));
        Assert.NotNull(law.On(new(2026, 1, 1)).Tables.Codes.Find(Oil));
        Assert.NotNull(law.With(Hazardous(10, May)).On(May).Tables.Codes.Find(Oil));
    }

    [Fact]
    public void Other_tables_stay_as_they_are()
    {
        var law = Law.Base.With(Hazardous(7, May, without: Oil)).On(May).Tables;
        Assert.Same(TableSet.Own.Rules, law.Rules);
        Assert.Same(TableSet.Own.Streams, law.Streams);
    }

    [Fact]
    public void Holidays_are_days_themselves_and_hold_at_once()
    {
        var law = Law.Base.With(new TableEdition(3, "holidays.csv", new(2027, 1, 1), "2027", "date,holiday,type,source,mark\n2027-01-01,元旦,off,x,verified\n"));
        var calendar = law.On(new(2026, 12, 30)).Tables.Calendar;
        Assert.Equal(new(new(2027, 1, 4), true), calendar.AfterWorkingDays(new(2026, 12, 30), 2));
        Assert.False(law.AsOf(2).On(new(2027, 1, 1)).Tables.Calendar.Knows(2027));
        Assert.True(calendar.Knows(2025));
    }

    [Theory]
    [InlineData(null, null, "2026-05-01", "410104", "refuse")]
    [InlineData(null, null, "2026-04-30", "410104", "warn")]
    [InlineData(null, null, "2026-07-01", "410104", "warn")]
    [InlineData("410100", null, "2026-05-01", "410104", "refuse")]
    [InlineData("410100", null, "2026-05-01", "411003", "warn")]
    [InlineData(null, "sludge", "2026-05-01", "410104", "refuse")]
    [InlineData(null, "kitchen", "2026-05-01", "410104", "warn")]
    public void A_rule_is_changed_for_its_place_its_stream_and_its_days(string? place, string? stream, string day, string division, string effect)
    {
        var law = Law.Base.With(new RuleChange(5, "vehicle-sealed", May, new(2026, 6, 30), place, stream, "refuse", null, "郑环〔2026〕5号"));
        var row = law.On(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).Rule("vehicle-sealed", division, "sludge")!;
        Assert.Equal(effect, row.Effect);
        Assert.Equal(effect == "refuse" ? 5 : null, row.Cited.Change);
        Assert.Equal(effect == "refuse", row.Cited.Zh.EndsWith("郑环〔2026〕5号", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_of_a_place_is_not_changed_by_a_word_for_the_whole_country()
    {
        var law = Law.Base.With(new RuleChange(5, "assay-met", May, null, null, null, "note", null, "x"));
        Assert.Equal("refuse", law.On(May).Rule("assay-met", Guancheng)!.Effect);
        Assert.Equal("note", law.On(May).Rule("assay-met", "410183")!.Effect);
    }

    [Fact]
    public void Of_two_changes_the_later_line_counts()
    {
        var law = Law.Base.With(new RuleChange(5, "clock-behind", May, null, null, null, null, 30, "x"))
            .With(new RuleChange(8, "clock-behind", May, null, null, null, null, 60, "y"));
        Assert.Equal(60, law.On(May).Rule("clock-behind", Guancheng)!.Value);
        Assert.Equal(30, law.AsOf(7).On(May).Rule("clock-behind", Guancheng)!.Value);
        Assert.Equal(15, law.AsOf(4).On(May).Rule("clock-behind", Guancheng)!.Value);
    }

    [Theory]
    [InlineData("codes-hazardous.csv", "code,zh\n900-249-08\n", "table_malformed")]
    [InlineData("codes-hazardous.csv", "", "table_malformed")]
    [InlineData("codes-hazardous.csv", "nonsense", "table_malformed")]
    [InlineData("codes-hazardous.csv", "code,zh\n", "table_malformed")]
    [InlineData("waivers.csv", "item,waives\n", "table_malformed")]
    [InlineData("rules.csv", "rule,zh\na,b\n", "table_malformed")]
    [InlineData("streams.json", "[]", "table_malformed")]
    [InlineData("streams.json", "{", "table_malformed")]
    [InlineData("holidays.csv", "date,holiday,type,source,mark\nNew Year,x,off,x,verified\n", "table_malformed")]
    [InlineData("rules.csv", "rule,zh,en,value,unit,effect,jurisdiction,source,mark,validFrom,validTo\nx,x,x,,,refuse,,x,unverified,2026-01-01,\n", "rule_not_verified")]
    [InlineData("rules.csv", "rule,zh,en,value,unit,effect,jurisdiction,source,mark,validFrom,validTo\nx,x,x,,,refuse,,x,verified,2026-01-01,\n", null)]
    public void What_cannot_be_read_as_its_table_is_no_law(string table, string text, string? code) =>
        Assert.Equal(code, Law.Objection(new(1, table, May, "x", text))?.Code);

    [Fact]
    public void Every_table_that_travels_inside_the_program_may_be_adopted_as_it_is() => Assert.All(
        Law.Tables, static t => Assert.Null(Law.Objection(new(1, t, May, "x", Tables.Text($"codes/{t}")))));

    [Fact]
    public void The_list_of_2021_stays_open_and_says_that_a_newer_one_applies()
    {
        var row = WasteCodes.Find(Oil)!;
        Assert.Equal((null, new DateOnly(2025, 1, 1)), (row.ValidTo, row.Superseded));
        Assert.All(WasteCodes.All.Where(static c => c.Edition != "2021"), static c => Assert.Null(c.Superseded));
    }

    static TableEdition Hazardous(long line, LocalDate from, WasteCode? without = null) => new(
        line, "codes-hazardous.csv", from, "2025", string.Join('\n', Tables.Text("codes/codes-hazardous.csv").Split('\n')
            .Where(l => without is not { } code || !l.StartsWith(code.Text, StringComparison.Ordinal))));
}
