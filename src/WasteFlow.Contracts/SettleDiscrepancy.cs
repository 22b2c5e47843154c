using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A difference beyond tolerance is agreed or decided (差异处理): what stood open becomes weighing difference.</summary>
/// <param name="Item">The item's number, from 1.</param>
/// <param name="Reason">What both sides found, or what the bureau decided.</param>
public sealed record SettleDiscrepancy(Guid ActId, Instant HappenedAt, ManifestNumber Manifest, int Item, string Reason) : IAct;
