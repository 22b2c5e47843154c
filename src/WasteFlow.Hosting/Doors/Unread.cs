using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Why a value could not be read, with what could stand there where that can be said in a few words.</summary>
public static class Unread
{
    private const int WordsMax = 20;

    /// <param name="field">As the asker knows it: the name of a field, or a JSON Pointer.</param>
    public static Refused Malformed(Type type, string field, string pointer) =>
        Refused.With(type == typeof(ReportingPeriod) ? "period_malformed" : "field_malformed", pointer, ("pointer", field));

    /// <summary>Names what it may be, where that is no table.</summary>
    public static Refused NotOneOf(string field, string pointer, IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return all.Length > WordsMax
            ? Refused.With("field_malformed", pointer, ("pointer", field))
            : Refused.With("field_not_one_of", pointer, ("pointer", field), ("words", string.Join(", ", all)));
    }
}
