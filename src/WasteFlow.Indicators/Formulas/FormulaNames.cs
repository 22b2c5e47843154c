using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The names that a formula's filters may have: those of the tables in force, so that a mistyped one is no empty figure.</summary>
public sealed class FormulaNames
{
    private const string CodeForm = "000-000-S00";

    private static readonly Lazy<FormulaNames> Built = new(static () => new(TableSet.Own));

    private readonly CodeTable codes;
    private readonly Lazy<IReadOnlyCollection<string>> spelt;

    /// <param name="tables">In force on the day that the formula is worked out for.</param>
    public FormulaNames(TableSet tables)
    {
        codes = tables.Codes;
        Streams = [.. tables.Streams.All.Select(static s => s.Id)];
        Methods = [.. tables.Methods.All.Select(static m => m.Method).Distinct(StringComparer.Ordinal)];
        spelt = new(() => [.. codes.Classes.Keys, .. codes.All.Select(static c => c.Code.Text)]);
    }

    /// <summary>Those of the tables that travel inside the program.</summary>
    public static FormulaNames OfProgram => Built.Value;

    public IReadOnlyCollection<string> Streams { get; }

    public IReadOnlyCollection<string> Methods { get; }

    public IReadOnlyCollection<string> Kinds { get; } = [.. PartyKinds.All.Select(static k => k.Kind)];

    public IReadOnlyCollection<string> Tags => SiteTags.All;

    /// <summary>Codes of divisions and zones.</summary>
    public IReadOnlyCollection<string> Regions { get; } = [.. Divisions.All.Select(static d => d.Code)];

    /// <summary>Every code and every class of the lists.</summary>
    public IReadOnlyCollection<string> Codes => spelt.Value;

    /// <summary>
    /// Whether a text is a pattern of <see cref="WasteCodes.Covers"/> that begins and ends with a class that there is. Lists are not whole, so a code need not be
    /// listed, as for an act: see <see cref="IsListed"/>.
    /// </summary>
    public bool KnowsCode(string pattern) =>
        WasteCodes.IsPattern(pattern)
        && (WasteCodes.ClassesOf(pattern) is not { } classes ? IsBeginning(pattern)
            : codes.Classes.ContainsKey(classes.First) && codes.Classes.ContainsKey(classes.Last) && string.CompareOrdinal(classes.First, classes.Last) <= 0);

    /// <summary>Whether a pattern covers any code of the lists.</summary>
    public bool IsListed(string pattern) => codes.All.Any(c => WasteCodes.Covers(pattern, c.Code));

    /// <summary>As a code begins: <c>900-*</c>, <c>900-9*</c>.</summary>
    private static bool IsBeginning(string pattern) => pattern[..^1].Select((sign, at) => CodeForm[at] switch
    {
        '0' => char.IsAsciiDigit(sign),
        'S' => sign == 'S' || char.IsAsciiDigit(sign),
        _ => sign == '-',
    }).All(static fits => fits);
}
