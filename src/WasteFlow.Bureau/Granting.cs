using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>An authority permits (许可) or approves (核准、批准) for a site of its region. Whether the period is in order is the ledger's question.</summary>
public static class Granting
{
    /// <summary>Numbers are names of folds' documents and of allowances, so they are short and have no blanks around them.</summary>
    private const int NumberLengthMax = 80;

    public static Judgement Permit(GrantPermit act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Number(act.Permit, "/permit")
            ?? Region(act.Site, register, by)
            ?? Free(act.Permit, register.Permit(act.Permit)?.Site, act.Site, "/permit", found)
            ?? Codes(act.Codes, found)
            ?? (act.Except is { } except ? Codes(except, found, "/except") : null)
            ?? Streams(act.Codes, by, found, act.Except)
            ?? (act.Methods.Count == 0 ? Refused.With("field_missing", "/methods", ("field", "methods")) : MethodsKnown(act.Methods, found))
            ?? (act.YearlyScale is { } scale ? Quotas.Granted(scale, "/yearlyScale", found) : null)
            ?? RegisterKinds.Objection(RegisterKinds.Permit, act.Kind, "/kind")
            ?? Term(act, found)
            ?? Ended(act, register, found));
    }

    public static Judgement Approval(GrantApproval act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Number(act.Approval, "/approval")
            ?? Region(act.Site, register, by)
            ?? Free(act.Approval, register.Approval(act.Approval)?.Site, act.Site, "/approval", found)
            ?? Kind(act.Kind, found.Law, out var kind)
            ?? Receiver(kind!, act.Receiver, register)
            ?? (act.Carrier is { } carrier ? register.Unknown(carrier, "/carrier") : null)
            ?? Codes(act.Codes, found)
            ?? Streams(act.Codes, by, found)
            ?? OfItsKind(kind!, act.Codes, register.Site(act.Site)!, found)
            ?? Needed(kind!, register.Site(act.Site)!, act.Receiver, register, found)
            ?? MethodsKnown(act.Methods ?? [], found)
            ?? Quotas.Granted(act.Quantity, "/quantity", found)
            ?? (act.Hours is { } hours && !hours.IsSound() ? Refused.With("field_malformed", "/hours", ("pointer", "/hours")) : null)
            ?? Applying.Decided(act, register, by, found)
            ?? Term(act, kind!, found));
    }

    /// <summary>The years that the permit's terms had a scale for, and have none by its new word.</summary>
    private static Refused? Ended(GrantPermit act, Register register, Findings found)
    {
        found.Unread = true;
        GrantPermit[] before = [.. register.PermitsOf(act.Site).Where(p => p.Permit == act.Permit)];
        int[] left =
        [
            .. before.Where(p => p.From < act.From).SelectMany(p => Years(p with { Until = LocalDate.Min(p.Until, act.From.PlusDays(-1)) })),
            .. before.Where(p => p.From > act.Until).Append(act).SelectMany(Years),
        ];
        foreach (var year in before.SelectMany(Years).Distinct().Except(left).Order())
        {
            found.End(FormattableString.Invariant($"permit/{act.Permit}/{year}"));
        }

        return null;

        static IEnumerable<int> Years(GrantPermit term) => term.YearlyScale is null ? [] : Enumerable.Range(term.From.Year, term.Until.Year - term.From.Year + 1);
    }

    /// <summary>A kind of approval that there is.</summary>
    internal static Refused? Kind(string named, InForce law, out ApprovalKind? kind) =>
        (kind = law.Tables.Approvals.Find(named)) is null ? Refused.With("approval_kind_unknown", "/kind", ("kind", named)) : null;

    /// <summary>A receiver that is named is known; an approval of a fixed pair names one.</summary>
    internal static Refused? Receiver(ApprovalKind kind, SiteId? named, Register register) =>
        named is { } receiver
            ? register.Site(receiver) is null ? Refused.With("site_unknown", "/receiver", ("site", receiver.Text)) : null
            : kind.NamesReceiver ? Refused.With("field_missing", "/receiver", ("field", "receiver"))
            : null;

    /// <summary>
    /// An approval is of what its kind is about. Hazardous waste under a kind that is not for it is refused, as it may not leave so either; anything else is noted.
    /// </summary>
    internal static Refused? OfItsKind(ApprovalKind kind, IReadOnlyList<string> codes, RegisterSite site, Findings found)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (!WasteCodes.AreApart(codes[i], kind.Codes))
            {
                continue;
            }

            var (pointer, details) = (FormattableString.Invariant($"/codes/{i}"), new[] { ("code", codes[i]), ("kind", kind.Kind) });
            if (WasteCodes.ClassesOf(codes[i]) is not (['H', ..], _))
            {
                found.Add(Note.With("approval_code_foreign", pointer, details));
            }
            else if (found.Weigh("hazardous-apart", site.Division, null, Refused.With("approval_not_for_hazardous", pointer, details)) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static Refused? Number(string number, string pointer) =>
        string.IsNullOrWhiteSpace(number) || number.Length > NumberLengthMax || number.AsSpan().Trim().Length < number.Length
            ? Refused.With("field_malformed", pointer, ("pointer", pointer))
            : null;

    /// <summary>A number is one site's: granted to another it would take the first one's grant away. Said again of its own site it changes that.</summary>
    private static Refused? Free(string number, SiteId? granted, SiteId site, string pointer, Findings found)
    {
        if (granted is { } other)
        {
            return other == site ? null : Refused.With("grant_number_taken", pointer, ("number", number), ("site", other.Text));
        }

        found.Claim($"granted{pointer}/{number}", "grant_number_taken", pointer, ("number", number));
        return null;
    }

    private static Refused? Region(SiteId named, Register register, Caller by) =>
        register.Site(named) is not { } site ? Refused.With("site_unknown", "/site", ("site", named.Text))
        : Standing.Answers(by, site) ? null
        : Refused.With("not_yours", "/site", ("reason", named.Text));

    internal static Refused? Codes(IReadOnlyList<string> codes, Findings found, string pointer = "/codes") =>
        codes.Count == 0 ? Refused.With("field_missing", pointer, ("field", pointer[1..])) : found.Law.Tables.Codes.Patterns(codes, pointer);

    /// <summary>An officer for some streams decides nothing about the waste of others.</summary>
    internal static Refused? Streams(IReadOnlyList<string> codes, Caller by, Findings found, IReadOnlyList<string>? except = null) =>
        Standing.AnswersFor(by, codes, found.Law.Tables, except) ? null : Refused.With("not_yours", "/codes", ("reason", string.Join(", ", codes)));

    /// <summary>What is for the way into another province (跨省) says nothing of a way within one: noted, as a receiver may have been mistaken for another.</summary>
    internal static Refused? Needed(ApprovalKind kind, RegisterSite site, SiteId? named, Register register, Findings found)
    {
        if (kind.CrossesProvinces && named is { } to && register.Site(to) is { } receiver && receiver.Division[..2] == site.Division[..2])
        {
            found.Add(Note.With("approval_within_province", "/receiver", ("kind", kind.Kind), ("receiver", receiver.Name)));
        }

        return null;
    }

    internal static Refused? MethodsKnown(IReadOnlyList<string> methods, Findings found)
    {
        for (var i = 0; i < methods.Count; i++)
        {
            if (methods[i] != "*" && !found.Law.Tables.Methods.Exists(methods[i]))
            {
                return Refused.With("no_such_method", FormattableString.Invariant($"/methods/{i}"), ("method", methods[i]));
            }
        }

        return null;
    }

    /// <summary>An approval that runs longer than its kind allows is noted (Order 23 art. 27: twelve months).</summary>
    private static Refused? Term(GrantApproval act, ApprovalKind kind, Findings found)
    {
        if (act.Until > act.From.PlusMonths(kind.Months))
        {
            found.Add(Note.With("approval_too_long", "/until", ("months", FormattableString.Invariant($"{kind.Months}"))));
        }

        return null;
    }

    /// <summary>Likewise a permit (危险废物经营许可证管理办法 art. 13: five years, three for collecting).</summary>
    private static Refused? Term(GrantPermit act, Findings found)
    {
        if (act.Kind is { } kind && RegisterKinds.Find(RegisterKinds.Permit, kind)!.Months is { } months && act.Until >= act.From.PlusMonths(months))
        {
            found.Add(Note.With("permit_too_long", "/until", ("months", FormattableString.Invariant($"{months}"))));
        }

        return null;
    }
}
