using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Rooms;

/// <summary>A finding refuses, is noted or is dropped, as its rule says there and then.</summary>
public class FindingsTest
{
    [Theory]
    [InlineData("refuse", true, 0)]
    [InlineData("warn", false, 1)]
    [InlineData("note", false, 1)]
    [InlineData(null, false, 0)]
    public void A_finding_counts_as_its_effect_says(string? effect, bool refuses, int notes)
    {
        var found = new Findings(Law.Base.On(new(2025, 3, 1)));
        var refused = found.Weigh(effect, Refused.With("permit_does_not_cover", "/method", ("code", "900-249-08")));
        var judgement = found.Close(refused);
        Assert.Equal((refuses, notes), (judgement.Refused is not null, judgement.Notes.Count));
    }

    [Fact]
    public void The_same_note_is_given_once_for_each_place()
    {
        var found = new Findings(Law.Base.On(new(2025, 3, 1)));
        found.Add(new Note("code_unlisted", "/items/0/code"));
        found.Add(new Note("code_unlisted", "/items/0/code"));
        found.Add(new Note("code_unlisted", "/items/1/code"));
        found.Add(null);
        Assert.Equal(2, found.Close(null).Notes.Count);
    }

    [Fact]
    public void What_one_item_asks_of_one_allowance_in_one_unit_is_summed()
    {
        var found = new Findings(Law.Base.On(new(2025, 3, 1)));
        found.Take(new("permit/1/2025", 3));
        found.Take(new("plan/works/900-249-08/2025", 3));
        found.Take(new("permit/1/2025", 2_000, "L", 3_000));
        found.Take(new("permit/1/2025", 4));
        found.Take(new("permit/1/2025", 1_000, "L", 900));
        found.Take(new("permit/1/2025", 5, Item: 2));
        Assert.Equal(
            [new AllowanceTake("permit/1/2025", 7), new("plan/works/900-249-08/2025", 3), new("permit/1/2025", 3_000, "L", 3_900), new("permit/1/2025", 5, Item: 2)],
            found.Close(null).Takes);
    }
}
