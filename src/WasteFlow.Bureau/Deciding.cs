using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What the bureau decides: that a manifest has expired, a difference is settled, a proposal has lapsed.</summary>
public static class Deciding
{
    /// <summary>Only what was not picked up within the rule's days ends by time, and never before.</summary>
    public static Judgement Expire(ExpireManifest act, Register register, Caller by, Instant now) =>
        new Findings(register.LawOf(act)).Close(Known(act.Manifest, register, by, out var row, out var mover) ?? Due(act, row!, mover!, register));

    public static Judgement Settle(SettleDiscrepancy act, Register register, Caller by, Instant now) =>
        new Findings(register.LawOf(act)).Close(Answers(act, register, by) ?? Holding.Written(act.Reason, "/reason"));

    /// <summary>Time alone ends it, and the ledger knows the time.</summary>
    public static Judgement Lapse(LapseCorrection act, Register register, Caller by, Instant now) => Judgement.Fine;

    /// <summary>What a correction left where there is no manifest is decided by the bureau of the site. What names nothing is for the ledger to refuse.</summary>
    private static Refused? Answers(SettleDiscrepancy act, Register register, Caller by)
    {
        var left = act.Line is { } line ? ManifestListFold.Left(line, register) : null;
        return (act.Manifest ?? left?.Manifest) is { } number ? Known(number, register, by, out _, out _)
            : left?.Site is { } id && !(register.Site(id) is { } site && Standing.Answers(by, site, left.Stream))
                ? Refused.With("not_yours", "/line", ("reason", id.Text))
            : act.Line is { } unknown && left is null ? Refused.With("no_such_difference", "/line", ("line", unknown.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : null;
    }

    /// <summary>The bureau of the mover's place or of the receiver's.</summary>
    private static Refused? Known(ManifestNumber number, Register register, Caller by, out ManifestRow? row, out RegisterSite? mover)
    {
        row = ManifestListFold.Find(number, register);
        mover = row is null ? null : register.Site(row.Mover);
        if (row is null || mover is null)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", number.Text));
        }

        return Standing.Answers(by, mover, row.Stream) || (register.Site(row.Receiver) is { } receiver && Standing.Answers(by, receiver, row.Stream))
            ? null
            : Refused.With("not_yours", "/manifest", ("reason", number.Text));
    }

    private static Refused? Due(ExpireManifest act, ManifestRow row, RegisterSite mover, Register register)
    {
        var filed = Calendar.DayOf(row.FiledAt);
        if (register.Law.On(filed).Rule("manifest-expires", mover.Division, row.Stream)?.Value is not { } days)
        {
            return null;
        }

        var due = ManifestListFold.WaitsFrom(row, register).PlusDays(days);
        return Calendar.DayOf(act.HappenedAt) > due
            ? null
            : Refused.With("expiry_not_due", "/happenedAt", ("manifest", row.Number.Text), ("day", LocalDatePattern.Iso.Format(due)));
    }
}
