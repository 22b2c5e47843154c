using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>What stands against what a site says of itself, when it is registered and when it changes (变更).</summary>
public static class SiteRules
{
    private const int BedsMax = 100_000;

    public static Judgement Of(ChangeSite act, Hosting.Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        if (register.Site(act.Site) is not { } site)
        {
            return Refused.With("site_unknown", "/site", ("site", act.Site.Text));
        }

        var changed = act.Of(site);
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found)
            ?? Deciding(act, by)
            ?? (Divisions.Find(changed.Supervisor) is null ? Refused.With("division_unknown", "/supervisor", ("division", changed.Supervisor)) : null)
            ?? Objection(changed)) is var judgement && judgement.Refused is null
            ? judgement with { Notes = [.. judgement.Notes, .. Strange(act.Tags ?? [])] }
            : judgement;
    }

    /// <summary>Kinds and numbers of the sections.</summary>
    internal static Refused? Objection(RegisterSite act) =>
        RegisterKinds.Objection(RegisterKinds.SiteClass, act.Class, "/class")
        ?? RegisterKinds.Objection(RegisterKinds.SiteStatus, act.Status, "/status")
        ?? RegisterKinds.Objection(RegisterKinds.Facility, act.Facility?.Kind, "/facility/kind")
        ?? (act.Wards is { Beds: < 0 or > BedsMax } ? Malformed("/wards/beds")
            : act.Residents is { Households: < 0 } ? Malformed("/residents/households")
            : act.Dining is { Seats: < 0 } ? Malformed("/dining/seats")
            : act.Farm is { Heads: < 0 } ? Malformed("/farm/heads")
            : act.Facility is { Remaining: < 0 } ? Malformed("/facility/remaining")
            : act.Facility is { Remaining: null } facility && RegisterKinds.Find(RegisterKinds.Facility, facility.Kind)!.Asks == "remaining"
                ? Refused.With("field_missing", "/facility/remaining", ("field", "remaining"))
            : act.Point is { } point ? RecordRules.Codes(point.Takes, "/point/takes")
            : null);

    /// <summary>What a site of the kind should have said and has not: noted, since a register is better with a gap than without the site.</summary>
    internal static IEnumerable<Note> Missing(RegisterSite act, PartyKind kind) =>
        kind.Says.Except(act.Sections()).Select(s => Note.With("section_missing", $"/{s}", ("section", s), ("kind", kind.Kind)));

    internal static IEnumerable<Note> Strange(IReadOnlyList<string> tags) =>
        tags.Select(static (t, i) => (Tag: t, At: FormattableString.Invariant($"/tags/{i}")))
            .Where(static t => !SiteTags.Knows(t.Tag)).Select(static t => Note.With("tag_unlisted", t.At, ("tag", t.Tag)));

    /// <summary>Whose figures a site counts for, and how closely it is watched, is not its own to say.</summary>
    private static Refused? Deciding(ChangeSite act, Caller by) =>
        by.IsAuthority ? null
        : act.Supervisor is not null ? new Refused("authority_decides", "/supervisor")
        : act.Tags is not null ? new Refused("authority_decides", "/tags")
        : act.Class is not null ? new Refused("authority_decides", "/class")
        : null;

    private static Refused Malformed(string pointer) => Refused.With("field_malformed", pointer, ("pointer", pointer));
}
