using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>A kind of site or party (单位类型).</summary>
/// <param name="Group"><c>producer</c>, <c>collector</c>, <c>carrier</c>, <c>facility</c> or <c>authority</c>.</param>
/// <param name="Class">The class of source (来源分类) of its sites unless they say otherwise: a <c>site-class</c> of <c>register-kinds.csv</c>, or null.</param>
/// <param name="Says">The sections that a site of the kind has to say.</param>
public sealed record PartyKind(string Kind, string Zh, string En, string Group, string? Class, IReadOnlyList<string> Says);

/// <summary>The kinds of <c>schemas/codes/party-kinds.csv</c>.</summary>
public static class PartyKinds
{
    public static readonly IReadOnlyList<PartyKind> All =
        [.. Tables.Rows("codes/party-kinds.csv").Select(static r => new PartyKind(
            r["kind"], r["zh"], r["en"], r["group"], r.Maybe("class"), r["says"].Split(';', StringSplitOptions.RemoveEmptyEntries)))];

    private static readonly FrozenDictionary<string, PartyKind> ByKind = All.ToFrozenDictionary(static k => k.Kind, StringComparer.Ordinal);

    public static PartyKind? Find(string kind) => ByKind.GetValueOrDefault(kind);
}

/// <summary>The tags of <c>schemas/codes/site-tags.csv</c>, which figures of a narrower scope ask for (中心城区, 试点小区 …).</summary>
public static class SiteTags
{
    public const string KeyUnit = "key-unit";

    /// <summary>A receiver outside the country (境外).</summary>
    public const string Abroad = "abroad";

    public static readonly IReadOnlyList<string> All = [.. Tables.Rows("codes/site-tags.csv").Select(static r => r["tag"])];

    public static bool Knows(string tag) => All.Contains(tag, StringComparer.Ordinal);
}

/// <summary>A kind of approval (核准、批准).</summary>
/// <param name="Streams">The streams it is about.</param>
/// <param name="Effect">Of going without: <c>refuse</c>, <c>warn</c> or <c>note</c>.</param>
/// <param name="Unit">The unit it is granted in; its allowance stays in it.</param>
/// <param name="When">
/// What needs it: <c>leaves-producer</c> (every load from a producer's site), <c>other-province</c> (the receiver lies in another one), <c>other-province-disposal</c> (and does not
/// utilise it), <c>abroad</c> (outside the country, which is no other province); null where nothing does.
/// </param>
/// <param name="Codes">The code pattern it is about.</param>
/// <param name="Waives">What it stands in for: <c>permit</c> of the receiver, or null.</param>
public sealed record ApprovalKind(
    string Kind, string Zh, string En, IReadOnlyList<string> Streams, int Months, string Effect, string Unit, string Source, string Mark,
    string? When, string Codes, string? Waives)
{
    /// <summary>Whether it is of a fixed pair, so that it has to name the receiver.</summary>
    public bool NamesReceiver => Waives is not null || When is "other-province" or "abroad";

    /// <summary>Whether it is for the way into another province, and for no other.</summary>
    public bool CrossesProvinces => When is "other-province" or "other-province-disposal";

    /// <summary>Whether a load needs it.</summary>
    /// <param name="outcome">The outcome class of its method.</param>
    /// <param name="moverKind">The kind of the mover's site.</param>
    /// <param name="from">The mover's division.</param>
    /// <param name="to">The receiver's.</param>
    /// <param name="abroad">Whether the receiver is outside the country.</param>
    public bool IsNeeded(string stream, WasteCode code, string outcome, string moverKind, string from, string to, bool abroad) =>
        Streams.Contains(stream, StringComparer.Ordinal) && WasteCodes.Covers(Codes, code) && When switch
        {
            "leaves-producer" => PartyKinds.Find(moverKind)?.Group == "producer",
            "other-province" => !abroad && from[..2] != to[..2],
            "other-province-disposal" => !abroad && from[..2] != to[..2] && outcome != "utilised",
            "abroad" => abroad,
            _ => false,
        };
}

/// <summary>The kinds of <c>schemas/codes/approval-kinds.csv</c>.</summary>
public sealed class ApprovalKindTable
{
    private ApprovalKindTable(IReadOnlyList<ApprovalKind> all) => All = all;

    public IReadOnlyList<ApprovalKind> All { get; }

    public ApprovalKind? Find(string kind) => All.FirstOrDefault(k => string.Equals(k.Kind, kind, StringComparison.Ordinal));

    internal static ApprovalKindTable Read(string text) => new([.. TableRow.Read(text, "approval-kinds.csv").Select(static r => new ApprovalKind(
        r["kind"], r["zh"], r["en"], r["streams"].Split(';'),
        int.Parse(r["months"], System.Globalization.CultureInfo.InvariantCulture), r["effect"], r["unit"], r["source"], r["mark"],
        r.Maybe("when"), r["codes"], r.Maybe("waives")))]);
}
