using Microsoft.AspNetCore.Http;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Shows the stream identity: by days for all that the system knows, by months also for a region, and code by code.</summary>
internal static class IdentityDoor
{
    public static readonly string[] Fields = ["stream", "from", "to", "region", "code", "by", "period"];

    public static Read<IReadOnlyList<StreamIdentity>> Read(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var (stream, from, to) = (asked.Text("stream"), asked.Day("from"), asked.Day("to"));
        var (region, code, period) = (asked.Text("region"), asked.Id<WasteCode>("code"), asked.Id<ReportingPeriod>("period"));
        var byCode = asked.Word("by", ["stream", "code"]) == "code";
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        if (stream is not null && Streams.Find(stream) is null)
        {
            return Refused.With("stream_unknown", "", ("stream", stream));
        }

        if (to < from)
        {
            return new Refused("period_reversed");
        }

        var byMonths = region is not null || code is not null || period is not null || byCode;
        if (byMonths && (from is not null || to is not null))
        {
            return new Refused("identity_by_months");
        }

        if (region is not null && Regions.Objection(region, caller) is { } objection)
        {
            return objection with { Pointer = "" };
        }

        var runner = IndicatorDoors.Runner(context);
        var identities = byMonths
            ? runner.Read(MeasureFold.FoldName, (documents, _) => RegionIdentity.Read(documents, new(region, stream, code, byCode, period)))
            : runner.Read(MeasureFold.FoldName, (documents, _) => IdentityLines.Read(documents, stream, from, to));
        StreamIdentity[] seen = [.. identities.Where(i => caller.Streams?.Contains(i.Stream, StringComparer.Ordinal) != false)];
        return new Read<IReadOnlyList<StreamIdentity>>(seen, null);
    }
}
