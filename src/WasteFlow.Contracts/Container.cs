using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A container (容器) that part of a lot is in. Small ones may stand in big ones (小箱进大箱).</summary>
/// <param name="Label">Its label code (标签码): nothing else that is in use anywhere bears it.</param>
/// <param name="Quantity">What is in it, loose; null where there are only other containers in it.</param>
/// <param name="Kind">What it is: drum, box, bag …</param>
/// <param name="In">The label of the container that it stands in.</param>
public sealed record Container(string Label, Quantity? Quantity = null, string? Kind = null, string? In = null);

/// <summary>Where a line leaves a container.</summary>
/// <param name="Lot">The lot that it holds part of; null where it was emptied and is free.</param>
/// <param name="Grams">What was said to be in it, loose.</param>
/// <param name="In">The container that it stands in.</param>
/// <param name="Manifest">The filed manifest that it is promised to.</param>
public sealed record ContainerPlace(
    string Label, LotId? Lot, long Grams, string? Kind = null, string? In = null, ManifestNumber? Manifest = null);
