using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>A case is closed with its result (结案); the alarm it was opened from ends with it.</summary>
/// <param name="Result"><c>confirmed</c> (属实), <c>unfounded</c> (不属实) or <c>transferred</c> (移送司法).</param>
/// <param name="Text">What was found and done.</param>
public sealed record CloseCase(Guid ActId, Instant HappenedAt, string Case, string Result, string Text, string? Document = null) : IAct
{
    public static readonly IReadOnlyList<string> Results = ["confirmed", "unfounded", "transferred"];
}
