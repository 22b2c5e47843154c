using System.Text.Json;
using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>What a fill site still takes: as it was registered, less what came in since, where its volume was told.</summary>
public class FillSitesTest
{
    static readonly SiteId Pit = new("fill");

    readonly Diary diary = new();

    [Fact]
    public void Where_the_register_says_none_nothing_is_told()
    {
        Received("2025-03-05", Item("10", "m3"));
        Assert.Null(FillSites.Of(Pit, diary.Documents));
    }

    [Fact]
    public void What_comes_in_cubic_metres_lowers_it_and_what_was_weighed_is_counted_beside()
    {
        Received("2025-03-05", Item("10", "m3"));
        Registered("2025-03-06", 100);
        Received("2025-03-07", Item("10.5", "m3"), Item("4", "m3"));
        Received("2025-03-08", Item("18", "t"));
        Received("2025-03-08", new ItemReceipt(1, "refused", Reason: "wet"));
        diary.Say("2025-03-09", new BringInWaste(Guid.Empty, At("2025-03-09"), Pit, "construction", new(Demolition), new("20", "m3", "1600"), "a village", "slip 7"));
        Assert.Equal(new FillSiteView(Pit, 100, new(2025, 3, 6), "34.5", "65.5", 1, 18_000_000), FillSites.Of(Pit, diary.Documents));
        Registered("2025-03-10", 40);
        Assert.Equal(new FillSiteView(Pit, 40, new(2025, 3, 10), "0", "40", 0, 0), FillSites.Of(Pit, diary.Documents));
    }

    [Fact]
    public void It_is_an_alarm_when_as_much_came_as_there_was_room_until_the_register_says_more()
    {
        Registered("2025-03-06", 30);
        Received("2025-03-07", Item("29.999", "m3"));
        Assert.Equal("", diary.Alarms("2025-03-08", kinds: "fill-site-full"));
        Received("2025-03-08", Item("0.001", "m3"));
        Assert.Equal("fill-site-full open", diary.Alarms("2025-03-08", kinds: "fill-site-full"));
        Received("2025-03-09", Item("5", "m3"));
        Assert.Equal("-5", FillSites.Of(Pit, diary.Documents)!.Remaining);
        Registered("2025-03-10", 12);
        Assert.Equal("fill-site-full ended", diary.InState(AlarmQuestion.All, "2025-03-11", "fill-site-full"));
    }

    /// <summary>Three manifests of a round that was weighed together say the same forty cubic metres.</summary>
    [Fact]
    public void A_weighing_of_a_round_is_counted_once()
    {
        Registered("2025-03-06", 100);
        foreach (var tonnes in new[] { 32, 16, 16 })
        {
            var lot = new LotId(diary.Number + 1, 1);
            diary.Say(
                "2025-03-07",
                new ReceiveWaste(Guid.Empty, At("2025-03-07"), new("M1"), Pit, SharedWeight: new("40", "m3", "1600"), Round: [new("M1"), new("M2"), new("M3")]),
                moves: [new(Accounts.Generated, lot.ToString(), tonnes * 1_000_000L)]);
        }

        Assert.Equal("60", FillSites.Of(Pit, diary.Documents)!.Remaining);
        Received("2025-03-08", new Quantity("10", "m3", "1600"));
        Assert.Equal("50", FillSites.Of(Pit, diary.Documents)!.Remaining);
    }

    /// <summary>A correction counts with the line that it is of: what came before the register's word is in that word.</summary>
    [Fact]
    public void A_correction_puts_it_right()
    {
        var early = Received("2025-03-05", Item("7", "m3"));
        Registered("2025-03-06", 30);
        var late = Received("2025-03-07", Item("30", "m3"));
        Assert.Equal("fill-site-full open", diary.Alarms("2025-03-08", kinds: "fill-site-full"));
        Corrected("2025-03-08", early, Item("7", "m3"), Item("1", "m3"));
        Corrected("2025-03-08", late, Item("30", "m3"), Item("20", "m3"));
        Assert.Equal(("10", ""), (FillSites.Of(Pit, diary.Documents)!.Remaining, diary.Alarms("2025-03-09", kinds: "fill-site-full")));
        Corrected("2025-03-09", late, Item("20", "m3"), null);
        Assert.Equal("30", FillSites.Of(Pit, diary.Documents)!.Remaining);
    }

    /// <summary>Surveyed for the first of April and said in March: until then there is the room that was said before.</summary>
    [Fact]
    public void What_is_said_of_a_day_to_come_counts_from_it()
    {
        Registered("2025-03-06", 30);
        diary.Say("2025-03-07", new ChangeSite(Guid.Empty, At("2025-03-07"), Pit, new(2025, 4, 1), Facility: new("fill-site", 500)));
        Received("2025-03-08", Item("10", "m3"));
        Assert.Equal(new FillSiteView(Pit, 30, new(2025, 3, 6), "10", "20", 0, 0), FillSites.Of(Pit, diary.Documents));
        Received("2025-04-01", Item("7", "m3"));
        Assert.Equal(new FillSiteView(Pit, 500, new(2025, 4, 1), "7", "493", 0, 0), FillSites.Of(Pit, diary.Documents));
    }

    static ItemReceipt Item(string value, string unit) => new(1, "accepted", new(value, unit, unit == "m3" ? "1600" : null));

    void Registered(string when, long room) => diary.Say(
        when, new ChangeSite(Guid.Empty, At(when), Pit, At(when).InZone(Waste.Calendar.Zone).Date, Facility: new("fill-site", room)));

    long Received(string when, params ItemReceipt[] items)
    {
        diary.Say(when, new ReceiveWaste(Guid.Empty, At(when), new("M1"), Pit, items));
        return diary.Number;
    }

    void Received(string when, Quantity shared) => diary.Say(when, new ReceiveWaste(Guid.Empty, At(when), new("M1"), Pit, SharedWeight: shared));

    void Corrected(string when, long line, ItemReceipt was, ItemReceipt? now)
    {
        Edition Of(ItemReceipt item) => new(JsonSerializer.SerializeToElement(new ReceiveWaste(Guid.Empty, At(when), new("M1"), Pit, [item]), Wire.Options), []);
        diary.Say(when, new TakeBackAct(Guid.Empty, At(when), new("party-fill"), line, "misread"), corrects: new(line, "receive-waste", Of(was), now is null ? null : Of(now)));
    }
}
