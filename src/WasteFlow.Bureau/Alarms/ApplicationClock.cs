using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// The days of an application (Order 23 arts 23 to 26): the office whose step is next answers by the day of <c>application-steps.csv</c>. Silence that counts
/// as acceptance is late all the same, since the next step was due on that day.
/// </summary>
internal static class ApplicationClock
{
    private const string Kind = "application-waits";

    public static void Apply(Scene scene)
    {
        var line = scene.Line;
        switch (line.Act)
        {
            case "apply-for-approval" when line.As<ApplyForApproval>() is var asked:
                var again = scene.Documents.Get<WatchedApplication>(Key(asked.Application)) is not null;
                Enter(asked.Application, new(asked.Kind, asked.Site, asked.Receiver, again ? ApplicationSteps.Corrected : ApplicationSteps.Applied), scene);
                break;
            case "advance-application" when line.As<AdvanceApplication>() is var step:
                Step(step.Application, step.Step, scene);
                break;
            case "grant-approval" when line.As<GrantApproval>().Application is { } application:
                Step(application, ApplicationSteps.Approve, scene);
                break;
        }
    }

    private static void Step(string number, string step, Scene scene)
    {
        if (scene.Documents.Get<WatchedApplication>(Key(number)) is { } known && ApplicationSteps.Find(known.Kind, step) is { } row)
        {
            Enter(number, known with { State = row.To }, scene);
        }
    }

    /// <summary>Leaves the state before and awaits who has to answer in the new one; nobody is awaited where only the mover can go on.</summary>
    private static void Enter(string number, WatchedApplication now, Scene scene)
    {
        if (scene.Documents.Get<WatchedApplication>(Key(number)) is { } before)
        {
            scene.End([Subject.Id(Kind, Of(number, before))]);
        }

        scene.Documents.Put(Key(number), now);
        var day = Waste.Calendar.DayOf(scene.Line.HappenedAt());
        if (ApplicationSteps.Of(now.Kind).FirstOrDefault(s => s.From.Contains(now.State, StringComparer.Ordinal)) is { } next)
        {
            var last = next.Due(day, scene.Law.On(day).Tables.Calendar);
            var place = next.By == "receiving" ? now.Receiver ?? now.Site : now.Site;
            scene.Await(Kind, Of(number, now), new(Waste.Calendar.StartOf(last.Day.PlusDays(1)), last.Known), null, new(place));
        }
    }

    private static string Of(string number, WatchedApplication application) => $"{number}@{application.State}";

    private static string Key(string number) => Subject.Id("application", number);
}

/// <summary>An application on its way.</summary>
/// <param name="State">A state of <c>schemas/codes/application-steps.csv</c>.</param>
public sealed record WatchedApplication(string Kind, SiteId Site, SiteId? Receiver, string State);
