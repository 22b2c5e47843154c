using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What people do about alarms: an officer closes one with a reason, a unit hands in the report that is due.</summary>
public static class Answering
{
    /// <summary>What is not due yet is no alarm, and cannot be closed away.</summary>
    public static Judgement Close(CloseAlarm act, Register register, Caller by, Instant now)
    {
        var watch = new Watches(register.Fold(AlarmFold.FoldName)).Find(act.Alarm);
        var found = new Findings(register.LawOf(act));
        if (watch is not null)
        {
            found.Claim(ClaimOf(watch), "alarm_not_open", "/alarm", ("alarm", act.Alarm));
        }

        return found.Close(
            watch is null ? Refused.With("no_such_alarm", "/alarm", ("alarm", act.Alarm))
            : !AlarmAnswer.Sees(watch, by) ? Refused.With("not_yours", "/alarm", ("reason", act.Alarm))
            : watch.StateAt(now) is Watch.Pending or Watch.Ended ? Refused.With("alarm_not_open", "/alarm", ("alarm", act.Alarm))
            : Holding.Written(act.Reason, "/reason"));
    }

    /// <summary>An alarm is closed once; one that has come again since is closed once more.</summary>
    private static string ClaimOf(Watch watch) =>
        FormattableString.Invariant($"alarm/{watch.Id}@{watch.History.LastOrDefault(static s => s.Reason is not null)?.Line ?? 0}");

    public static Judgement HandIn(HandInReport act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        var row = Deadlines.All.FirstOrDefault(r => r.Rule == act.Report && r.From is "month" or "quarter" or "year");
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found)
            ?? (row is null || act.Report == "management-plan-filed" ? Refused.With("no_such_report", "/report", ("report", act.Report))
                : act.Period != PeriodClock.Begin(row.From, act.Period) ? Refused.With("period_misses", "/period", ("report", act.Report))
                : act.Period > Calendar.DayOf(now) ? Refused.With("period_not_begun", "/period", ("report", act.Report))
                : null));
    }
}
