using NodaTime;

namespace WasteFlow.Waste;

/// <summary>A way to utilise, dispose of or pass on waste (利用处置方式), for one stream or for one code or class.</summary>
/// <param name="Stream">The stream it holds for; null where <paramref name="Code"/> says it.</param>
/// <param name="Code">A pattern of <see cref="WasteCodes.Covers"/>; goes before the stream's row.</param>
/// <param name="Class"><c>utilised</c>, <c>incinerated</c>, <c>landfilled</c>, <c>otherwise</c>, or <c>intermediate</c>: never an outcome.</param>
/// <param name="Ours">True where no national code exists, or its letter is used here by analogy.</param>
/// <param name="Asks"><c>assay</c> where the waste has to be tested first (化验), <c>route</c> where it is none of the ways that the waste has of its own;
/// null where nothing is asked.</param>
public sealed record MethodRow(
    string? Stream, string? Code, string Method, string Zh, string En, string Class, bool Ours, LocalDate ValidFrom, LocalDate? ValidTo,
    string Mark, string Source, string Note, string? Asks)
{
    public bool Intermediate => Class == "intermediate";

    /// <summary>True where the stream's other waste goes by it, and this has ways of its own.</summary>
    public bool NotOwn => Asks == "route";

    internal bool HoldsOn(LocalDate day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);
}

/// <summary>The outcome class belongs to (waste code, method) on a day, not to the method alone.</summary>
public sealed class MethodTable
{
    private readonly ILookup<string, MethodRow> byMethod;
    private readonly HashSet<string> tested;

    private MethodTable(IReadOnlyList<MethodRow> all)
    {
        All = all;
        byMethod = all.ToLookup(static m => m.Method, StringComparer.Ordinal);
        tested = [.. all.Where(static m => m is { Asks: "assay", Stream: not null }).Select(static m => m.Stream!)];
    }

    public IReadOnlyList<MethodRow> All { get; }

    /// <summary>The row that decides: of the code, else of its class, else of the stream; null where the method does not apply.</summary>
    public MethodRow? Find(string stream, WasteCode code, string method, LocalDate day) =>
        byMethod[method]
            .Where(m => m.HoldsOn(day) && (m.Code is { } pattern ? WasteCodes.Covers(pattern, code) : m.Stream == stream))
            .OrderBy(m => m.Code is null ? 2 : m.Code == code.Text ? 0 : 1)
            .FirstOrDefault();

    /// <summary>The outcome class of a code by a method on a day, or null where the method does not apply.</summary>
    public string? ClassOf(string stream, WasteCode code, string method, LocalDate day) => Find(stream, code, method, day)?.Class;

    /// <summary>The methods of a stream, for a list to choose from.</summary>
    public IEnumerable<MethodRow> Of(string stream) => All.Where(m => m.Stream == stream);

    /// <summary>True where every row of that name only collects or stores (C5, S): receipt is then a collector's.</summary>
    public bool IsIntermediate(string method) => byMethod[method] is var rows && rows.Any() && rows.All(static m => m.Intermediate);

    /// <summary>Whether there is a method of that name, for whatever waste.</summary>
    public bool Exists(string method) => byMethod.Contains(method);

    /// <summary>True where a method of the stream asks that the waste was tested.</summary>
    public bool AskAssay(string stream) => tested.Contains(stream);

    /// <summary>True where the method asks that the waste was tested (化验).</summary>
    public bool AsksAssay(string method) => byMethod[method].Any(static m => m.Asks == "assay");

    internal static MethodTable Read(string text) => new([.. TableRow.Read(text, "methods.csv").Select(static r => new MethodRow(
        r.Maybe("stream"), r.Maybe("code"), r["method"], r["zh"], r["en"], r["class"], r["ours"] == "yes",
        Day(r["validFrom"])!.Value, Day(r["validTo"]), r["mark"], r["source"], r["note"], r.Maybe("asks")))]);

    private static LocalDate? Day(string text) => WasteCodes.Day(text.Length == 0 ? null : text) is { } day ? LocalDate.FromDateOnly(day) : null;
}

/// <summary>The methods that travel inside the program (see <see cref="Law.Base"/>).</summary>
public static class Methods
{
    public static IReadOnlyList<MethodRow> All => Own.All;

    private static MethodTable Own => TableSet.Own.Methods;

    public static MethodRow? Find(string stream, WasteCode code, string method, LocalDate day) => Own.Find(stream, code, method, day);

    public static string? ClassOf(string stream, WasteCode code, string method, LocalDate day) => Own.ClassOf(stream, code, method, day);

    public static IEnumerable<MethodRow> Of(string stream) => Own.Of(stream);

    public static bool IsIntermediate(string method) => Own.IsIntermediate(method);

    public static bool Exists(string method) => Own.Exists(method);

    public static bool AskAssay(string stream) => Own.AskAssay(stream);

    public static bool AsksAssay(string method) => Own.AsksAssay(method);
}
