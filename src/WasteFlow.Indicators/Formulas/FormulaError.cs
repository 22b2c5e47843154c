using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Why a text is no formula.</summary>
/// <param name="Code">Its sentence in <c>schemas/codes/refusals.csv</c>.</param>
/// <param name="Position">Of the first character that does not fit, counted from 1; one past the end where the text stops too early.</param>
/// <param name="Found">What stands there; empty at the end of the text.</param>
/// <param name="Suggestion">The nearest known name, where one is near.</param>
public sealed record FormulaError(string Code, int Position, string Found, string? Suggestion = null)
{
    /// <summary>What the sentence names beside: what is expected there, and the like.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    /// <param name="pointer">To the formula in what was asked.</param>
    public Refused At(string pointer)
    {
        (string, string)[] hint = Suggestion is null ? [] : [("suggestion", Suggestion)];
        return Refused.With(Code, pointer, [("position", Position.ToString(CultureInfo.InvariantCulture)), ("found", Found), .. More, .. hint]);
    }

    /// <summary>In English, for who starts the program.</summary>
    public override string ToString() => Refusals.Of(Code).SayEn(At("").Details);
}
