using System.Text.RegularExpressions;

namespace WasteFlow.House;

/// <summary>Law is read from the ledger: a room that asked the tables of its own program would judge by another law than the room beside it.</summary>
public partial class LawTest
{
    static readonly string[] Judges = ["Ledger", "Producers", "Collectors", "Transporters", "Disposers", "Bureau", "Hosting"];

    [Fact]
    public void Who_judges_asks_the_law_it_has_in_hand() =>
        Tree.Clean("Questions to the tables of the program instead of the law as of a line (found.Law, draft.Law, register.Law):",
            from room in Judges
            from file in Tree.Under($"src/WasteFlow.{room}", ".cs")
            from asked in Asked(Tree.Read(file))
            select $"{file}: {asked}");

    [Theory]
    [InlineData("if (Rules.Find(rule, place, day) is null)", "Rules.")]
    [InlineData("var row = Streams.Of(stream);", "Streams.Of")]
    [InlineData("Calendar.AfterWorkingDays(day, 5)", "Calendar.AfterWorkingDays")]
    [InlineData("found.Law.Tables.Streams.Of(stream)", "")]
    [InlineData("Calendar.DayOf(now); WasteCodes.Covers(pattern, code);", "")]
    public void A_question_to_the_program_s_tables_is_seen(string code, string found) => Assert.Equal(found, string.Join(' ', Asked(code)));

    static IEnumerable<string> Asked(string code) => Static().Matches(code).Select(static m => m.Value);

    [GeneratedRegex(@"(?<![\w.])(Rules\.|Methods\.|Streams\.(All|Find|Of)|Calendar\.(IsWorkingDay|AfterWorkingDays|BeforeWorkingDays|WorkingDaysBetween|Knows)|WasteCodes\.(All|Find|StreamOf|Objection|Remark|Classes)\b|TableSet\.Own)", RegexOptions.ExplicitCapture)]
    private static partial Regex Static();
}
