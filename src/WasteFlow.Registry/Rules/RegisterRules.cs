using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>What stands against a registration (登记). A registration that is asked again goes on to the ledger, which knows its answer.</summary>
public static class RegisterRules
{
    private static readonly string[] Identities = ["credit-code", "medical-licence", "army", "individual", "local"];
    private static readonly string[] Stores = ["itemised", "fifo", "mixed"];

    public static Judgement Of(RegisterEnterprise act, Hosting.Register register, Caller by, Instant now)
    {
        var kind = act.Kinds.FirstOrDefault(static k => PartyKinds.Find(k) is null);
        var there = register.Enterprise(act.Enterprise);
        return !Identities.Contains(act.Identity, StringComparer.Ordinal)
                ? Judgement.No("identity_unknown", "/identity", ("identity", act.Identity), ("identities", string.Join(", ", Identities)))
            : act.Identity == "credit-code" && !CreditCode.IsValid(act.Enterprise.Text)
                ? Judgement.No("credit_code_malformed", "/enterprise", ("text", act.Enterprise.Text))
            : Place(act.Division, "/division", by) is { } elsewhere ? elsewhere
            : IsTooWide(act.Division) ? Judgement.No("division_too_wide", "/division", ("division", act.Division))
            : string.IsNullOrWhiteSpace(act.Name) ? Judgement.No("field_missing", "/name", ("field", "name"))
            : act.Kinds.Count == 0 ? Judgement.No("field_missing", "/kinds", ("field", "kinds"))
            : kind is not null ? Judgement.No("kind_unknown", "/kinds", ("kind", kind))
            : there is not null && there.ActId != act.ActId ? Judgement.No("enterprise_exists", "/enterprise", ("enterprise", act.Enterprise.Text))
            : Judgement.Fine with { Claims = [Taking($"enterprise/{act.Enterprise}", "enterprise_exists", "/enterprise", "enterprise", act.Enterprise.Text)] };
    }

    /// <summary>The authority changes an enterprise whose seat is in its region, and may move it out of it.</summary>
    public static Judgement Of(ChangeEnterprise act, Hosting.Register register, Caller by, Instant now)
    {
        if (register.Unknown(act.Enterprise, "/enterprise") is { } unknown)
        {
            return unknown;
        }

        var kind = act.Kinds?.FirstOrDefault(static k => PartyKinds.Find(k) is null);
        return !by.IsAuthority || (by.Region is { } region && !Divisions.IsIn(register.Enterprise(act.Enterprise)!.Division, region)) ? NotYours("/enterprise", act.Enterprise)
            : act.SaysNothing() ? new Refused("change_says_nothing", "")
            : act.Name is { } name && string.IsNullOrWhiteSpace(name) ? Refused.With("field_missing", "/name", ("field", "name"))
            : act.Division is { } seat && Divisions.Find(seat) is null ? Refused.With("division_unknown", "/division", ("division", seat))
            : act.Division is { } wide && IsTooWide(wide) ? Refused.With("division_too_wide", "/division", ("division", wide))
            : act.Kinds is { Count: 0 } ? Refused.With("field_missing", "/kinds", ("field", "kinds"))
            : kind is not null ? Refused.With("kind_unknown", "/kinds", ("kind", kind))
            : Judgement.Fine with { Notes = [.. Ahead(act.From, "/from", now)] };
    }

    public static Judgement Of(RegisterSite act, Hosting.Register register, Caller by, Instant now)
    {
        var there = register.Site(act.Site);
        return register.Unknown(act.Enterprise, "/enterprise") is { } unknown ? unknown
            : !Mine(act.Enterprise, by) ? NotYours("/enterprise", act.Enterprise)
            : Place(act.Division, "/division", by) is { } elsewhere ? elsewhere
            : IsTooWide(act.Division) ? Judgement.No("division_too_wide", "/division", ("division", act.Division))
            : SiteRules.Deciding(act, by) is { } notItsOwn ? notItsOwn
            : Divisions.Find(act.Supervisor) is null ? Judgement.No("division_unknown", "/supervisor", ("division", act.Supervisor))
            : PartyKinds.Find(act.Kind) is not { } kind ? Judgement.No("kind_unknown", "/kind", ("kind", act.Kind))
            : SiteRules.Objection(act, register.LawOf(act)) is { } unfit ? unfit
            : act.Store is { } store && !Stores.Contains(store, StringComparer.Ordinal)
                ? Judgement.No("store_unknown", "/store", ("store", store), ("stores", string.Join(", ", Stores)))
            : there is not null && there.ActId != act.ActId ? Judgement.No("site_exists", "/site", ("site", act.Site.Text))
            : Judgement.Fine with
            {
                Notes = [.. SiteRules.Strange(act.Tags), .. SiteRules.Missing(act, kind), .. SiteRules.Elsewhere(act), .. SiteRules.Small(act, register.LawOf(act)), .. SiteRules.OwnWord(act, register.Enterprise(act.Enterprise)!, by)],
                Claims = [Taking($"site/{act.Site}", "site_exists", "/site", "site", act.Site.Text)],
            };
    }

    public static Judgement Of(RegisterVehicle act, Hosting.Register register, Caller by, Instant now)
    {
        var there = register.Vehicle(act.Plate);
        return register.Unknown(act.Carrier, "/carrier") is { } unknown ? unknown
            : !Mine(act.Carrier, by) ? NotYours("/carrier", act.Carrier)
            : act.Plate.Length is < 2 or > 20 || string.IsNullOrWhiteSpace(act.Plate) ? Judgement.No("field_malformed", "/plate", ("pointer", "/plate"))
            : there is not null && there.Carrier != act.Carrier && !by.IsAuthority ? NotYours("/plate", there.Carrier)
            : Judgement.Fine with
            {
                Notes = Patterns.IsPlate(act.Plate) ? [] : [Note.With("plate_form_unknown", "/plate", ("plate", act.Plate))],
                Claims = there is null ? [Taking($"plate/{act.Plate}", "plate_taken", "/plate", "plate", act.Plate)] : null,
            };
    }

    /// <summary>A province that the table divides: numbers and figures go by prefecture (Order 23 art. 15).</summary>
    internal static bool IsTooWide(string division) => Divisions.Find(division)?.Level == "province" && Divisions.Within(division).Any();

    /// <summary>A name is given once; whoever asks for it at the same moment is second.</summary>
    private static Claim Taking(string key, string code, string pointer, string name, string value) => new(key, Refused.With(code, pointer, (name, value)));

    /// <summary>What is said of a day to come waits for it, and says so.</summary>
    internal static IEnumerable<Note> Ahead(LocalDate day, string pointer, Instant now) =>
        day > Calendar.DayOf(now) ? [Note.With("holds_from_day", pointer, ("day", NodaTime.Text.LocalDatePattern.Iso.Format(day)))] : [];

    /// <summary>Anybody registers what is his own; an authority registers for all.</summary>
    internal static bool Mine(EnterpriseId enterprise, Caller by) => by.IsAuthority || by.Enterprise == enterprise;

    internal static Refused NotYours(string pointer, EnterpriseId whose) =>
        Refused.With("not_yours", pointer, ("reason", whose.Text));

    private static Judgement? Place(string division, string pointer, Caller by) =>
        Divisions.Find(division) is null ? Judgement.No("division_unknown", pointer, ("division", division))
        : by is { IsAuthority: true, Region: { } region } && !Divisions.IsIn(division, region)
            ? Judgement.No("not_yours", pointer, ("reason", division))
        : null;
}
