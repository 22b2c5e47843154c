using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>An application's way (Order 23 arts 22 to 27): who may take which step, in which state, by which day. A step that comes late is taken and noted.</summary>
public static class Applying
{
    private const int NumberLengthMax = 80;

    public static Judgement Apply(ApplyForApproval act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        var there = ApplicationFold.Find(act.Application, register);
        found.Claim(PlaceOf(act.Application, there), "application_exists", "/application", ("application", act.Application));
        return found.Close(
            (string.IsNullOrWhiteSpace(act.Application) || act.Application.Length > NumberLengthMax
                ? Refused.With("field_malformed", "/application", ("pointer", "/application")) : null)
            ?? Standing.Objection(by, register, act.Site, "/site", found)
            ?? (there is not null ? Again(act, there) : null)
            ?? Granting.Kind(act.Kind, found.Law, out var kind)
            ?? Granting.Receiver(kind!, act.Receiver, register)
            ?? Granting.Codes(act.Codes, found)
            ?? Granting.Streams(act.Codes, by, found)
            ?? Granting.OfItsKind(kind!, act.Codes, register.Site(act.Site)!, found)
            ?? Granting.MethodsKnown(act.Methods, found)
            ?? Granting.Needed(kind!, register.Site(act.Site)!, act.Receiver, register, found)
            ?? Quotas.Granted(act.Quantity, "/quantity", found)
            ?? (act.Until < act.From ? new Refused("period_reversed", "/until") : null));
    }

    public static Judgement Advance(AdvanceApplication act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        if (ApplicationFold.Find(act.Application, register) is not { } application)
        {
            return Refused.With("no_such_application", "/application", ("application", act.Application));
        }

        return found.Close(
            act.Step == ApplicationSteps.Approve ? new Refused("approve_by_granting", "/step")
            : ApplicationSteps.Find(application.Asked.Kind, act.Step) is not { } step
                ? Refused.With("step_unknown", "/step", ("step", act.Step), ("steps", Names(Open(application, Calendar.DayOf(now), found.Law))))
            : Taken(step, application, act.HappenedAt, register, by, "/step", found));
    }

    /// <summary>The approval that an application ends in names no more than was asked for (Order 23 arts 27 and 28).</summary>
    internal static Refused? Decided(GrantApproval act, Register register, Caller by, Findings found)
    {
        var before = register.Approval(act.Approval)?.Application;
        if (act.Application is not { } number)
        {
            // What an application has decided is changed within it only: more than that is asked for anew (Order 23 art. 28).
            return before is null ? null : Refused.With("approval_beyond_application", "/application", ("application", before));
        }

        if (ApplicationFold.Find(number, register) is not { } application)
        {
            return Refused.With("no_such_application", "/application", ("application", number));
        }

        var asked = application.Asked;
        var (most, granted) = (asked.Quantity.Taken(act.Approval), act.Quantity.Taken(act.Approval));
        var beyond = act.Kind != asked.Kind ? "/kind"
            : act.Site != asked.Site ? "/site"
            : act.Receiver != asked.Receiver ? "/receiver"
            : act.Codes.Any(c => !asked.Codes.Any(a => WasteCodes.IsWithin(c, a))) ? "/codes"
            : asked.Methods.Count > 0 && (act.Methods ?? ["*"]).Except(asked.Methods).Any() ? "/methods"
            : IsMore(granted, most) ? "/quantity"
            : act.From < asked.From ? "/from"
            : act.Until > asked.Until ? "/until"
            : null;
        return beyond is not null ? Refused.With("approval_beyond_application", beyond, ("application", number))
            : Outlives(act, register, found.Law)
            ?? (before == number ? null : Taken(ApplicationSteps.Find(asked.Kind, ApplicationSteps.Approve)!, application, act.HappenedAt, register, by, "/application", found));
    }

    /// <summary>In the unit that was asked for; by mass where another is granted.</summary>
    private static bool IsMore(AllowanceTake granted, AllowanceTake asked) =>
        granted.Unit == asked.Unit ? granted.Amount > asked.Amount : (granted.Grams ?? granted.Amount) > (asked.Grams ?? asked.Amount);

    /// <summary>The steps that may be taken on a day.</summary>
    internal static IEnumerable<ApplicationStep> Open(ApplicationView application, LocalDate day, InForce law) =>
        ApplicationSteps.Of(application.Asked.Kind).Where(s => s.From.Contains(StateOn(application, day, law, out _), StringComparer.Ordinal));

    private static string Names(IEnumerable<ApplicationStep> steps) => string.Join(", ", steps.Select(static s => s.Step).DefaultIfEmpty("-"));

    /// <summary>The state on a day: what the office has not answered in time counts as accepted since the day it was handed in (Order 23 art. 23).</summary>
    internal static string StateOn(ApplicationView application, LocalDate day, InForce law, out LocalDate since)
    {
        since = application.Since;
        var silent = ApplicationSteps.Of(application.Asked.Kind).FirstOrDefault(s => s.Otherwise is not null && s.From.Contains(application.State, StringComparer.Ordinal));
        return silent is null || day <= silent.Due(application.Since, law.Tables.Calendar).Day ? application.State : silent.Otherwise!;
    }

    /// <summary>A step is taken from where the application stands, once: whoever took it from there first has moved it on.</summary>
    private static string PlaceOf(string application, ApplicationView? stands) => FormattableString.Invariant($"application/{application}@{stands?.Way.Count ?? 0}");

    private static Refused? Again(ApplyForApproval act, ApplicationView there) =>
        there.Asked.Site != act.Site || there.Asked.Kind != act.Kind ? Refused.With("application_exists", "/application", ("application", act.Application))
        : there.State == ApplicationSteps.CorrectionsAsked || there.Asked.ActId == act.ActId ? null
        : Refused.With("application_exists", "/application", ("application", act.Application));

    private static Refused? Taken(
        ApplicationStep step, ApplicationView application, Instant at, Register register, Caller by, string pointer, Findings found)
    {
        var day = Calendar.DayOf(at);
        var place = step.By == "receiving" ? application.Asked.Receiver ?? application.Asked.Site : application.Asked.Site;
        if (!Standing.Answers(by, register.Site(place)!) || !Standing.AnswersFor(by, application.Asked.Codes, found.Law.Tables))
        {
            return Refused.With("not_yours", pointer, ("reason", place.Text));
        }

        if (day < application.Since)
        {
            return Refused.With(
                "date_out_of_order", "/happenedAt", ("earlier", LocalDatePattern.Iso.Format(application.Since)), ("later", LocalDatePattern.Iso.Format(day)));
        }

        var state = StateOn(application, day, found.Law, out var since);
        if (!step.From.Contains(state, StringComparer.Ordinal))
        {
            return Refused.With(
                "step_not_now", pointer, ("state", state), ("steps", Names(Open(application, day, found.Law))));
        }

        if (state != application.State)
        {
            found.Add(Note.With("deemed_accepted", "/application", ("day", LocalDatePattern.Iso.Format(since))));
        }

        var number = application.Asked.Application;
        found.Claim(PlaceOf(number, application), "application_moved_on", pointer, ("application", number));
        var last = step.Due(since, found.Law.Tables.Calendar);
        if (day > last.Day)
        {
            found.Add(Note.With("step_late", pointer, ("step", step.Step), ("due", LocalDatePattern.Iso.Format(last.Day))));
        }

        return null;
    }

    /// <summary>Twelve months, and not beyond the receiver's permit, where we know one (Order 23 art. 27).</summary>
    private static Refused? Outlives(GrantApproval act, Register register, InForce law)
    {
        var months = law.Tables.Approvals.Find(act.Kind)!.Months;
        if (act.Until >= act.From.PlusMonths(months))
        {
            return Refused.With("approval_outlives", "/until", ("day", LocalDatePattern.Iso.Format(act.From.PlusMonths(months).PlusDays(-1))));
        }

        var permits = act.Receiver is { } receiver ? register.PermitsOf(receiver).Select(static p => p.Until).ToList() : [];
        return permits.Count > 0 && act.Until > permits.Max()
            ? Refused.With("approval_outlives", "/until", ("day", LocalDatePattern.Iso.Format(permits.Max())))
            : null;
    }
}
