using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>When an outcome counts: accepted or treated.</summary>
public partial class VariantsTest
{
    /// <summary>Accepted for road base on 20 December, buried on 10 January.</summary>
    [Theory]
    [InlineData("timing=treated", 2024, "0", "0", "0.00")]
    [InlineData("timing=treated", 2025, "0", "6", "0.00")]
    [InlineData("", 2024, "6", "0", "60.00")]
    [InlineData("", 2025, "0", "0", "0.00")]
    public void An_outcome_counts_when_it_is_treated_or_when_it_is_accepted_by_the_manifests_method(
        string choices, int year, string utilised, string landfilled, string rate)
    {
        var city = City();
        city.Day = new(2024, 12, 20);
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        city.Day = new(2025, 1, 10);
        city.Treat("plant", "D1", Classes.Landfilled, [(6 * Tonne, there)], 0, 0);
        city.Enter("works", Slag, Tonne);
        var basis = choices.Length == 0 ? "" : ", basis=treated";
        Assert.Equal(utilised, city.Measure($"utilised(stream=general-industrial{basis})", year: year));
        Assert.Equal(landfilled, city.Measure($"landfilled(stream=general-industrial{basis})", year: year));
        Assert.Equal(rate, Value(city, "gi-utilisation", choices, year));
        city.Balances();
    }

    /// <summary>Of 10 t 6 t are accepted to be buried, of which 2 t are buried and 1 t is carried on to a collector; 4 t never left.</summary>
    [Theory]
    [InlineData("", "0.0010", "5")]
    [InlineData("timing=treated", "0.0010", "8")]
    public void What_a_final_receiver_accepted_is_disposed_of_and_not_stored_as_well(string choices, string kept, string stored)
    {
        var city = City();
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "D1", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        city.Treat("plant", "D1", Classes.Landfilled, [(2 * Tonne, there)], 0, 0);
        city.Carry("M2", "plant", "collector", Slag, Stream, "C5", there, Tonne, Tonne);
        Assert.Equal(stored, city.Measure($"stored_new(stream=general-industrial{(choices.Length == 0 ? "" : ", basis=treated")})"));
        Assert.Equal(kept, Value(city, "gi-storage-disposal", choices, 2025));
        Summed.Holds(city.Documents, city.Number, "410104", "410185");
    }

    /// <summary>6 t were received to be used and the rest was sent elsewhere to be buried, before the receipt is put right to 5 t.</summary>
    [Fact]
    public void A_receipt_that_is_put_right_after_its_manifest_was_diverted_counts_by_the_method_it_was_received_for()
    {
        var city = City();
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 10 * Tonne), 6 * Tonne, 6 * Tonne);
        var (received, transit) = (city.Number, HandWritten.Lot(city.Number - 1));
        city.Add(new DivertWaste(Guid.Empty, default, new("M1"), new("collector"), "D1", "full"), manifest: "M1");
        city.Correct(received, [new(there, transit, Tonne)], [new(transit, there, 6 * Tonne)], [new(transit, there, 5 * Tonne)]);
        Assert.Equal(("5", "0"), (Accepted(city, "utilised"), Accepted(city, "landfilled")));
        Assert.Equal(("5", "0"), (city.Measure("received(stream=general-industrial, method=road-base)"), city.Measure("received(stream=general-industrial, method=D1)")));
    }

    [Fact]
    public void What_nobody_accepts_counts_when_it_is_treated()
    {
        var city = City();
        var own = city.Enter("works", Slag, 5 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(2 * Tonne, own)], 2 * Tonne, 0);
        Assert.Equal("2", Accepted(city, "utilised"));

        // Taken for collecting, and treated where it stands.
        var collected = city.Carry("M1", "works", "plant", Slag, Stream, "C5", own, 3 * Tonne, 3 * Tonne);
        Assert.Equal("2", Accepted(city, "utilised"));
        city.Treat("plant", "road-base", Classes.Utilised, [(3 * Tonne, collected)], 3 * Tonne, 0);
        Assert.Equal("5", Accepted(city, "utilised"));
    }

    [Fact]
    public void What_leaves_its_receiver_untreated_counts_where_it_goes_next()
    {
        var city = City();
        var first = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", city.Enter("works", Slag, 4 * Tonne), 4 * Tonne, 4 * Tonne);
        Assert.Equal("4", Accepted(city, "utilised"));
        city.Carry("M2", "plant", "collector", Slag, Stream, "D1", first, Tonne, Tonne);
        Assert.Equal(("3", "1"), (Accepted(city, "utilised"), Accepted(city, "landfilled")));
    }

    [Theory]
    [InlineData("C5", "road-base", "0", "5")]
    [InlineData("road-base", "C5", "5", "5")]
    public void Put_together_everything_counts_as_the_lot_that_was_filled_first(string first, string second, string mixed, string treated)
    {
        var city = City();
        var a = city.Carry("M1", "works", "plant", Slag, Stream, first, city.Enter("works", Slag, 2 * Tonne), 2 * Tonne, 2 * Tonne);
        var b = city.Carry("M2", "works", "plant", Slag, Stream, second, city.Enter("works", Slag, 3 * Tonne), 3 * Tonne, 3 * Tonne);
        var own = city.Enter("plant", Slag, Tonne);
        var all = city.Combine("plant", Slag, Stream, (2 * Tonne, a), (3 * Tonne, b), (Tonne, own));
        Assert.Equal(mixed, Accepted(city, "utilised"));
        city.Treat("plant", "road-base", Classes.Utilised, [(6 * Tonne, all)], 6 * Tonne, 0);
        Assert.Equal(treated, Accepted(city, "utilised"));
        Assert.Equal("1", city.Measure("utilised(stream=general-industrial, basis=accepted)", "410185"));
    }

    [Fact]
    public void On_the_basis_of_acceptance_the_opening_stock_leaves_out_what_was_accepted_before()
    {
        var city = City();
        city.Day = new(2024, 12, 20);
        var lot = city.Enter("works", Slag, 10 * Tonne);
        var there = city.Carry("M1", "works", "plant", Slag, Stream, "road-base", lot, 6 * Tonne, 6 * Tonne);
        city.Day = new(2025, 1, 10);
        city.Treat("plant", "road-base", Classes.Utilised, [(6 * Tonne, there)], 6 * Tonne, 0);
        city.Carry("M2", "works", "plant", Slag, Stream, "road-base", lot, 3 * Tonne, 3 * Tonne);
        Assert.Equal("6", city.Measure("utilised_prev(stream=general-industrial, prev=fifo, basis=treated)"));
        Assert.Equal("3", city.Measure("utilised_prev(stream=general-industrial, prev=fifo)"));
        Assert.Equal("3", city.Measure("utilised_prev(stream=general-industrial)"));
    }
}
