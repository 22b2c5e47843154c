namespace WasteFlow.Portal.Parts;

/// <summary>One term of a mass identity, in grams.</summary>
public sealed record BalanceTerm(string Name, long Grams);
