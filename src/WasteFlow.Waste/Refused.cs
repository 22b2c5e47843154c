namespace WasteFlow.Waste;

/// <summary>
/// Why an act was not taken: a value, not an exception. The sentence in Chinese and English, and what to do, stand under
/// <paramref name="Code"/> in <c>schemas/codes/refusals.csv</c>; <paramref name="Details"/> fill its placeholders.
/// </summary>
/// <param name="Code">Snake case, e.g. <c>lot_holds_less</c>.</param>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the field that has to change; empty for the act as a whole.</param>
public sealed record Refused(string Code, string Pointer = "", IReadOnlyDictionary<string, string>? Details = null)
{
    public static Refused With(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal));
}

/// <summary>A warning or note that an accepted act carries in its line for ever (提示).</summary>
public sealed record Note(string Code, string Pointer = "", IReadOnlyDictionary<string, string>? Details = null)
{
    public static Note With(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal));
}
