namespace WasteFlow.Hosting;

/// <summary>The house cannot start; the message is one sentence for the person at the terminal.</summary>
public sealed class CannotStart(string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>Whether what was asked for cannot be, as against what stands there.</summary>
    public bool IsWrongUse { get; init; }
}
