using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>The approval (核准、批准) that a manifest names, and whether its loads need one.</summary>
public sealed class NamedApproval(FileManifest act, RegisterSite mover, RegisterSite receiver, Register register)
{
    private const string Pointer = "/approval";

    private readonly GrantApproval? named = act.Approval is { } number ? register.Approval(number) : null;

    /// <summary>The approval that the act names, where it covers the load.</summary>
    public GrantApproval? Covering(Load load) =>
        named is not null && named.Site == act.Mover && (named.Receiver is not { } only || only == act.Receiver)
        && new Grant(named.Approval, named.Codes, named.Methods ?? ["*"], named.From, named.Until, true) is var grant
        && grant.IsCurrent(load.Day) && grant.Covers(load.Code, load.Method)
            ? named
            : null;

    /// <summary>A scan that names an approval stands on it alone: why that one does not bear the load.</summary>
    private Refused Lacking(Load load) =>
        named is null ? Refused.With("no_such_approval", Pointer, ("approval", act.Approval!))
        : load.Day < named.From || named.Until < load.Day
            ? Refused.With("approval_not_current", Pointer, ("approval", named.Approval),
                ("from", LocalDatePattern.Iso.Format(named.From)), ("until", LocalDatePattern.Iso.Format(named.Until)))
        : Refused.With("approval_does_not_cover", Pointer, ("approval", named.Approval));

    /// <summary>
    /// Counts the load where the named approval covers it. Where the load needs one: none is <c>approval_missing</c>, one that does not cover it
    /// <c>approval_does_not_cover</c>, with the effect of its kind. One that is not known to us is noted.
    /// </summary>
    public Refused? Objection(Load load, Findings found)
    {
        var covering = Covering(load);
        if (act is { Scanned: true, Approval: not null } && covering is null)
        {
            return Lacking(load);
        }

        if (covering is not null)
        {
            Quotas.Take($"approval/{covering.Approval}", mover, Quotas.Approval, load, register, found);
        }
        else if (act.Approval is { } unknown && named is null)
        {
            found.Unread = true;
            found.Add(Note.With("approval_unknown", Pointer, ("approval", unknown)));
            return null;
        }

        var outcome = found.Law.ClassOf(load.Stream, load.Code, load.Method) ?? "";
        var needed = found.Law.Tables.Approvals.All.FirstOrDefault(k => k.IsNeeded(
            load.Stream, load.Code, outcome, mover.Kind, mover.Division, receiver.Division, receiver.Tags.Contains(SiteTags.Abroad, StringComparer.Ordinal)));
        if (named is null)
        {
            return Weigh(needed, needed?.Effect, new Refused("approval_missing", Pointer), found);
        }

        return covering is not null && (needed is null || covering.Kind == needed.Kind)
            ? null
            : Weigh(needed, needed?.Effect ?? "note", Refused.With("approval_does_not_cover", Pointer, ("approval", named.Approval)), found);
    }

    /// <summary>The dated rule of an approval's kind says what going without does, and is cited; a kind without one says so itself.</summary>
    private Refused? Weigh(ApprovalKind? kind, string? effect, Refused finding, Findings found) =>
        kind is not null && found.Law.Rule($"{kind.Kind}-approval", mover.Division, act.Stream) is not null
            ? found.Weigh($"{kind.Kind}-approval", mover.Division, act.Stream, finding)
            : found.Weigh(effect, finding);
}
