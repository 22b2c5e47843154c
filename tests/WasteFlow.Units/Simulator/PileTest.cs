using WasteFlow.Contracts;
using WasteFlow.Simulator.Play;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Units.Simulator;

/// <summary>What the player knows of containers without asking the house: what they are in goes whole, wherever it has been put together.</summary>
public class PileTest
{
    static readonly WasteCode Ash = new("321-026-48");

    readonly Told told = new();
    readonly Pile pile = new(null!, "hazardous", Ash, byLot: true);

    [Fact]
    public void What_arises_is_in_containers_and_what_a_treatment_leaves_is_not() =>
        Assert.Equal((true, false), (Put(1).Packed, Put(2, "hazardous").Packed));

    [Fact]
    public void A_load_of_both_is_in_containers_at_the_gate_too()
    {
        Assert.True(Landed(Put(1), Put(2, "hazardous")).Packed);
        Assert.False(Landed(Put(3, "hazardous"), Put(4, "hazardous")).Packed);
        Assert.True(Landed(Put(5)).Packed);
    }

    [Fact]
    public void Another_name_takes_nothing_out_of_its_containers()
    {
        Parcel residue = Put(1, "hazardous"), both = Landed(Put(2), Put(3, "hazardous"));
        Assert.False(told.Renamed(default, pile, residue, pile, residue.Grams, null).Packed);
        Assert.True(told.Renamed(default, pile, both, pile, both.Grams, null).Packed);
    }

    Parcel Put(long line, params string[] leftBy) => pile.Put(new LotId(line, 1), 5_000, leftBy);

    Parcel Landed(params Parcel[] parcels)
    {
        var load = new Load(Ash, pile, [.. parcels.Select(static p => (p, p.Grams))], 5_000, new Quantity("5", "kg"), null);
        foreach (var parcel in parcels)
        {
            told.Off(default, pile, parcel, parcel.Grams);
        }

        return told.Down(default, pile, 5_000, 5_000, Term.Weighing, null, load.LeftBy, load.Packed);
    }
}
