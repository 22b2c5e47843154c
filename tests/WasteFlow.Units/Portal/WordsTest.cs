using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Portal;

/// <summary>What pages name has a word in both languages.</summary>
public class WordsTest
{
    [Fact]
    public void Every_act_has_its_word() => Assert.Empty(Acts.All.Keys.Except(Words.In("act")));

    [Fact]
    public void Every_severity_owner_and_state_of_an_alarm_has_its_word()
    {
        Assert.Empty(AlarmKinds.Severities.Except(Words.In("severity")));
        Assert.Empty(AlarmKinds.All.Select(static k => k.Owner).Except(Words.In("alarm-owner")));
        Assert.Empty(new[] { "pending", "open", "escalated", "ended" }.Except(Words.In("alarm-state")));
    }
}
