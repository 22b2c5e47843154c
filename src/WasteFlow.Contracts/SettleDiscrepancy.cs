using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A difference beyond tolerance is agreed or decided (差异处理): what stood open becomes weighing difference.</summary>
/// <param name="Manifest">The manifest whose own difference it is; null with <paramref name="Line"/>.</param>
/// <param name="Item">The item's number, from 1; null with <paramref name="Line"/>.</param>
/// <param name="Reason">What both sides found, or what the bureau decided.</param>
/// <param name="Line">The correcting line whose remainder it is (更正遗留差异): see <see cref="Remainder"/>.</param>
public sealed record SettleDiscrepancy(
    Guid ActId, Instant HappenedAt, ManifestNumber? Manifest, int? Item, string Reason, long? Line = null) : IAct;
