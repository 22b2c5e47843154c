using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>A trip held against what its approval sets: hours, route, carrier (核准的时间、路线、运输单位). The waste is on the vehicle, so all of it is noted.</summary>
public static class ApprovedTrips
{
    /// <param name="route">As the carrier says it; null where it says none.</param>
    public static void Look(GrantApproval? approval, Instant at, string? route, EnterpriseId carrier, Findings found)
    {
        if (approval is null)
        {
            return;
        }

        if (approval.Hours is { } hours && !hours.Holds(at))
        {
            found.Add(Note.With("outside_hours", "/happenedAt", ("from", hours.From), ("until", hours.Until)));
        }

        if (approval.Route is { } set && route is not null && route != set)
        {
            found.Add(Note.With("off_route", "/route", ("route", route), ("approved", set)));
        }

        if (approval.Carrier is { } named && named != carrier)
        {
            found.Add(Note.With("carrier_not_approved", "/carrier", ("carrier", carrier.Text), ("approval", approval.Approval)));
        }
    }
}
