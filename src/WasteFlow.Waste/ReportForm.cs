using System.Globalization;

namespace WasteFlow.Waste;

/// <summary>
/// An edition of the form that reports are written in (版式版本): a row of <c>schemas/codes/report-forms.csv</c>. What a report says or how it says it
/// changes with a new one only, so that a file of another edition is not taken for one that was tampered with.
/// </summary>
/// <param name="Edition">From 1 on. Files that tell none are of the first.</param>
/// <param name="Zh">What is new in it.</param>
public sealed record ReportForm(int Edition, string Zh, string En)
{
    public static readonly IReadOnlyList<ReportForm> All = [.. Tables.Rows("codes/report-forms.csv").Select(static r => new ReportForm(
        int.Parse(r["edition"], CultureInfo.InvariantCulture), r["zh"], r["en"]))];

    /// <summary>The one that this program writes.</summary>
    public static readonly ReportForm Current = All[^1];
}
