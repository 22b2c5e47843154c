using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>First in, first out: which of the used waste was there on 1 January (往年贮存量), month by month.</summary>
public partial class VariantsTest
{
    /// <summary>90 t stood on 1 January. March uses 30 t and buries 30 t, June uses 40 t and burns 20 t: of the last 30 t of old stock 20 t were used.</summary>
    [Theory]
    [InlineData("2025-03", "30")]
    [InlineData("2025-06", "20")]
    [InlineData("2025-07", "0")]
    [InlineData("2025-H1", "50")]
    [InlineData("2025", "50")]
    public void Month_by_month_the_oldest_goes_first_and_is_shared_over_what_was_used_and_disposed_of(string period, string previous)
    {
        var city = City();
        city.Day = new(2024, 11, 1);
        var old = city.Enter("works", Slag, 90 * Tonne);
        city.Day = new(2025, 3, 5);
        city.Treat("works", "road-base", Classes.Utilised, [(30 * Tonne, old)], 30 * Tonne, 0);
        city.Treat("works", "D1", Classes.Landfilled, [(30 * Tonne, old)], 0, 0);
        city.Day = new(2025, 6, 5);
        var fresh = city.Enter("works", Slag, 100 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(40 * Tonne, fresh)], 40 * Tonne, 0);
        city.Treat("works", "D10", Classes.Incinerated, [(20 * Tonne, fresh)], 0, 20 * Tonne);
        city.Day = new(2025, 7, 5);
        city.Treat("works", "road-base", Classes.Utilised, [(10 * Tonne, fresh)], 10 * Tonne, 0);
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial, prev=fifo)", period: period));
    }

    /// <summary>
    /// 90 t stood on 1 January and 100 t came in February. A stock-take finds 50 t less in March, so 40 t of the old ones are left; of the 60 t used in April these are
    /// of earlier years and 20 t are not.
    /// </summary>
    [Theory]
    [InlineData(Accounts.StorageLoss, "2025-03", "0")]
    [InlineData(Accounts.StorageLoss, "2025-04", "40")]
    [InlineData(Accounts.StorageLoss, "2025", "40")]
    [InlineData(Accounts.SentOut, "2025-04", "40")]
    public void What_a_stock_take_misses_or_is_sent_out_was_the_oldest_too(string account, string period, string previous)
    {
        var city = City();
        city.Day = new(2024, 11, 1);
        var old = city.Enter("works", Slag, 90 * Tonne);
        city.Day = new(2025, 2, 5);
        var fresh = city.Enter("works", Slag, 100 * Tonne);
        city.Day = new(2025, 3, 5);
        city.Add(new TakeStock(Guid.Empty, Instant.FromUtc(2025, 3, 5, 4, 0), new("works"), new("140", "t"), "counted"), [], [new(fresh, account, 50 * Tonne)]);
        city.Day = new(2025, 4, 5);
        city.Treat("works", "road-base", Classes.Utilised, [(60 * Tonne, old)], 60 * Tonne, 0);
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial, prev=fifo)", period: period));
        city.Balances();
    }

    /// <summary>Of 190 t in March, 90 t of them old, 60 t become another waste: 30 t of the old ones are left for the 60 t that are used in April.</summary>
    [Fact]
    public void What_becomes_another_waste_was_the_oldest_too()
    {
        var city = City();
        city.Day = new(2024, 11, 1);
        var old = city.Enter("works", Slag, 90 * Tonne);
        city.Day = new(2025, 2, 5);
        city.Enter("works", Slag, 100 * Tonne);
        city.Day = new(2025, 3, 5);
        city.Combine("works", "900-002-S59", Stream, (60 * Tonne, old));
        city.Day = new(2025, 4, 5);
        city.Treat("works", "road-base", Classes.Utilised, [(30 * Tonne, old)], 30 * Tonne, 0);
        Assert.Equal("30", city.Measure("utilised_prev(stream=general-industrial, prev=fifo)", period: "2025-04"));
        city.Treat("works", "road-base", Classes.Utilised, [(30 * Tonne, city.Enter("works", Slag, 30 * Tonne))], 30 * Tonne, 0);
        Assert.Equal("30", city.Measure("utilised_prev(stream=general-industrial, prev=fifo)"));
    }

    /// <summary>
    /// 90 t stood on 1 January. The plant accepts 40 t in January and gives 10 t of them back in March, after the landfill had 30 t in February: of the 40 t drawn
    /// 10 t were never used, so the year has 30 t. In June it accepts 50 t more: 30 t of the old ones are left for them.
    /// </summary>
    [Theory]
    [InlineData("2025-01", "40")]
    [InlineData("2025-02", "0")]
    [InlineData("2025-03", "-10")]
    [InlineData("2025-Q1", "30")]
    [InlineData("2025-06", "30")]
    [InlineData("2025", "60")]
    public void A_month_that_takes_back_what_an_earlier_one_had_said_is_below_zero(string period, string previous)
    {
        var city = City();
        city.Site("pit", "410183", "landfill");
        city.Day = new(2024, 11, 1);
        var old = city.Enter("works", Slag, 90 * Tonne);
        city.Day = new(2025, 1, 5);
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", old, 40 * Tonne, 40 * Tonne);
        city.Day = new(2025, 2, 5);
        city.Carry("M2", "works", "pit", Slag, Stream, "D1", old, 30 * Tonne, 30 * Tonne);
        city.Day = new(2025, 3, 5);
        city.Carry("M3", "plant", "works", Slag, Stream, "C5", there, 10 * Tonne, 10 * Tonne);
        city.Day = new(2025, 5, 5);
        var fresh = city.Enter("works", Slag, 100 * Tonne);
        city.Day = new(2025, 6, 5);
        city.Carry("M4", "works", "plant", Slag, Stream, "road-base", fresh, 50 * Tonne, 50 * Tonne);
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial, prev=fifo)", period: period));
    }

    /// <summary>
    /// What was accepted in December and comes back in February is no use of this year, and takes off the 10 t of March: this year used nothing, so nothing of the 20 t
    /// that stood on 1 January either.
    /// </summary>
    [Theory]
    [InlineData("2025-02", "0")]
    [InlineData("2025", "0")]
    public void What_an_earlier_year_had_said_is_taken_off_the_next_use(string period, string previous)
    {
        var city = City();
        city.Day = new(2024, 12, 5);
        city.Enter("works", Slag, 20 * Tonne);
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 10 * Tonne, 10 * Tonne);
        city.Day = new(2025, 2, 5);
        var back = city.Carry("M2", "plant", "works", Slag, Stream, "C5", there, 10 * Tonne, 10 * Tonne);
        city.Day = new(2025, 3, 5);
        city.Carry("M3", "works", "plant", Slag, Stream, "road-base", back, 10 * Tonne, 10 * Tonne);
        Assert.Equal("0", city.Measure("utilised(stream=general-industrial)"));
        Assert.Equal(previous, city.Measure("utilised_prev(stream=general-industrial, prev=fifo)", period: period));
    }
}
