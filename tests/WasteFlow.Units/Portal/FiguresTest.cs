using WasteFlow.Portal.Reading;

namespace WasteFlow.Units.Portal;

/// <summary>How pages print figures.</summary>
public class FiguresTest
{
    [Theory]
    [InlineData("572667/10000", "57.2667")]
    [InlineData("-24691358/20", "−1,234,567.9")]
    [InlineData("1234567", "1,234,567")]
    [InlineData("1/3", "1/3")]
    [InlineData("100/7", "100/7")]
    [InlineData("1/0", "1/0")]
    public void An_exact_figure_is_a_decimal_where_that_ends(string exact, string printed) => Assert.Equal(printed, Figures.Exact(exact, Language.Chinese));
}
