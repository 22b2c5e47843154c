using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace WasteFlow.Hosting;

/// <summary>Sends traces and measures to a collector by OTLP, as long as the house stands.</summary>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>Names the collector; without it nothing is sent.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The request is the parent of the act: a span whose parent is not recorded is dropped with it.
    private readonly TracerProvider traces = Sdk.CreateTracerProviderBuilder()
        .AddSource(Telemetry.Name, "Microsoft.AspNetCore", "MassTransit").AddOtlpExporter().Build();
    private readonly MeterProvider measures = Sdk.CreateMeterProviderBuilder()
        .AddMeter(Telemetry.Name, "MassTransit").AddOtlpExporter().Build();

    /// <summary>Null where no collector is named.</summary>
    public static TelemetryExport? Start() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint)) ? null : new();

    public void Dispose()
    {
        traces.Dispose();
        measures.Dispose();
    }
}
