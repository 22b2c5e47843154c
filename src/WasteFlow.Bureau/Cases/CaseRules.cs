using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Who may open, share, note and close a case: an officer of a region that sees it.</summary>
public static class CaseRules
{
    /// <summary>Whose a case is where no department is named.</summary>
    private const string EcologyBureau = "ecology-bureau";

    public static Judgement Open(OpenCase act, Register register, Caller by, Instant now) => new Findings(register.LawOf(act)).Close(
        CaseKinds.Find(act.Kind) is null ? Refused.With("case_kind_unknown", "/kind", ("kind", act.Kind))
        : Divisions.Find(act.Division) is null ? Refused.With("division_unknown", "/division", ("division", act.Division))
        : by.Region is { } region && !Divisions.IsIn(act.Division, region) ? Refused.With("not_yours", "/division", ("reason", act.Division))
        : act.Site is { } site && register.Site(site) is null ? Refused.With("site_unknown", "/site", ("site", site.Text))
        : act.Alarm is { } alarm && Alarm(alarm, register, by) is { } unseen ? unseen
        : Manifests(act.Manifests, register) ?? InTime(act.Due, act, "/due") ?? Holding.Written(act.Title, "/title"));

    public static Judgement Share(ShareCase act, Register register, Caller by, Instant now) => new Findings(register.LawOf(act)).Close(
        Seen(act.Case, register, by)
        ?? (Divisions.Find(act.Region) is null ? Refused.With("division_unknown", "/region", ("division", act.Region))
            : act.Department is { } department && PartyKinds.Find(department)?.Group != "authority"
                ? Refused.With("department_unknown", "/department", ("department", department))
            : act.Department is null or EcologyBureau && CaseFold.Find(act.Case, register.Fold(CaseFold.FoldName))?.Division == act.Region
                ? Refused.With("case_its_own", "/region", ("case", act.Case), ("region", act.Region))
            : InTime(act.Until, act, "/until") ?? Holding.Written(act.Reason, "/reason")));

    public static Judgement Note(NoteCase act, Register register, Caller by, Instant now) =>
        new Findings(register.LawOf(act)).Close(Seen(act.Case, register, by) ?? Holding.Written(act.Text, "/text"));

    public static Judgement Close(CloseCase act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        found.Claim($"closed/{act.Case}", "case_closed", "/case", ("case", act.Case));
        return found.Close(
            Seen(act.Case, register, by) ?? Answered(act.Case, register, by)
            ?? (CloseCase.Results.Contains(act.Result, StringComparer.Ordinal) ? null : Refused.With("case_result_unknown", "/result", ("result", act.Result)))
            ?? Holding.Written(act.Text, "/text"));
    }

    /// <summary>A case that is there, is the officer's region's, and is not closed.</summary>
    private static Refused? Seen(string id, Register register, Caller by) =>
        CaseFold.Find(id, register.Fold(CaseFold.FoldName)) is not { } file ? Refused.With("no_such_case", "/case", ("case", id))
        : by.Region is { } region && !file.Regions.Any(r => Divisions.IsIn(r, region)) ? Refused.With("not_yours", "/case", ("reason", id))
        : file.Result is not null ? Refused.With("case_closed", "/case", ("case", id))
        : null;

    /// <summary>Who was asked for help does not end what another bureau answers for (结案由承办单位办理), unless it was handed over.</summary>
    private static Refused? Answered(string id, Register register, Caller by) =>
        by.Region is { } region && CaseFold.Find(id, register.Fold(CaseFold.FoldName)) is { } file && !Divisions.IsIn(file.Division, region)
            ? Refused.With("not_yours", "/case", ("reason", id))
            : null;

    /// <summary>Nobody is given a day that is over.</summary>
    private static Refused? InTime(LocalDate? until, IAct act, string pointer) =>
        until is { } last && last < Calendar.DayOf(act.HappenedAt)
            ? Refused.With(
                "date_out_of_order", pointer, ("earlier", LocalDatePattern.Iso.Format(Calendar.DayOf(act.HappenedAt))), ("later", LocalDatePattern.Iso.Format(last)))
            : null;

    private static Refused? Manifests(IReadOnlyList<ManifestNumber>? named, Register register)
    {
        for (var i = 0; i < (named?.Count ?? 0); i++)
        {
            if (ManifestListFold.Find(named![i], register) is null)
            {
                return Refused.With("no_such_manifest", FormattableString.Invariant($"/manifests/{i}"), ("manifest", named[i].Text));
            }
        }

        return null;
    }

    private static Refused? Alarm(string id, Register register, Caller by) =>
        id.Length > Subject.IdLengthMax || new Watches(register.Fold(AlarmFold.FoldName)).Find(id) is not { } watch
            ? Refused.With("no_such_alarm", "/alarm", ("alarm", id))
            : AlarmAnswer.Sees(watch, by) ? null
            : Refused.With("not_yours", "/alarm", ("reason", id));
}
