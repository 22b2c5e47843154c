using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>A class of the hazardous list (HW01 …) or of the 2024 solid-waste catalogue (SW01 …).</summary>
/// <param name="Stream">The stream a code of this class belongs to where our list lacks the code.</param>
public sealed record CodeClass(string Id, string Stream, string Group, string Zh, string En, string Source, string Mark);

/// <summary>A waste code that our lists hold.</summary>
/// <param name="Stream">Its default stream.</param>
/// <param name="En">English name; the class's where the list has none.</param>
/// <param name="Hazards">T, C, I, R, In as the list prints them.</param>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c>, <c>unverified</c>, or <c>ours</c>.</param>
/// <param name="Superseded">The day since which a newer edition of its list applies that is not at hand (新版未导入); null where this is the newest.</param>
public sealed record CodeRow(
    WasteCode Code, string Stream, string Zh, string En, string Hazards, string Source, string Edition, string Mark,
    DateOnly? ValidFrom, DateOnly? ValidTo, string Note, DateOnly? Superseded = null);

/// <summary>The code lists in an edition: what a code is called, which stream it falls to.</summary>
public sealed class CodeTable
{
    private readonly FrozenDictionary<string, CodeRow> byCode;

    private CodeTable(FrozenDictionary<string, CodeClass> classes, IReadOnlyList<CodeRow> all)
    {
        (Classes, All) = (classes, all);
        byCode = all.ToFrozenDictionary(static c => c.Code.Text, StringComparer.Ordinal);
    }

    /// <summary>By id, as <c>HW08</c> and <c>SW61</c>.</summary>
    public FrozenDictionary<string, CodeClass> Classes { get; }

    /// <summary>Every listed code, the hazardous list first.</summary>
    public IReadOnlyList<CodeRow> All { get; }

    public CodeRow? Find(WasteCode code) => byCode.GetValueOrDefault(code.Text);

    /// <summary>The stream it belongs to by default: the code's own, else its class's; null for a malformed code.</summary>
    public string? StreamOf(WasteCode code) =>
        Find(code)?.Stream ?? (WasteCodes.ClassOf(code) is { } id ? Classes.GetValueOrDefault(id)?.Stream : null);

    /// <summary>The streams that the classes which a pattern reaches belong to by default.</summary>
    /// <param name="except">Patterns; a class that one of them takes out whole is not reached.</param>
    public IEnumerable<string> StreamsOf(string pattern, IReadOnlyList<string> except) => Classes.Values
        .Where(c => Reaches(pattern, c.Id) && !except.Any(e => WasteCodes.IsWithin(c.Id, e)))
        .Select(static c => c.Stream).Distinct(StringComparer.Ordinal);

    private bool Reaches(string pattern) => Classes.Keys.Any(c => Reaches(pattern, c));

    /// <summary>
    /// <c>code_malformed</c> for what is no pattern, <c>class_unknown</c> for one of a class that there is none of, and which no code can fall under; else null.
    /// </summary>
    public Refused? Patterns(IReadOnlyList<string> patterns, string pointer) => patterns
        .Select((p, i) => WasteCodes.IsPattern(p) && Reaches(p) ? null
            : Refused.With(WasteCodes.IsPattern(p) ? "class_unknown" : "code_malformed", FormattableString.Invariant($"{pointer}/{i}"), ("code", p)))
        .FirstOrDefault(static r => r is not null);

    private bool Reaches(string pattern, string id) => WasteCodes.ClassesOf(pattern) is (var first, var last)
        ? string.CompareOrdinal(first, id) <= 0 && string.CompareOrdinal(id, last) <= 0
        : pattern == "*" || !All.Any(r => WasteCodes.Covers(pattern, r.Code)) || All.Any(r => WasteCodes.ClassOf(r.Code) == id && WasteCodes.Covers(pattern, r.Code));

    /// <summary><c>code_malformed</c>, or null. A well-formed code that our lists lack is no objection: see <see cref="Remark"/>.</summary>
    public Refused? Objection(WasteCode code, string pointer) =>
        WasteCodes.ClassOf(code) is { } id && Classes.ContainsKey(id) ? null : Refused.With("code_malformed", pointer, ("code", code.Text));

    /// <summary>The note <c>code_unlisted</c> for a well-formed code that our lists lack, else null.</summary>
    public Note? Remark(WasteCode code, string pointer) =>
        Find(code) is null ? Note.With("code_unlisted", pointer, ("code", code.Text)) : null;

    internal static CodeTable Read(string classes, string hazardous, string ours)
    {
        var known = TableRow.Read(classes, "classes.csv")
            .Select(static r => new CodeClass(r["class"], r["stream"], r["group"], r["zh"], r["en"], r["source"], r["mark"]))
            .ToFrozenDictionary(static c => c.Id, StringComparer.Ordinal);
        return new(known, [.. TableRow.Read(hazardous, "codes-hazardous.csv").Concat(TableRow.Read(ours, "codes-ours.csv")).Select(r => Row(r, known))]);
    }

    private static CodeRow Row(TableRow r, FrozenDictionary<string, CodeClass> classes)
    {
        var code = new WasteCode(r["code"]);
        var known = WasteCodes.ClassOf(code) is { } id ? classes.GetValueOrDefault(id) : null;
        return new(
            code, r["stream"], r["zh"],
            r.Maybe("en") ?? (known ?? throw new InvalidDataException($"{code} is no waste code of a known class")).En, r["hazards"], r["source"], r["edition"], r["mark"],
            WasteCodes.Day(r.Maybe("validFrom")), WasteCodes.Day(r.Maybe("validTo")), r["note"], WasteCodes.Day(r.Maybe("superseded")));
    }
}

/// <summary>
/// The forms of waste codes, and the lists that travel inside the program (see <see cref="Law.Base"/>). Hazardous codes are written <c>900-249-08</c>, others <c>900-001-S17</c>; ours have the same form with serials
/// from 901, which the catalogue (001–099) never uses.
/// </summary>
public static class WasteCodes
{
    public static FrozenDictionary<string, CodeClass> Classes => Own.Classes;

    public static IReadOnlyList<CodeRow> All => Own.All;

    private static CodeTable Own => TableSet.Own.Codes;

    public static CodeRow? Find(WasteCode code) => Own.Find(code);

    /// <summary>The class (<c>HW08</c>, <c>SW61</c>) that a well-formed code names, else null; whether there is such a class its list says.</summary>
    public static string? ClassOf(WasteCode code) =>
        !HasForm(code.Text) ? null : code.Text[8] == 'S' ? "SW" + code.Text[9..] : "HW" + code.Text[8..];

    /// <summary>True for a code in the form of the national list of hazardous waste (国家危险废物名录).</summary>
    public static bool IsHazardous(WasteCode code) => ClassOf(code) is ['H', ..];

    /// <summary>The note <c>reclassified_to_general</c> where a hazardous code becomes one that is not, else null (practice: an alarm until seen).</summary>
    public static Note? RemarkOnChange(WasteCode from, WasteCode to, string pointer) =>
        IsHazardous(from) && !IsHazardous(to) ? Note.With("reclassified_to_general", pointer, ("from", from.Text), ("code", to.Text)) : null;

    public static string? StreamOf(WasteCode code) => Own.StreamOf(code);

    public static Refused? Objection(WasteCode code, string pointer) => Own.Objection(code, pointer);

    public static Note? Remark(WasteCode code, string pointer) => Own.Remark(code, pointer);

    /// <summary>
    /// Whether a pattern covers a code: <c>*</c> all, <c>HW08</c> a class, <c>SW01-SW59</c> classes from and to,
    /// <c>900-249-08</c> the code itself, <c>900-*</c> what begins so.
    /// </summary>
    public static bool Covers(string pattern, WasteCode code)
    {
        if (pattern == "*" || string.Equals(pattern, code.Text, StringComparison.Ordinal))
        {
            return true;
        }

        if (pattern.EndsWith('*'))
        {
            return code.Text.StartsWith(pattern[..^1], StringComparison.Ordinal);
        }

        return ClassOf(code) is { } id && pattern.Length switch
        {
            4 => string.Equals(pattern, id, StringComparison.Ordinal),
            9 => string.CompareOrdinal(pattern[..4], id) <= 0 && string.CompareOrdinal(id, pattern[5..]) <= 0,
            _ => false,
        };
    }

    /// <summary>The first and the last class that a pattern reaches, or null where it does not say: <c>*</c>, <c>900-*</c>.</summary>
    public static (string First, string Last)? ClassesOf(string pattern) =>
        pattern.EndsWith('*') ? null
        : ClassOf(new WasteCode(pattern)) is { } one ? (one, one)
        : pattern.Length == 4 ? (pattern, pattern)
        : pattern.Length == 9 ? (pattern[..4], pattern[5..])
        : null;

    /// <summary>The one class that a text names: a class itself (<c>HW08</c>) or that of a code; else null.</summary>
    public static string? OneClass(string text) => IsPattern(text) && ClassesOf(text) is (var first, var last) && first == last ? first : null;

    /// <summary>Whether no class that one pattern reaches is one of the other's; false where either does not say.</summary>
    public static bool AreApart(string one, string other) =>
        ClassesOf(one) is { } some && ClassesOf(other) is { } others
        && (string.CompareOrdinal(some.Last, others.First) < 0 || string.CompareOrdinal(others.Last, some.First) < 0);

    /// <summary>Whether all that a pattern reaches is reached by another; false where that cannot be told of the two.</summary>
    public static bool IsWithin(string narrow, string wide) =>
        wide == "*" || string.Equals(narrow, wide, StringComparison.Ordinal)
        || (ClassOf(new WasteCode(narrow)) is not null ? Covers(wide, new(narrow))
            : wide.EndsWith('*') ? narrow.EndsWith('*') && narrow.StartsWith(wide[..^1], StringComparison.Ordinal)
            : ClassOf(new WasteCode(wide)) is null && ClassesOf(narrow) is { } some && ClassesOf(wide) is { } whole
                && string.CompareOrdinal(whole.First, some.First) <= 0 && string.CompareOrdinal(some.Last, whole.Last) <= 0);

    /// <summary>Whether a text is a pattern that <see cref="Covers"/> understands.</summary>
    public static bool IsPattern(string text) =>
        text == "*"
        || (text.EndsWith('*') && text.Length is > 1 and < 11)
        || ClassOf(new WasteCode(text)) is not null
        || (text.Length == 4 && IsNumbered(text))
        || (text.Length == 9 && text[4] == '-' && text[..2] == text[5..7] && IsNumbered(text[..4]) && IsNumbered(text[5..]));

    private static bool IsNumbered(string text) =>
        text[..2] is "HW" or "SW" && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);

    private static bool HasForm(string text) => text.Length == 10
        ? Patterns.Fits("hw_code", text)
        : Patterns.Fits("solid_waste_code", text) || Patterns.Fits("solid_waste_code_ours", text);

    internal static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
