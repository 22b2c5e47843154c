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
    /// <summary>Of a name that a table does not have, the details say the nearest that it has, unless they do already.</summary>
    public static Refused With(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, Suggestions.Beside(code, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal)));

    /// <summary>That there is no such name among those that are known here, and the nearest of them.</summary>
    /// <param name="detail">What the sentence calls the name.</param>
    public static Refused Unknown(string code, string pointer, string detail, string said, IEnumerable<string> known) =>
        new(code, pointer, Suggestions.Beside(new(StringComparer.Ordinal) { [detail] = said }, said, [.. known.Select(static k => (k, k))]));
}

/// <summary>A warning or note that an accepted act carries in its line for ever (提示).</summary>
/// <param name="Basis">The law it rests on, where a rule of <c>schemas/codes/rules.csv</c> asks for it.</param>
public sealed record Note(
    string Code, string Pointer = "", IReadOnlyDictionary<string, string>? Details = null, LegalBasis? Basis = null)
{
    public static Note With(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal));
}
