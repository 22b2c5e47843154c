using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>What weighs how much when somebody asks whose the waste is that was found.</summary>
public class IncidentTest
{
    readonly Diary diary = new();

    [Fact]
    public void The_nearer_the_producer_the_more_the_same_evidence_weighs()
    {
        foreach (var (site, division) in new[] { ("far", "411003"), ("same-city", "410183"), ("same-county", "410104") })
        {
            diary.Site(site, division, "garage");
            NeverCame("2025-03-02", $"M-{site}", site);
        }

        var found = Found(Oil);
        Assert.Equal(["same-county", "same-city", "far"], found.Select(static c => c.Site.Text));
        Assert.Equal([3, 2, 1], found.Select(c => c.Score / found[^1].Score));
    }

    [Fact]
    public void The_very_code_weighs_twice_as_much_as_its_class()
    {
        NeverCame("2025-03-02", "M1", "works");
        Assert.Equal(2 * Assert.Single(Found("HW08")).Score, Assert.Single(Found(Oil)).Score);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(7, 1)]
    [InlineData(3, 0)]
    public void A_chain_that_was_mended_counts_for_so_many_days(int days, int candidates)
    {
        diary.Receive("2025-03-09", "M1", NeverCame("2025-03-02", "M1", "works"), 1000);
        Assert.Equal(candidates, Found(Oil, days).Count);
    }

    [Fact]
    public void What_a_stock_take_misses_is_missing_too()
    {
        var lot = diary.Generate("2025-03-05", "works");
        diary.Say(
            "2025-03-06", new TakeStock(Guid.Empty, At("2025-03-06"), new("works"), Kilograms(880), "counted", lot), [],
            [new(lot.ToString(), Accounts.StorageLoss, 120_000)]);
        Assert.Equal(120_000, Assert.Single(Found(Oil)).Missing);
    }

    [Fact]
    public void Of_two_of_the_same_weight_the_one_that_misses_more_goes_first()
    {
        diary.Carry("2025-03-03 08:00", "2025-03-03 12:00", "M1", 1000, 900, mover: "store");
        diary.Carry("2025-03-03 08:00", "2025-03-03 12:00", "M2", 1000, 800, plate: "豫A00002");
        var found = Found(Oil);
        Assert.Equal(found[0].Score, found[1].Score);
        Assert.Equal([("works", 200_000L), ("store", 100_000L)], found.Select(static c => (c.Site.Text, c.Missing)));
    }

    [Fact]
    public void A_plate_that_was_in_two_places_is_a_broken_chain()
    {
        diary.Carry("2025-03-03 08:00", "2025-03-03 12:00", "M1");
        diary.Carry("2025-03-03 09:00", "2025-03-03 11:00", "M2", receiver: "kiln");
        Assert.Equal(("works", 1), (Assert.Single(Found(Oil)).Site.Text, Found(Oil)[0].Broken));
    }

    LotId NeverCame(string day, string number, string mover)
    {
        diary.File(day, number, mover: mover);
        return diary.PickUp(day, number);
    }

    IReadOnlyList<Candidate> Found(string code, int days = 30) => IncidentSearch.Of(new(code), "410104", At("2025-03-15"), days, diary.Documents).Candidates;
}
