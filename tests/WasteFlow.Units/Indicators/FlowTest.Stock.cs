using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

/// <summary>What stands from earlier years, and what is used of it.</summary>
public partial class FlowTest
{
    [Theory]
    [InlineData(100, 1000, 1000, "0")]
    [InlineData(100, 1000, 1050, "50")]
    [InlineData(500, 0, 300, "300")]
    public void Earlier_years_stock_is_what_went_beyond_the_years_own(long opening, long generated, long utilised, string previous)
    {
        var city = City();
        var old = city.Enter("works", Slag, opening * Tonne, account: Accounts.Opening, since: new LocalDate(2024, 6, 1));
        var inputs = new List<(long, string)> { (Math.Min(utilised, opening) * Tonne, old) };
        if (generated > 0)
        {
            var fresh = city.Enter("works", Slag, generated * Tonne);
            inputs.Add(((utilised - Math.Min(utilised, opening)) * Tonne, fresh));
        }

        city.Treat("works", "road-base", Classes.Utilised, [.. inputs.Where(static i => i.Item1 > 0)], utilised * Tonne, 0);
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial)"));
        city.Balances();
    }

    [Theory]
    [InlineData(3, 8, 0, "3")]
    [InlineData(3, 8, 9, "2")]
    [InlineData(0, 8, 0, "0")]
    public void What_was_buried_of_earlier_years_stock_is_none_that_was_used(long utilised, long buried, long generated, string previous)
    {
        var city = City();
        var old = city.Enter("works", Slag, 20 * Tonne, account: Accounts.Opening, since: new LocalDate(2024, 6, 1));
        if (generated > 0)
        {
            city.Enter("works", Slag, generated * Tonne);
        }

        if (utilised > 0)
        {
            city.Treat("works", "road-base", Classes.Utilised, [(utilised * Tonne, old)], utilised * Tonne, 0);
        }

        city.Treat("works", "landfill", Classes.Landfilled, [(buried * Tonne, old)], 0, buried * Tonne);
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial, basis=treated)"));
    }

    [Fact]
    public void Where_only_old_stock_stands_it_is_a_figure_and_that_none_of_it_was_used_is_not()
    {
        var city = City();
        city.Day = new(2024, 6, 1);
        city.Enter("works", Slag, Tonne);
        Assert.Equal(("1", "1", "0"), (
            city.Measure("stored(stream=general-industrial)"), city.Measure("stored_old(stream=general-industrial)"), city.Measure("stored_new(stream=general-industrial)")));
        Assert.All(
            ["generated", "utilised", "landfilled", "utilised_prev", "transferred"],
            measure => Assert.Equal("no_flows", city.Measure($"{measure}(stream=general-industrial)")));
        Assert.Equal("no_flows", city.Measure("stored(stream=general-industrial)", year: 2023));
    }

    [Fact]
    public void A_year_ends_with_what_stands_at_its_end()
    {
        var city = City();
        city.Day = new(2024, 12, 31);
        var lot = city.Enter("works", Slag, 8 * Tonne);
        city.Day = new(2025, 1, 1);
        city.Treat("works", "road-base", Classes.Utilised, [(3 * Tonne, lot)], 3 * Tonne, 0);
        city.Enter("works", Slag, Tonne);
        Assert.Equal("8", city.Measure("stored(stream=general-industrial)", year: 2024));
        Assert.Equal("6", city.Measure("stored(stream=general-industrial)"));
        Assert.Equal("1", city.Measure("stored_new(stream=general-industrial)"));
        Assert.Equal("1", city.Measure("generated(stream=general-industrial)"));
        Assert.Equal("8", city.Measure("generated(stream=general-industrial, period=last)"));
        var march = IdentityLines.Read(city.Documents, Stream, new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31)).Single();
        Assert.Equal((8 * Tonne, Tonne, 3 * Tonne, 6 * Tonne), (march.Opening, march.Generated, march.Utilised, march.ClosingStock));
        Assert.Equal(march.In, march.Out);
    }
}
