using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>How long waste lies in a store, and whether what a treatment left finds a way on. What is all gone is watched no more.</summary>
internal static class StorageClock
{
    public static void Apply(Scene scene)
    {
        var line = scene.Line;
        var born = line.Lots.Where(static l => l.Place == Places.Storage).ToDictionary(static l => l.Lot.ToString(), StringComparer.Ordinal);
        var changes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var move in line.Moves)
        {
            changes[move.From] = changes.GetValueOrDefault(move.From) - move.Grams;
            changes[move.To] = changes.GetValueOrDefault(move.To) + move.Grams;
        }

        var begins = born.Values.Where(l => scene.Lot(l.Lot) is null && changes.GetValueOrDefault(l.Lot.ToString()) > 0).ToArray();
        foreach (var lot in begins)
        {
            Begin(lot, changes[lot.Lot.ToString()], born, scene);
        }

        foreach (var (account, grams) in changes.ExceptBy(begins.Select(static l => l.Lot.ToString()), static c => c.Key, StringComparer.Ordinal))
        {
            if (LotId.TryRead(account, out var lot) && scene.Lot(lot) is { } known)
            {
                Change(lot, known, grams, scene);
            }
        }

        foreach (var said in born.Values.Except(begins))
        {
            Reclassify(said, scene);
        }
    }

    private static void Change(LotId lot, WatchedLot known, long grams, Scene scene)
    {
        var left = known with { Grams = known.Grams + grams };
        if (left.Grams <= 0)
        {
            scene.End(left.Watching);
            scene.Documents.Remove(Scene.LotKey(lot));
            return;
        }

        scene.Documents.Put(Scene.LotKey(lot), left);
        foreach (var id in left.Watching)
        {
            scene.Watches.Weigh(id, left.Grams);
        }
    }

    private static void Begin(LotBorn lot, long grams, Dictionary<string, LotBorn> born, Scene scene)
    {
        var from = scene.Line.Moves.Where(m => m.To == lot.Lot.ToString() && !born.ContainsKey(m.From)).Select(static m => m.From).Distinct(StringComparer.Ordinal);
        var here = from
            .Select(f => LotId.TryRead(f, out var id) ? scene.Lot(id) : null)
            .OfType<WatchedLot>().Where(l => l.Holder == lot.Holder).ToArray();
        var residue = scene.Line.Act == "treat-waste" || here.Any(static l => l.Residue);
        var since = here.Length > 0 ? here.Min(static l => l.Since) : Since(lot, scene);
        Watch(lot.Lot, new(lot.Code, lot.Stream, lot.Holder, grams, since, residue, lot.Manifest, []), scene);
    }

    /// <summary>A code or stream that turns out to be another has other deadlines, counted from the same day.</summary>
    private static void Reclassify(LotBorn lot, Scene scene)
    {
        if (scene.Lot(lot.Lot) is { } known && (known.Code != lot.Code || known.Stream != lot.Stream))
        {
            scene.End(known.Watching);
            Watch(lot.Lot, known with { Code = lot.Code, Stream = lot.Stream, Watching = [] }, scene);
        }
    }

    private static void Watch(LotId lot, WatchedLot what, Scene scene) =>
        scene.Documents.Put(Scene.LotKey(lot), what with { Watching = [.. Watching(lot, what, scene)] });

    private static IEnumerable<string> Watching(LotId lot, WatchedLot what, Scene scene)
    {
        if (scene.Site(what.Holder) is not { } holder)
        {
            yield break;
        }

        var thing = new WatchedThing(what.Holder, holder.Enterprise, Stream: what.Stream, Code: what.Code, Lot: lot, Grams: what.Grams);
        foreach (var row in Deadlines.CountedFrom("stored").Concat(what.Residue ? Deadlines.CountedFrom("residue") : [])
            .Where(r => r.IsAbout(what.Stream, what.Code) && r.IsFor(holder.Group, holder.Tags)))
        {
            if (scene.Await(row, lot.ToString(), holder.Division, what.Since, thing) is { } id)
            {
                yield return id;
            }
        }
    }

    /// <summary>A producer's waste is stored from the day it was generated; whoever receives waste stores it from then on.</summary>
    private static Instant Since(LotBorn lot, Scene scene)
    {
        var happened = scene.Line.HappenedAt();
        var receives = scene.Line.Manifest is not null;
        return receives || lot.Since >= Calendar.DayOf(happened) ? happened : Calendar.StartOf(lot.Since);
    }
}
