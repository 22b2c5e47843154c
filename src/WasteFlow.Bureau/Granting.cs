using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>An authority permits (许可) or approves (核准、批准) for a site of its region. Whether the period is in order is the ledger's question.</summary>
public static class Granting
{
    /// <summary>Numbers are names of folds' documents and of allowances, so they are short.</summary>
    private const int NumberLengthMax = 80;

    public static Judgement Permit(GrantPermit act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Number(act.Permit, "/permit")
            ?? Region(act.Site, register, by)
            ?? Codes(act.Codes)
            ?? MethodsKnown(act.Methods, found));
    }

    public static Judgement Approval(GrantApproval act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Number(act.Approval, "/approval")
            ?? Region(act.Site, register, by)
            ?? (act.Receiver is { } receiver && register.Site(receiver) is null
                ? Refused.With("site_unknown", "/receiver", ("site", receiver.Text))
                : null)
            ?? Codes(act.Codes)
            ?? Kind(act, found));
    }

    private static Refused? Number(string number, string pointer) =>
        string.IsNullOrWhiteSpace(number) || number.Length > NumberLengthMax
            ? Refused.With("field_malformed", pointer, ("pointer", pointer))
            : null;

    private static Refused? Region(SiteId named, Register register, Caller by) =>
        register.Site(named) is not { } site ? Refused.With("site_unknown", "/site", ("site", named.Text))
        : Standing.Answers(by, site) ? null
        : Refused.With("not_yours", "/site", ("reason", named.Text));

    private static Refused? Codes(IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
        {
            return Refused.With("field_missing", "/codes", ("field", "codes"));
        }

        for (var i = 0; i < codes.Count; i++)
        {
            if (!WasteCodes.IsPattern(codes[i]))
            {
                return Refused.With("code_malformed", FormattableString.Invariant($"/codes/{i}"), ("code", codes[i]));
            }
        }

        return null;
    }

    private static Refused? MethodsKnown(IReadOnlyList<string> methods, Findings found)
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

    /// <summary>An approval of a known kind; one that runs longer than its kind allows is noted (Order 23 art. 26: twelve months).</summary>
    private static Refused? Kind(GrantApproval act, Findings found)
    {
        if (found.Law.Tables.Approvals.Find(act.Kind) is not { } kind)
        {
            return Refused.With("approval_kind_unknown", "/kind", ("kind", act.Kind));
        }

        if (act.Until > act.From.PlusMonths(kind.Months))
        {
            found.Add(Note.With("approval_too_long", "/until", ("months", FormattableString.Invariant($"{kind.Months}"))));
        }

        return null;
    }
}
