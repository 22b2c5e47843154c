using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>Words of the national platform are read and written by the same cell of the mapping.</summary>
public class NationalWordsTest
{
    const string Decisions = "接受=accepted 拒收=refused 收下=accepted";

    [Theory]
    [InlineData("接受", "accepted")]
    [InlineData("收下", "accepted")]
    [InlineData("拒收", "refused")]
    [InlineData("accepted", null)]
    [InlineData("", null)]
    public void A_word_of_theirs_is_read_as_ours(string theirs, string? ours) => Assert.Equal(ours, NationalWords.Read(Decisions).OursFor(theirs));

    [Theory]
    [InlineData("accepted", "接受")]
    [InlineData("refused", "拒收")]
    [InlineData("partly", null)]
    [InlineData("", null)]
    public void Ours_is_written_as_the_first_of_theirs(string ours, string? theirs) => Assert.Equal(theirs, NationalWords.Read(Decisions).TheirsFor(ours));

    [Fact]
    public void Every_word_of_the_mapping_is_written_as_it_is_read()
    {
        var words = NationalColumns.Own.Select(static c => c.As).Where(static a => a.Contains('=', StringComparison.Ordinal) && a[0] != '=').Distinct().Select(NationalWords.Read).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, static w => Assert.All(w.Theirs, theirs => Assert.Equal(w.OursFor(theirs), w.OursFor(w.TheirsFor(w.OursFor(theirs)!)!))));
    }
}
