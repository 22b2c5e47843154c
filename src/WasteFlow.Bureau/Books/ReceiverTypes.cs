using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// What a receiver of hazardous waste is (接收单位类型; HJ 1259-2022 tables A.7 and B.5): abroad, a permit holder, or a user that the exemption list lets go
/// without one, under a point-to-point approval told apart. A word of the set <c>receiver-type</c>.
/// </summary>
internal static class ReceiverTypes
{
    public const string Abroad = "abroad";
    public const string Permit = "permit";
    public const string PointToPoint = "point-to-point";
    public const string Exempt = "exempt";

    /// <summary>As the register knew it of the day the load left; null where it knows none of them, or the receiver stands outside the system.</summary>
    public static string? Of(BookLine line, Register register)
    {
        if (line is not { With: { } receiver, Site: { } mover, Code: { } code, Method: { } method, Day: { } day })
        {
            return null;
        }

        var law = register.Law.On(day).Tables;
        return receiver.Tags.Contains(SiteTags.Abroad, StringComparer.Ordinal) ? Abroad
            : PermitWord.Of(Grants(register.PermitsOf(receiver.Site)), code, method, day).Covering is not null ? Permit
            : register.ApprovalsOf(receiver.Site).Any(a => a.Site == mover.Site && a.Receiver == receiver.Site && Waives(a, code, method, day, law)) ? PointToPoint
            : law.Waivers.Find(Waivers.Permit, code, method, Exempting.KindOf(mover, register.Law.On(day)), receiver.Kind, day) is not null ? Exempt
            : null;
    }

    private static bool Waives(GrantApproval approval, WasteCode code, string method, LocalDate day, TableSet law) =>
        law.Approvals.Find(approval.Kind) is { Waives: Waivers.Permit, When: null }
        && new Grant(approval.Approval, approval.Codes, approval.Methods ?? ["*"], approval.From, approval.Until, true) is var grant
        && grant.IsCurrent(day) && grant.Covers(code, method);

    private static IEnumerable<Grant> Grants(IEnumerable<GrantPermit> permits) =>
        permits.Select(static p => new Grant(p.Permit, p.Codes, p.Methods, p.From, p.Until, p.YearlyScale is not null, p.Except));
}
