using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Acts that move mass and are entered long after they are said to have happened, though no paper and no emergency explains it.</summary>
internal static class LateWords
{
    public static IEnumerable<Seen> Look(Scene scene)
    {
        var line = scene.Line;
        if ((line.Moves.Count == 0 && line.Manifest is null) || line.Corrects is not null || line.Act == "record-opening-stock")
        {
            yield break;
        }

        var happened = line.HappenedAt();
        var thing = scene.Thing();
        if (ManifestClock.Now(scene)?.AfterTheFact != true
            && scene.Law.On(Calendar.DayOf(happened)).Rule("backdating", scene.Site(thing.Origin ?? thing.Site)?.Division ?? "", thing.Stream)?.Value is { } hours
            && line.RecordedAt - happened > Duration.FromHours(hours))
        {
            yield return new(FormattableString.Invariant($"{line.Number}"), thing);
        }
    }
}
