using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The sentences that papers are written in, in one language: rows of <c>schemas/codes/report-sentences.csv</c> with <c>{placeholders}</c>.</summary>
public sealed partial class Sentences
{
    public static readonly IReadOnlyList<string> Languages = ["zh", "en"];

    private static readonly FrozenDictionary<string, Word> All = Tables.Rows("codes/report-sentences.csv")
        .ToFrozenDictionary(static r => r["sentence"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Levels = Tables.Rows("codes/annex-levels.csv")
        .ToFrozenDictionary(static r => r["zh"], static r => r["en"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string Set, string Zh), string> Names = Tables.Rows("codes/paper-names.csv")
        .ToFrozenDictionary(static r => (r["set"], r["zh"]), static r => r["en"]);

    private static readonly FrozenDictionary<string, Word> ReasonWords = Tables.Rows("codes/reasons.csv")
        .ToFrozenDictionary(static r => r["reason"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    private Sentences(string language) => Language = language;

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; }

    public bool IsEnglish => Language == "en";

    public static Sentences In(string language) => new(language);

    public static bool Has(string sentence) => All.ContainsKey(sentence);

    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string Say(string sentence, params (string Name, string? Value)[] details)
    {
        var text = Of(All[sentence]);
        foreach (var (name, value) in details)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    public string Of(Word word) => IsEnglish ? word.En : word.Zh;

    public string Of(string zh, string en) => IsEnglish ? en : zh;

    /// <summary>A heading with its number before it.</summary>
    /// <param name="number">1 to 9.</param>
    public string Numbered(int number, string heading) =>
        Of($"{"一二三四五六七八九"[number - 1]}、{heading}", string.Create(CultureInfo.InvariantCulture, $"{number}. {heading}"));

    /// <summary>A group of the plan's annex; as printed where there is no English for it.</summary>
    public string Level(string? printed) => printed is null ? "" : IsEnglish ? Levels.GetValueOrDefault(printed, printed) : printed;

    /// <summary>A unit as the plan writes it; as written where there is no English for it, such as %.</summary>
    public string Unit(string? printed) => Name("unit", printed);

    public string Department(string? printed) => Name("department", printed);

    /// <summary>The title of a plan's document; as printed where there is no English for it.</summary>
    public string Plan(string printed) => Name("plan", printed);

    public string Region(string? printed) => Name("region", printed);

    /// <summary>Departments in the plan's order.</summary>
    public string Departments(IEnumerable<string>? printed) => string.Join(Of("、", "; "), (printed ?? []).Select(Department));

    /// <summary>A target as printed; in English with our reading of it behind, since the words are the plan's own.</summary>
    public string Target(Contracts.Target target) =>
        TargetRead(target) is { } reading ? Say("target-read", ("printed", target.Text), ("reading", reading)) : target.Text;

    /// <summary>Our reading of a target alone; null where it is said as printed.</summary>
    public string? TargetRead(Contracts.Target target) =>
        IsEnglish && target.Comparator is { } comparator && Has("target-" + comparator) ? Say("target-" + comparator, ("value", target.Value ?? "")) : null;

    /// <summary>An indicator's name as the plan prints it; in English, the catalogue's.</summary>
    public string Indicator(string code, string printed) => IsEnglish && Catalogue.Find(code) is { } known ? known.En : printed;

    /// <summary>Why there is no figure or no verdict, and what is missing from whom; null where there is nothing to say.</summary>
    public string? Reason(string? reason, string? waiting)
    {
        if (reason is null)
        {
            return null;
        }

        // What a reason's own placeholders would hold stands behind it, where it is known.
        var sentence = ReasonWords.TryGetValue(reason, out var word) ? Placeholder().Replace(Of(word), "") : reason;
        waiting = waiting is null || !IsEnglish ? waiting : WaitingWords.English(waiting);
        return waiting is null ? sentence
            : reason.StartsWith("waiting_for_", StringComparison.Ordinal) ? Say("waiting", ("waiting", waiting))
            : Say("reason-with", ("reason", sentence), ("waiting", waiting));
    }

    public string Period(ReportingPeriod period) => Of(PeriodWords.Of(period));

    private string Name(string set, string? printed) => printed is null ? "" : IsEnglish ? Names.GetValueOrDefault((set, printed), printed) : printed;

    [GeneratedRegex(@"（[^（）]*\{\w+\}[^（）]*）| ?\([^()]*\{\w+\}[^()]*\)|[:：] ?\{\w+\}")]
    private static partial Regex Placeholder();
}
