using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Whether the caller may act for a party: it is its own, or the caller stands in for it (代录), which is marked.</summary>
public static class Standing
{
    /// <summary>Null when the caller may act for the site; else <c>site_unknown</c> or <c>not_yours</c>.</summary>
    /// <param name="stream">The stream the act is about; null where it is about none.</param>
    /// <param name="counterparty">The enterprise whose gate may stand in, where the act lets a gate do so.</param>
    public static Refused? Objection(
        Caller by, Register register, SiteId named, string pointer, Findings found, string? stream = null, EnterpriseId? counterparty = null) =>
        register.Site(named) is not { } site ? Refused.With("site_unknown", pointer, ("site", named.Text))
        : by.Enterprise == site.Enterprise ? null
        : StandsIn(by, site.Enterprise, counterparty, Answers(by, site, stream), found) ? null
        : Refused.With("not_yours", pointer, ("reason", named.Text));

    /// <summary>The same for an enterprise as a whole: a carrier.</summary>
    public static Refused? Objection(
        Caller by, Register register, EnterpriseId named, string pointer, Findings found, EnterpriseId? counterparty = null) =>
        register.Enterprise(named) is not { } enterprise ? register.Unknown(named, pointer)
        : by.Enterprise == enterprise.Enterprise ? null
        : StandsIn(by, enterprise.Enterprise, counterparty, InRegion(by, enterprise.Division), found) ? null
        : Refused.With("not_yours", pointer, ("reason", named.Text));

    /// <summary>Whether a bureau's person or machine answers for the site, and for the stream where one is named.</summary>
    public static bool Answers(Caller by, RegisterSite site, string? stream = null) =>
        by.Enterprise is null && (InRegion(by, site.Supervisor) || InRegion(by, site.Division))
        && (stream is null || by.Streams is null || by.Streams.Contains(stream, StringComparer.Ordinal));

    /// <summary>
    /// Whether he answers for every stream that waste codes or patterns of them reach; who was given no streams answers for all. For a code that has a stream of its own
    /// (废铅蓄电池) he answers by that or by its class's, as whoever decides of the class decides of all that is in it.
    /// </summary>
    /// <param name="except">What the codes do not reach.</param>
    public static bool AnswersFor(Caller by, IEnumerable<string> codes, TableSet law, IReadOnlyList<string>? except = null)
    {
        return by.Streams is not { } own || codes.All(c => law.Codes.StreamsOf(c, except ?? []).All(IsHis) || (law.Codes.StreamOf(new(c)) is { } one && IsHis(one)));

        bool IsHis(string stream) => own.Contains(stream, StringComparer.Ordinal);
    }

    private static bool InRegion(Caller by, string division) => by.Region is not { } region || Divisions.IsIn(division, region);

    private static bool StandsIn(Caller by, EnterpriseId party, EnterpriseId? counterparty, bool answers, Findings found)
    {
        var asBureau = by.Enterprise is null && (by.IsAuthority || by.Is(Roles.Machine)) && answers;
        var asGate = by.Is(Roles.Gate) && by.Enterprise is not null && by.Enterprise == counterparty;
        if (asBureau || asGate)
        {
            found.StandInFor = party;
        }

        return asBureau || asGate;
    }
}
