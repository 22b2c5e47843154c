using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WasteFlow.Hosting;

/// <summary>What the house measures of itself. Sent on by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
public static class Telemetry
{
    public const string Name = "WasteFlow";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Acts = Meter.CreateCounter<long>("wasteflow.acts", "{act}", "Acts answered at doors.");

    private static readonly Histogram<double> Took = Meter.CreateHistogram<double>("wasteflow.act.duration", "ms", "From knock to answer.");

    internal static void Act(string room, string act, string? refused, TimeSpan took)
    {
        var tags = new TagList { { "room", room }, { "act", act }, { "answer", refused ?? "accepted" } };
        Acts.Add(1, tags);
        Took.Record(took.TotalMilliseconds, tags);
    }
}
