using NodaTime;

namespace WasteFlow.Waste;

/// <summary>A way to utilise, dispose of or pass on waste (利用处置方式), for one stream or for one code or class.</summary>
/// <param name="Stream">The stream it holds for; null where <paramref name="Code"/> says it.</param>
/// <param name="Code">A pattern of <see cref="WasteCodes.Covers"/>; goes before the stream's row.</param>
/// <param name="Class"><c>utilised</c>, <c>incinerated</c>, <c>landfilled</c>, <c>otherwise</c>, or <c>intermediate</c>: never an outcome.</param>
/// <param name="Ours">True where no national code exists, or its letter is used here by analogy.</param>
/// <param name="Asks"><c>assay</c> where the waste has to be tested first (化验); null where nothing is asked.</param>
public sealed record MethodRow(
    string? Stream, string? Code, string Method, string Zh, string En, string Class, bool Ours, LocalDate ValidFrom, LocalDate? ValidTo,
    string Mark, string Source, string Note, string? Asks)
{
    public bool Intermediate => Class == "intermediate";

    internal bool HoldsOn(LocalDate day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);
}

/// <summary>The outcome class belongs to (waste code, method) on a day, not to the method alone.</summary>
public static class Methods
{
    public static readonly IReadOnlyList<MethodRow> All = [.. Tables.Rows("codes/methods.csv").Select(static r => new MethodRow(
        r.Maybe("stream"), r.Maybe("code"), r["method"], r["zh"], r["en"], r["class"], r["ours"] == "yes",
        Day(r["validFrom"])!.Value, Day(r["validTo"]), r["mark"], r["source"], r["note"], r.Maybe("asks")))];

    private static readonly ILookup<string, MethodRow> ByMethod = All.ToLookup(static m => m.Method, StringComparer.Ordinal);

    private static readonly HashSet<string> Tested =
        [.. All.Where(static m => m is { Asks: "assay", Stream: not null }).Select(static m => m.Stream!)];

    /// <summary>The row that decides: of the code, else of its class, else of the stream; null where the method does not apply.</summary>
    public static MethodRow? Find(string stream, WasteCode code, string method, LocalDate day) =>
        ByMethod[method]
            .Where(m => m.HoldsOn(day) && (m.Code is { } pattern ? WasteCodes.Covers(pattern, code) : m.Stream == stream))
            .OrderBy(m => m.Code is null ? 2 : m.Code == code.Text ? 0 : 1)
            .FirstOrDefault();

    /// <summary>The outcome class of a code by a method on a day, or null where the method does not apply.</summary>
    public static string? ClassOf(string stream, WasteCode code, string method, LocalDate day) => Find(stream, code, method, day)?.Class;

    /// <summary>The methods of a stream, for a list to choose from.</summary>
    public static IEnumerable<MethodRow> Of(string stream) => All.Where(m => m.Stream == stream);

    /// <summary>True where every row of that name only collects or stores (C5, S): receipt is then a collector's.</summary>
    public static bool IsIntermediate(string method) => ByMethod[method] is var rows && rows.Any() && rows.All(static m => m.Intermediate);

    /// <summary>Whether there is a method of that name, for whatever waste.</summary>
    public static bool Exists(string method) => ByMethod.Contains(method);

    /// <summary>True where a method of the stream asks that the waste was tested.</summary>
    public static bool AskAssay(string stream) => Tested.Contains(stream);

    /// <summary>True where the method asks that the waste was tested (化验).</summary>
    public static bool AsksAssay(string method) => ByMethod[method].Any(static m => m.Asks == "assay");

    private static LocalDate? Day(string text) => WasteCodes.Day(text.Length == 0 ? null : text) is { } day ? LocalDate.FromDateOnly(day) : null;
}
