using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Bureau.Diary;

namespace WasteFlow.Units.Bureau;

/// <summary>Deadlines of applications and contracts.</summary>
public partial class DeadlineTest
{
    [Fact]
    public void Each_office_is_awaited_in_its_turn_and_nobody_after_the_decision()
    {
        var diary = new Diary();
        diary.Site("far", "370100", "cement-kiln");
        Apply(diary, "2025-03-03");
        foreach (var (at, step, awaited) in new[]
        {
            ("2025-03-05", "accept", "410104 2025-03-13 00:00"), ("2025-03-12", "consult", "370100 2025-03-27 00:00"), ("2025-03-20", "agree", "410104 2025-03-28 00:00"),
        })
        {
            diary.Say(at, new AdvanceApplication(Guid.Empty, At(at), "SQ-1", step));
            var watch = diary.Documents.Scan<Watch>("watch/application-waits:").Single().Value;
            Assert.Equal(awaited, $"{watch.Regions.Single()} {Text(watch.Due)}");
        }

        diary.Say("2025-03-21", new GrantApproval(
            Guid.Empty, At("2025-03-21"), "PZ-1", "cross-province", new("works"), [Oil], Kilograms(1000), new(2025, 4, 1), new(2026, 3, 31), new("far"), Application: "SQ-1"));
        Assert.Empty(diary.Documents.Scan<Watch>("watch/application-waits:"));
    }

    [Fact]
    public void Only_the_mover_can_go_on_while_corrections_are_asked()
    {
        var diary = new Diary();
        Apply(diary, "2025-03-03");
        diary.Say("2025-03-04", new AdvanceApplication(Guid.Empty, At("2025-03-04"), "SQ-1", "ask-corrections"));
        Assert.Empty(diary.Documents.Scan<Watch>("watch/application-waits:"));
        Apply(diary, "2025-03-10");
        Assert.Equal("2025-03-18 00:00", diary.Due("application-waits"));
    }

    /// <summary>A plant may hold two permits at once: the one for another waste or another method still ends on its own day.</summary>
    [Theory]
    [InlineData("HW08", "D10", null, "2030-12-31", "P2")]
    [InlineData("HW08;HW18", "D10;R9", null, "2030-12-31", "P2")]
    [InlineData("*", "D10", null, "2030-12-31", "P2")]
    [InlineData("HW18", "D10", null, "2030-12-31", "P1 P2")]
    [InlineData("HW08", "R9", null, "2030-12-31", "P1 P2")]
    [InlineData("900-249-08", "D10", null, "2030-12-31", "P1 P2")]
    [InlineData("HW08", "D10", "900-214-08", "2030-12-31", "P1 P2")]
    [InlineData("HW08", "D10", null, "2025-12-31", "P1")]
    [InlineData("900-249-08", "D10", null, "2025-06-30", "P1")]
    [InlineData("HW18", "D10", null, "2025-06-30", "P1 P2")]
    [InlineData("*", "D10", null, "2025-06-30", "P1 P2")]
    public void A_permit_is_outlasted_by_a_longer_one_for_as_much(string codes, string methods, string? except, string until, string watched)
    {
        var diary = new Diary();
        Permit(diary, "2025-03-05", "P1", "2025-12-31");
        Permit(diary, "2025-03-06", "P2", until, codes, methods, except);
        foreach (var kind in new[] { "permit-renewal-due", "permit-expired" })
        {
            Assert.Equal(
                watched, string.Join(' ', diary.Documents.Scan<Watch>($"watch/{kind}:").Where(static w => w.Value.EndedAt is null).Select(static w => w.Value.Id.Split(':', '@')[1]).Order(StringComparer.Ordinal)));
        }
    }

    [Theory]
    [InlineData("HW08;HW49", "2026-06-30", "contract-expired pending")]
    [InlineData("*", "2026-06-30", "contract-expired pending")]
    [InlineData("HW49", "2026-06-30", "contract-expired pending, contract-expired pending")]
    [InlineData("HW08", "2025-05-31", "contract-expired pending")]
    public void A_contract_is_outlasted_by_a_longer_one_about_as_much(string codes, string until, string told)
    {
        var diary = new Diary();
        Contract(diary, "2025-03-05", "HT-1", "2025-06-30");
        Contract(diary, "2025-03-06", "HT-2", until, codes.Split(';'));
        Assert.Equal(told, diary.InState(Watch.Pending, "2025-03-07", "contract-expired"));
    }
}
