using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>What trips of vehicles tell.</summary>
public partial class DetectorTest
{
    [Theory]
    [InlineData("2025-03-05 09:00", "2025-03-05 11:00", "kiln", "two-places-at-once open")]
    [InlineData("2025-03-05 09:00", "2025-03-05 11:00", "plant", "")]
    [InlineData("2025-03-05 11:49", "2025-03-05 13:00", "kiln", "two-places-at-once open")]
    [InlineData("2025-03-05 11:50", "2025-03-05 13:00", "kiln", "")]
    [InlineData("2025-03-05 12:30", "2025-03-05 13:30", "kiln", "")]
    public void A_vehicle_is_in_one_place_and_a_round_to_one_receiver_is_one_trip(string left, string came, string receiver, string told)
    {
        var diary = new Diary();
        diary.Carry("2025-03-05 08:00", "2025-03-05 12:00", "M1");
        diary.Carry(left, came, "M2", mover: "store", receiver: receiver);
        Assert.Equal(told, diary.Alarms("2025-03-06", kinds: "two-places-at-once"));
    }

    [Fact]
    public void A_trip_without_an_end_proves_nothing_about_the_next()
    {
        var diary = new Diary();
        diary.File("2025-03-05 08:00", "M1");
        diary.PickUp("2025-03-05 08:00", "M1");
        diary.Carry("2025-03-05 09:00", "2025-03-05 11:00", "M2", receiver: "kiln");
        Assert.Equal("", diary.Alarms("2025-03-06", kinds: "two-places-at-once"));
    }

    [Theory]
    [InlineData("2025-03-05 09:00", "2025-03-05 09:50", "")]
    [InlineData("2025-03-05 09:00", "2025-03-05 11:00", "two-places-at-once open")]
    public void A_vehicle_is_on_a_trip_from_when_it_took_it_over(string left, string came, string told)
    {
        var diary = new Diary();
        diary.Carry(left, came, "M1", plate: "豫A00002");
        diary.File("2025-03-05 08:00", "M2", receiver: "kiln");
        var transit = diary.PickUp("2025-03-05 08:00", "M2");
        diary.Say(
            "2025-03-05 10:00", new HandOverWaste(Guid.Empty, Diary.At("2025-03-05 10:00"), new("M2"), new("carrier"), new("carrier"), "豫A00002"),
            state: ("M2", "in-transit"));
        diary.Receive("2025-03-05 12:00", "M2", transit, 1000, receiver: "kiln");
        Assert.Equal(told, diary.Alarms("2025-03-06", kinds: "two-places-at-once"));
    }

    [Theory]
    [InlineData("2025-03-05 08:30", "2025-03-05 10:00", "plant", "")]
    [InlineData("2025-03-05 10:40", "2025-03-05 12:00", "plant", "two-places-at-once open")]
    public void What_goes_on_to_another_receiver_was_on_its_way_to_the_first_until_then(string left, string came, string receiver, string told)
    {
        var diary = new Diary();
        diary.Carry(left, came, "M1", receiver: receiver);
        diary.File("2025-03-05 08:00", "M2");
        var transit = diary.PickUp("2025-03-05 08:00", "M2");
        diary.Arrive("2025-03-05 10:00", "M2");
        diary.Say(
            "2025-03-05 10:30", new DivertWaste(Guid.Empty, Diary.At("2025-03-05 10:30"), new("M2"), new("kiln"), "D10", "refused"), state: ("M2", "in-transit"));
        diary.Receive("2025-03-05 12:00", "M2", transit, 1000, receiver: "kiln");
        Assert.Equal(told, diary.Alarms("2025-03-06", kinds: "two-places-at-once"));
    }

    /// <summary>What is usual is known from six trips on.</summary>
    [Theory]
    [InlineData(5, "")]
    [InlineData(6, "diverted-load open")]
    public void A_few_trips_tell_nothing_of_the_usual_time(int before, string told)
    {
        var diary = new Diary();
        for (var day = 1; day <= before; day++) diary.Carry($"2025-03-0{day} 11:30", $"2025-03-0{day} 12:00", $"M{day}");
        diary.Carry("2025-03-10 08:00", "2025-03-10 18:00", "M10");
        Assert.Equal(told, diary.Alarms("2025-03-11", kinds: "diverted-load"));
    }

    [Theory]
    [InlineData("11:30", "11:30", "15:00", "")]
    [InlineData("11:30", "11:30", "15:01", "diverted-load open")]
    [InlineData("10:20", "05:00", "11:40", "")]
    [InlineData("10:20", "05:00", "11:41", "diverted-load open")]
    public void A_trip_of_many_times_the_usual_time_may_have_gone_elsewhere(string usual, string left, string came, string told)
    {
        var diary = new Diary();
        for (var day = 1; day <= 9; day++) diary.Carry($"2025-03-0{day} {usual}", $"2025-03-0{day} 12:00", $"M{day}");
        diary.Carry($"2025-03-10 {left}", $"2025-03-10 {came}", "M10");
        Assert.Equal(told, diary.Alarms("2025-03-11", kinds: "diverted-load"));
    }
}
