using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Applications for approvals (申请) by number, each with its state and its way.</summary>
public sealed class ApplicationFold : Fold
{
    public const string FoldName = "applications";

    public override string Name => FoldName;

    public static ApplicationView? Find(string application, Register register) => register.Fold(FoldName).Get<ApplicationView>(Key(application));

    public static IEnumerable<ApplicationView> All(Register register) => register.Fold(FoldName).Scan<ApplicationView>(Key("")).Select(static a => a.Value);

    public override void Apply(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "apply-for-approval":
                var asked = line.As<ApplyForApproval>();
                var before = documents.Get<ApplicationView>(Key(asked.Application));
                Put(new(
                    asked, before is null ? ApplicationSteps.Applied : ApplicationSteps.Corrected, Calendar.DayOf(asked.HappenedAt),
                    [.. before?.Way ?? [], new("apply", Calendar.DayOf(asked.HappenedAt))]), documents);
                break;
            case "advance-application":
                var taken = line.As<AdvanceApplication>();
                Step(taken.Application, taken.Step, taken.HappenedAt, taken.Document, null, documents);
                break;
            case "grant-approval" when line.As<GrantApproval>() is { Application: { } application } granted
                && documents.Get<ApplicationView>(Key(application))?.Approval != granted.Approval:
                Step(application, ApplicationSteps.Approve, granted.HappenedAt, granted.Approval, granted.Approval, documents);
                break;
        }
    }

    private static void Step(
        string application, string step, NodaTime.Instant at, string? document, string? approval, FoldDocuments documents)
    {
        var day = Calendar.DayOf(at);
        var found = documents.Get<ApplicationView>(Key(application))!;
        Put(found with
        {
            State = ApplicationSteps.Find(found.Asked.Kind, step)!.To,
            Since = day,
            Way = [.. found.Way, new(step, day, document)],
            Approval = approval ?? found.Approval,
        }, documents);
    }

    private static void Put(ApplicationView application, FoldDocuments documents) => documents.Put(Key(application.Asked.Application), application);

    private static string Key(string application) => $"application/{application}";
}
