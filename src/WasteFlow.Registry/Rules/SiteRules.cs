using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>What stands against what a site says of itself, when it is registered and when it changes (变更).</summary>
public static class SiteRules
{
    private const int BedsMax = 100_000;

    /// <summary>The kind of facility whose place varies.</summary>
    private const string Mobile = "mobile";

    public static Judgement Of(ChangeSite act, Hosting.Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        if (register.Site(act.Site) is not { } site)
        {
            return Refused.With("site_unknown", "/site", ("site", act.Site.Text));
        }

        var changed = act.Of(site);
        var judgement = found.Close(
            Standing.Objection(by, register, act.Site, "/site", found)
            ?? Deciding(act, by)
            ?? Moving(act, site, changed)
            ?? (act.SaysNothing() ? new Refused("change_says_nothing", "") : null)
            ?? (Divisions.Find(changed.Supervisor) is null ? Refused.With("division_unknown", "/supervisor", ("division", changed.Supervisor)) : null)
            ?? Objection(changed, found.Law));
        return judgement.Refused is not null ? judgement : judgement with
        {
            Notes =
            [
                .. judgement.Notes, .. Strange(act.Tags ?? []), .. act.Supervisor is null && act.Division is null ? [] : Elsewhere(changed),
                .. act.Wards is null ? [] : Small(changed, found.Law), .. act.DailyCapacity is null ? [] : OwnCapacity(changed, by), .. RegisterRules.Ahead(act.From, "/from", now),
            ],
        };
    }

    /// <summary>A name, kinds and numbers of the sections.</summary>
    internal static Refused? Objection(RegisterSite act, InForce law) =>
        (string.IsNullOrWhiteSpace(act.Name) ? Refused.With("field_missing", "/name", ("field", "name")) : null)
        ?? (act.DailyCapacity is < 0 ? Refused.With("mass_negative", "/dailyCapacity", ("text", $"{act.DailyCapacity}")) : null)
        ?? RegisterKinds.Objection(RegisterKinds.SiteClass, act.Class, "/class")
        ?? RegisterKinds.Objection(RegisterKinds.SiteStatus, act.Status, "/status")
        ?? RegisterKinds.Objection(RegisterKinds.Facility, act.Facility?.Kind, "/facility/kind")
        ?? (act.Wards is { Beds: < 0 or > BedsMax } ? Malformed("/wards/beds")
            : act.Wards is { Licence: var licence } && string.IsNullOrWhiteSpace(licence) ? Refused.With("field_missing", "/wards/licence", ("field", "licence"))
            : act.Residents is { Households: < 0 } ? Malformed("/residents/households")
            : act.Residents is { People: < 0 } ? Malformed("/residents/people")
            : act.Dining is { Seats: < 0 } ? Malformed("/dining/seats")
            : act.Dining is { Bins: < 0 } ? Malformed("/dining/bins")
            : act.Farm is { Heads: < 0 } ? Malformed("/farm/heads")
            : act.Farm is { Mu: < 0 } ? Malformed("/farm/mu")
            : act.Works is { } works ? Works(works)
            : act.Facility is { Remaining: < 0 } ? Malformed("/facility/remaining")
            : act.Facility is { Remaining: null } facility && RegisterKinds.Find(RegisterKinds.Facility, facility.Kind)!.Asks == "remaining"
                ? Refused.With("field_missing", "/facility/remaining", ("field", "remaining"))
            : act.Point is { } point ? RecordRules.Codes(point.Takes, "/point/takes", law)
            : null);

    /// <summary>Only a mobile facility (移动式设施) moves.</summary>
    private static Refused? Moving(ChangeSite act, RegisterSite site, RegisterSite changed) =>
        act.Division is not { } division ? null
        : Divisions.Find(division) is null ? Refused.With("division_unknown", "/division", ("division", division))
        : RegisterRules.IsTooWide(division) ? Refused.With("division_too_wide", "/division", ("division", division))
        : changed.Facility?.Kind != Mobile ? Refused.With("site_does_not_move", "/division", ("site", site.Name))
        : null;

    private static Refused? Works(WorksSection works) =>
        string.IsNullOrWhiteSpace(works.Project) ? Refused.With("field_missing", "/works/project", ("field", "project"))
        : !WorksSection.Phases.Contains(works.Phase, StringComparer.Ordinal)
            ? Refused.With("works_phase_unknown", "/works/phase", ("phase", works.Phase), ("phases", string.Join(", ", WorksSection.Phases)))
        : works.Until < works.From ? new Refused("period_reversed", "/works/until")
        : null;

    /// <summary>A bureau of another prefecture is likely a slip: the site's figures would count there.</summary>
    internal static IEnumerable<Note> Elsewhere(RegisterSite site) =>
        Divisions.IsIn(site.Division, site.Supervisor) || Divisions.Find(site.Division)?.Code[..4] == site.Supervisor[..4]
            ? []
            : [Note.With("supervisor_elsewhere", "/supervisor", ("supervisor", site.Supervisor), ("division", site.Division))];

    /// <summary>
    /// What an enterprise says of itself and no bureau has looked at: its capacity, and a site far from its seat. Both are taken, as a register has to begin somewhere.
    /// </summary>
    internal static IEnumerable<Note> OwnWord(RegisterSite site, RegisterEnterprise enterprise, Caller by) =>
    [
        .. OwnCapacity(site, by),
        .. by.IsAuthority || Divisions.Find(site.Division)?.Code[..4] == enterprise.Division[..4]
            ? Array.Empty<Note>() : [Note.With("site_far_from_seat", "/division", ("division", site.Division), ("seat", enterprise.Division))],
    ];

    private static IEnumerable<Note> OwnCapacity(RegisterSite site, Caller by) =>
        by.IsAuthority || site.DailyCapacity is not { } capacity
            ? [] : [Note.With("capacity_own_word", "/dailyCapacity", ("capacity", capacity.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

    /// <summary>A small institution is one by its beds (exemption item 2).</summary>
    internal static IEnumerable<Note> Small(RegisterSite site, InForce law) =>
        Exempting.KindOf(site, law) is var kind && kind != site.Kind && site.Wards is { Beds: var beds } && law.Rule("small-institution", site.Division)?.Value is { } most && beds > most
            ? [Note.With("small_with_many_beds", "/wards/beds", ("beds", $"{beds}"), ("most", $"{most}"))]
            : [];

    /// <summary>What a site of the kind should have said and has not: noted, since a register is better with a gap than without the site.</summary>
    internal static IEnumerable<Note> Missing(RegisterSite act, PartyKind kind) =>
        kind.Says.Except(act.Sections()).Select(s => Note.With("section_missing", $"/{s}", ("section", s), ("kind", kind.Kind)));

    internal static IEnumerable<Note> Strange(IReadOnlyList<string> tags) =>
        tags.Select(static (t, i) => (Tag: t, At: FormattableString.Invariant($"/tags/{i}")))
            .Where(static t => !SiteTags.Knows(t.Tag)).Select(static t => Note.With("tag_unlisted", t.At, ("tag", t.Tag)));

    /// <summary>Whose figures a site counts for, and how closely it is watched, is not its own to say.</summary>
    private static Refused? Deciding(ChangeSite act, Caller by) => Deciding(by, act.Supervisor is not null, act.Tags is not null, act.Class is not null);

    /// <summary>The same when it is registered: its bureau is then that of its place, its class that of its kind.</summary>
    internal static Refused? Deciding(RegisterSite act, Caller by) => Deciding(by, act.Supervisor != act.Division, act.Tags.Count > 0, act.Class is not null);

    private static Refused? Deciding(Caller by, bool supervisor, bool tags, bool @class) =>
        by.IsAuthority ? null
        : supervisor ? new Refused("authority_decides", "/supervisor")
        : tags ? new Refused("authority_decides", "/tags")
        : @class ? new Refused("authority_decides", "/class")
        : null;

    private static Refused Malformed(string pointer) => Refused.With("field_malformed", pointer, ("pointer", pointer));
}
