using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Loads of one day, one code and one way that are each just under the threshold of a single load.</summary>
internal static class Splits
{
    public static IEnumerable<Seen> Look(Scene scene)
    {
        if (scene.Line.Filing() is not { } said || scene.Site(said.Mover) is not { } mover)
        {
            yield break;
        }

        var day = said.Departure ?? Calendar.DayOf(said.HappenedAt);
        if (Kilograms("split-threshold") is not { } threshold || Value("split-band") is not { } band || Value("split-loads") is not { } loads)
        {
            yield break;
        }

        foreach (var item in said.Items)
        {
            if (item.Quantity.Grams("", out var grams) is not null || grams >= threshold || grams < threshold / 100 * band)
            {
                continue;
            }

            var subject = $"{said.Mover}@{said.Receiver}@{item.Code}@{LocalDatePattern.Iso.Format(day)}";
            var key = Subject.Id("day", subject);
            var before = scene.Documents.Get<DayLoads>(key) ?? new DayLoads(0, 0);
            var now = new DayLoads(before.Loads + 1, before.Grams + grams);
            scene.Documents.Put(key, now);
            if (now.Loads >= loads)
            {
                yield return new(
                    subject, new(said.Mover, Origin: said.Mover, Receiver: said.Receiver, Stream: said.Stream, Code: item.Code, Manifest: scene.Line.Manifest?.Number, Grams: now.Grams));
            }
        }

        int? Value(string rule) => scene.Law.On(day).Rule(rule, mover.Division, said.Stream)?.Value;

        long? Kilograms(string rule) => Value(rule) * 1000L;
    }
}

/// <summary>The loads of a day that were just under the threshold.</summary>
public sealed record DayLoads(int Loads, long Grams);
