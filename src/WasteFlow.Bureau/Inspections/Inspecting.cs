using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>An officer inspects a site of its region.</summary>
public static class Inspecting
{
    public static Judgement Record(RecordInspection act, Register register, Caller by, Instant now)
    {
        var day = Calendar.DayOf(act.HappenedAt);
        return new Findings(register.LawOf(act)).Close(
            register.Site(act.Site) is not { } site ? Refused.With("site_unknown", "/site", ("site", act.Site.Text))
            : !Standing.Answers(by, site) ? Refused.With("not_yours", "/site", ("reason", act.Site.Text))
            : act.Unit is not (RecordInspection.Producer or RecordInspection.Operator) ? Refused.With("field_malformed", "/unit", ("pointer", "/unit"))
            : !act.Passed && act.Findings.All(string.IsNullOrWhiteSpace) ? Refused.With("field_missing", "/findings", ("field", "findings"))
            : act.RectifyBy < day ? Refused.With(
                "date_out_of_order", "/rectifyBy", ("earlier", LocalDatePattern.Iso.Format(act.RectifyBy.Value)), ("later", LocalDatePattern.Iso.Format(day)))
            : act.FollowsUp is { } before && InspectionFold.Find(before, register.Fold(InspectionFold.FoldName))?.Site != act.Site
                ? Refused.With("no_such_inspection", "/followsUp", ("inspection", before))
            : null);
    }
}
