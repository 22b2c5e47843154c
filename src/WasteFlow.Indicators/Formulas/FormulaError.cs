namespace WasteFlow.Indicators;

/// <summary>Why a text is no formula.</summary>
/// <param name="Position">Of the first character that does not fit, counted from 1; one past the end where the text stops too early.</param>
/// <param name="Found">What stands there; empty at the end of the text.</param>
/// <param name="Expected">What could stand there.</param>
/// <param name="Suggestion">The nearest known name, where one is near.</param>
public sealed record FormulaError(int Position, string Found, string Expected, string? Suggestion = null)
{
    public override string ToString()
    {
        var found = Found.Length == 0 ? "the end" : $"“{Found}”";
        var hint = Suggestion is null ? "" : $"; did you mean “{Suggestion}”?";
        return $"at {Position}: {found} where {Expected} is expected{hint}";
    }
}
