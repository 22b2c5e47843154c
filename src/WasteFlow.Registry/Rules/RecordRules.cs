using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>What stands against the papers that are kept beside sites: contracts, policies, licences, evaluations, service areas.</summary>
public static class RecordRules
{
    /// <summary>Numbers are parts of keys, so they are short.</summary>
    private const int NumberLengthMax = 50;

    private const int Whole = 1000;

    public static Judgement Of(RegisterContract act, Hosting.Register register, Caller by, Instant now)
    {
        var unknown = act.With.Select((e, i) => register.Unknown(e, FormattableString.Invariant($"/with/{i}"))).FirstOrDefault(static u => u is not null);
        return new Findings(register.LawOf(act)).Close(Owner(act.Enterprise, register, by)
            ?? Number(act.Contract, "/contract")
            ?? RegisterKinds.Objection(RegisterKinds.Contract, act.Kind, "/kind")
            ?? (act.With.Count == 0 ? Refused.With("field_missing", "/with", ("field", "with"))
                : unknown is not null ? unknown
                : act.With.Contains(act.Enterprise) ? new Refused("party_with_itself", "/with")
                : null)
            ?? Codes(act.Codes, "/codes", register.LawOf(act))
            ?? Period(act.From, act.Until));
    }

    public static Judgement Of(RegisterInsurance act, Hosting.Register register, Caller by, Instant now) => new Findings(register.LawOf(act)).Close(
        Owner(act.Enterprise, register, by)
        ?? Number(act.Policy, "/policy")
        ?? RegisterKinds.Objection(RegisterKinds.Insurance, act.Kind, "/kind")
        ?? Holding.Written(act.Insurer, "/insurer")
        ?? Period(act.From, act.Until));

    public static Judgement Of(RegisterLicence act, Hosting.Register register, Caller by, Instant now) => new Findings(register.LawOf(act)).Close(
        Owner(act.Enterprise, register, by)
        ?? Number(act.Licence, "/licence")
        ?? RegisterKinds.Objection(RegisterKinds.Licence, act.Kind, "/kind")
        ?? (RegisterKinds.Find(RegisterKinds.Licence, act.Kind)!.Asks == "person" && string.IsNullOrWhiteSpace(act.Person)
            ? Refused.With("field_missing", "/person", ("field", "person")) : null)
        ?? (act.Person is { } person ? Number(person, "/person") : null)
        ?? Period(act.From, act.Until));

    public static Judgement Of(RecordEvaluation act, Hosting.Register register, Caller by, Instant now) =>
        register.Site(act.Site) is not { } site ? Refused.With("site_unknown", "/site", ("site", act.Site.Text))
        : !by.IsAuthority || !Standing.Answers(by, site) ? Refused.With("not_yours", "/site", ("reason", act.Site.Text))
        : RegisterKinds.Objection(RegisterKinds.Evaluation, act.Kind, "/kind") is { } unknown ? unknown
        : RegisterKinds.Find(RegisterKinds.Evaluation, act.Kind)!.Statuses is var statuses && !statuses.Contains(act.Status, StringComparer.Ordinal)
            ? Refused.With("status_unknown", "/status", ("status", act.Status), ("statuses", string.Join(", ", statuses)))
        : string.IsNullOrWhiteSpace(act.Evaluator) ? Refused.With("field_missing", "/evaluator", ("field", "evaluator"))
        : act.Until is { } until && Period(act.Day, until) is { } reversed ? reversed
        : Judgement.Fine with { Notes = [.. RegisterRules.Ahead(act.Day, "/day", now)] };

    public static Judgement Of(RegisterServiceArea act, Hosting.Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        var refused = Standing.Objection(by, register, act.Site, "/site", found)
            ?? act.Shares.Select((s, i) => Objection(s, FormattableString.Invariant($"/shares/{i}"), act, register)).FirstOrDefault(static r => r is not null)
            ?? Sums(act, found);
        return found.Close(refused);
    }

    internal static Refused? Codes(IReadOnlyList<string> codes, string pointer, InForce law) =>
        codes.Count == 0 ? Refused.With("field_missing", pointer, ("field", pointer.Split('/')[^1])) : law.Tables.Codes.Patterns(codes, pointer);

    private static Refused? Owner(EnterpriseId enterprise, Hosting.Register register, Caller by) =>
        register.Unknown(enterprise, "/enterprise") is { } unknown ? unknown
        : !RegisterRules.Mine(enterprise, by) ? RegisterRules.NotYours("/enterprise", enterprise)
        : null;

    private static Refused? Number(string number, string pointer) =>
        string.IsNullOrWhiteSpace(number) || number.Length > NumberLengthMax ? Refused.With("field_malformed", pointer, ("pointer", pointer)) : null;

    private static Refused? Period(LocalDate from, LocalDate until) => until < from ? new Refused("period_reversed", "/until") : null;

    private static Refused? Objection(ServiceShare share, string at, RegisterServiceArea act, Hosting.Register register) =>
        share.Division is null == share.Site is null ? new Refused("division_or_site", at)
        : share.Division is { } division && Divisions.Find(division) is null ? Refused.With("division_unknown", $"{at}/division", ("division", division))
        : share.Site is { } site && (site == act.Site || register.Site(site) is null) ? Refused.With("site_unknown", $"{at}/site", ("site", site.Text))
        : share.PerMille is < 1 or > Whole ? Refused.With("field_malformed", $"{at}/perMille", ("pointer", $"{at}/perMille"))
        : share.Until is { } until && until < share.From ? new Refused("period_reversed", $"{at}/until")
        : null;

    /// <summary>On no day more than the whole; less than the whole is noted, since the rest is then nobody's.</summary>
    private static Refused? Sums(RegisterServiceArea act, Findings found)
    {
        foreach (var day in act.Shares.Select(static s => s.From).Distinct().Order())
        {
            var sum = act.Shares.Where(s => s.IsCurrent(day)).Sum(static s => s.PerMille);
            (string, string)[] details = [("day", NodaTime.Text.LocalDatePattern.Iso.Format(day)), ("sum", FormattableString.Invariant($"{sum}"))];
            if (sum > Whole)
            {
                return Refused.With("shares_above_whole", "/shares", details);
            }

            if (sum < Whole)
            {
                found.Add(Note.With("shares_below_whole", "/shares", details));
            }
        }

        return null;
    }
}
