using System.Collections.Frozen;
using System.Globalization;

namespace WasteFlow.Waste;

/// <summary>A kind of alarm (告警种类): the word that alarms, cases and the simulator's truth share.</summary>
/// <param name="Family"><c>deadline</c> (something is due on a day) or <c>finding</c> (something was seen).</param>
/// <param name="Severity"><c>notice</c>, <c>warning</c>, <c>serious</c> or <c>severe</c>.</param>
/// <param name="Owner">Who has to act: <c>mover</c>, <c>carrier</c>, <c>receiver</c>, <c>holder</c> or <c>bureau</c>.</param>
/// <param name="Role">The role of the person there.</param>
/// <param name="EscalateDays">Days after it is due until the supervising bureau is asked too; null where it stays with its owner.</param>
/// <param name="Ends">The acts that end it.</param>
/// <param name="Basis">What it rests on, cited in Chinese; both laws with their days where they changed.</param>
/// <param name="Source">The same in English.</param>
public sealed record AlarmKind(
    string Kind, string Family, string Severity, string Owner, string Role, int? EscalateDays, IReadOnlyList<string> Ends,
    string Zh, string En, string DoZh, string DoEn, string Basis, string Source, string Mark)
{
    /// <summary>0 for a notice, 3 for the severest.</summary>
    public int Rank => AlarmKinds.Severities.ToList().IndexOf(Severity);
}

/// <summary>The kinds of <c>schemas/codes/alarm-kinds.csv</c>.</summary>
public static class AlarmKinds
{
    /// <summary>The mildest first.</summary>
    public static readonly IReadOnlyList<string> Severities = ["notice", "warning", "serious", "severe"];

    public static readonly IReadOnlyList<AlarmKind> All = [.. Tables.Rows("codes/alarm-kinds.csv").Select(static r => new AlarmKind(
        r["kind"], r["family"], r["severity"], r["owner"], r["role"],
        r.Maybe("escalateDays") is { } days ? int.Parse(days, CultureInfo.InvariantCulture) : null,
        r["ends"].Split(';'), r["zh"], r["en"], r["doZh"], r["doEn"], r["basis"], r["source"], r["mark"]))];

    private static readonly FrozenDictionary<string, AlarmKind> ByKind = All.ToFrozenDictionary(static k => k.Kind, StringComparer.Ordinal);

    public static AlarmKind? Find(string kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>The row of a kind that the tables have.</summary>
    public static AlarmKind Of(string kind) => ByKind[kind];
}

/// <summary>What makes an alarm of a kind when it is seen in a line.</summary>
/// <param name="Sees">The detector: <c>note</c> for a note that the line carries, else one of the bureau's.</param>
/// <param name="What">What it looks for, where it can see several things: the note's code, the kind of allowance.</param>
/// <param name="Codes">Patterns of <see cref="WasteCodes.Covers"/>.</param>
public sealed record FindingRow(string Kind, string Sees, string What, IReadOnlyList<string> Streams, IReadOnlyList<string> Codes)
{
    /// <summary>Whether it is about such waste; what is about none is about all.</summary>
    public bool IsAbout(string? stream, WasteCode? code) =>
        (Streams.Count == 0 || stream is null || Streams.Contains(stream, StringComparer.Ordinal))
        && (code is not { } c || Codes.Any(p => WasteCodes.Covers(p, c)));
}

/// <summary>The findings of <c>schemas/codes/findings.csv</c>.</summary>
public static class FindingRows
{
    public static readonly IReadOnlyList<FindingRow> All = [.. Tables.Rows("codes/findings.csv").Select(static r => new FindingRow(
        r["kind"], r["sees"], r["what"], r["streams"] == "*" ? [] : r["streams"].Split(';'), r["codes"].Split(';')))];
}
