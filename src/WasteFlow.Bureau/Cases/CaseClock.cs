using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The time limits that people set: of cases and of answers to them, and of rectifications.</summary>
internal static class CaseClock
{
    public static void Apply(Scene scene)
    {
        var line = scene.Line;
        switch (line.Act)
        {
            case "open-case" when line.As<OpenCase>() is var said:
                Open(said, CaseFold.IdOf(line.Number), scene);
                break;
            case "share-case" when line.As<ShareCase>() is { Until: { } until } said:
                Await(said.Case, $"{said.Case}@{said.Region}", until, said.Region, null, scene);
                break;
            case "note-case" when line.As<NoteCase>() is { Region: { } region } said:
                scene.End([Subject.Id("case-overdue", $"{said.Case}@{region}")]);
                break;
            case "close-case" when line.As<CloseCase>() is var said && scene.Documents.Get<WatchedCase>(Key(said.Case)) is { } known:
                scene.End(known.Watching);
                scene.Watches.End(known.Alarm ?? "", line, said.Text);
                scene.Documents.Remove(Key(said.Case));
                break;
            case "record-inspection" when line.As<RecordInspection>() is var said:
                Rectify(said, scene);
                break;
        }
    }

    private static void Open(OpenCase said, string id, Scene scene)
    {
        scene.Documents.Put(Key(id), new WatchedCase(said.Alarm, []));
        Await(id, id, CaseFold.DueOf(said), said.Division, said.Site, scene);
        if (said.Alarm is { } alarm)
        {
            scene.Watches.Step(alarm, scene.Line);
        }
    }

    private static void Rectify(RecordInspection said, Scene scene)
    {
        if (said is { Passed: true, FollowsUp: { } before })
        {
            scene.End([Subject.Id("rectification-overdue", before)]);
        }

        if (said is { Passed: false, RectifyBy: { } by })
        {
            scene.Await("rectification-overdue", InspectionFold.IdOf(scene.Line.Number), new(Calendar.StartOf(by.PlusDays(1)), true), null, new(said.Site));
        }
    }

    private static void Await(string file, string subject, LocalDate last, string division, SiteId? site, Scene scene)
    {
        if (scene.Documents.Get<WatchedCase>(Key(file)) is { } known)
        {
            var id = scene.Await("case-overdue", subject, new(Calendar.StartOf(last.PlusDays(1)), true), null, new(site, Division: division));
            scene.Documents.Put(Key(file), known with { Watching = [.. known.Watching, id] });
        }
    }

    private static string Key(string file) => $"watched-case/{file}";
}

/// <summary>An open case.</summary>
public sealed record WatchedCase(string? Alarm, IReadOnlyList<string> Watching);
