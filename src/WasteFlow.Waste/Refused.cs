namespace WasteFlow.Waste;

/// <summary>
/// Why an act was not taken: a value, not an exception. The sentence in Chinese and English, and what to do, stand under
/// <paramref name="Code"/> in <c>schemas/codes/refusals.csv</c>; <paramref name="Details"/> fill its placeholders.
/// </summary>
/// <param name="Code">Snake case, e.g. <c>lot_holds_less</c>.</param>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the field that has to change; empty for the act as a whole.</param>
/// <param name="Basis">The law it rests on, where a rule of <c>schemas/codes/rules.csv</c> refuses.</param>
public sealed record Refused(
    string Code, string Pointer = "", IReadOnlyDictionary<string, string>? Details = null, LegalBasis? Basis = null)
{
    public static Refused With(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal));
}

/// <summary>A warning or note that an accepted act carries in its line for ever (提示).</summary>
/// <param name="Basis">The law it rests on, where a rule of <c>schemas/codes/rules.csv</c> asks for it.</param>
public sealed record Note(
    string Code, string Pointer = "", IReadOnlyDictionary<string, string>? Details = null, LegalBasis? Basis = null)
{
    public static Note With(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal));
}
