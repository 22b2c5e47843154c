namespace WasteFlow.Bench;

/// <summary>What a benchmark prints: <c>bench NAME --json</c>.</summary>
/// <param name="Goals">By the name for the goal; none missing.</param>
public sealed record Figures(
    string Name, string Machine, IReadOnlyDictionary<string, double> Measured, IReadOnlyDictionary<string, double> Ratios,
    IReadOnlyDictionary<string, Goal> Goals);

/// <param name="Want">As text with its sign, e.g. <c>≤ 120</c>.</param>
public sealed record Goal(string Want, double Got, bool Met);
