using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The time at a door, in whole milliseconds; in a simulated house, the time that the caller says it is.</summary>
public sealed class DoorClock(IClock clock, HouseOptions options, LedgerTime ledger)
{
    /// <summary>Believed only where the house was started with a simulated clock.</summary>
    public const string Header = "WasteFlow-Clock";

    /// <summary>A simulated house where the caller says no time: there it is as late as its ledger, whatever day it is outside.</summary>
    private bool StandsStill(HttpContext context) => options.SimulatedClock && context.Request.Headers[Header].Count == 0;

    /// <summary>Null, or why the header cannot be read.</summary>
    private Refused? Read(HttpContext context, out Instant now)
    {
        now = clock.GetCurrentInstant();
        if (options.SimulatedClock && context.Request.Headers[Header] is [{ } text, ..])
        {
            var parsed = InstantPattern.ExtendedIso.Parse(text);
            if (!parsed.Success)
            {
                return Refused.With("field_malformed", "", ("pointer", Header));
            }

            if (Times.Objection(parsed.Value, "") is { } outside)
            {
                return outside;
            }

            now = parsed.Value;
        }

        now = Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return null;
    }

    /// <summary>
    /// The time that an act is stamped with and a reading is answered as of: as read, and where the house stands still that of the ledger's last line, lest one
    /// without the header bring the real day into a played city.
    /// </summary>
    public async Task<(Instant Now, Refused? Refused)> Now(HttpContext context)
    {
        if (Read(context, out var now) is { } unread)
        {
            return (now, unread);
        }

        try
        {
            return (StandsStill(context) ? await ledger.Latest(context.RequestAborted) ?? now : now, null);
        }
        catch (HttpRequestException)
        {
            return (now, new Refused("ledger_not_there"));
        }
    }

    /// <summary>The note on a claimed time that is ahead of ours by more than the rule's minutes where the caller is at home; null where none is.</summary>
    public static Note? Ahead(IAct act, Register register, Caller by, Instant now) =>
        Rule("clock-ahead", register, by, now) is { } minutes && act.HappenedAt - now > Duration.FromMinutes(minutes)
            ? new Note("clock_ahead", "/happenedAt")
            : null;

    /// <summary>A time so far ahead is no clock's fault: deadlines and periods would count from a day that has not been. Null where it is not.</summary>
    public static Refused? BeyondBelief(IAct act, Register register, Caller by, Instant now) =>
        Rule("happened-ahead", register, by, now) is { } hours && act.HappenedAt - now > Duration.FromHours(hours)
            ? Refused.With(
                "happened_too_far_ahead", "/happenedAt", ("hours", hours.ToString(CultureInfo.InvariantCulture)), ("now", InstantPattern.General.Format(now)))
            : null;

    /// <summary>The rule's value where the caller is at home.</summary>
    private static int? Rule(string rule, Register register, Caller by, Instant now) => register.Law.On(Waste.Calendar.DayOf(now))
        .Rule(rule, (by.Enterprise is { } enterprise ? register.Enterprise(enterprise)?.Division : by.Region) ?? "")?.Value;
}
