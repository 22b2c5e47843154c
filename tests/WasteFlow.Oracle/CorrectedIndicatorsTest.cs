namespace WasteFlow.Oracle;

/// <summary>Likewise of crowds that put right what they said, give loads back, divert and combine them across regions.</summary>
[Collection(OfCrowd.Name)]
public class CorrectedIndicatorsTest(PlayedCrowd played)
{
    [Fact]
    public async Task Every_figure_is_what_the_lines_say_as_the_last_corrections_left_them()
    {
        var compared = await Compared.With(played.Folder, [.. played.Crowds.Select(static c => (c.Name, c.Journal, c.UpTo(c.Journal.Lines.Count)))]);
        Assert.True(compared.Count(static f => f.Exact is not null) > 300);
        Assert.True(compared.Where(static f => f.Exact is not null).Select(static f => f.Region).Distinct(StringComparer.Ordinal).Count() > 3);
    }
}
