using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Allowances of which more is taken than was granted; it ends when a new grant covers it.</summary>
internal static class Overdrawn
{
    public static IEnumerable<Seen> Look(Scene scene)
    {
        foreach (var move in scene.Line.Allowances)
        {
            var key = Subject.Id("allowance", move.Allowance);
            var before = scene.Documents.Get<WatchedAllowance>(key)
                ?? new(scene.Line.Said.TryGetProperty("site", out var site) ? new SiteId(site.GetString()!) : null, 0);
            var now = before with { Free = before.Free + move.Granted - move.Pending - move.Posted };
            scene.Documents.Put(key, now);
            var what = move.Allowance[..move.Allowance.IndexOf('/', StringComparison.Ordinal)];
            if (now.Free < 0)
            {
                yield return new(move.Allowance, new(now.Site, Manifest: scene.Line.Manifest?.Number, Grams: -now.Free), what);
            }
            else if (before.Free < 0)
            {
                scene.End(FindingRows.All.Where(r => r.Sees == "overdrawn" && r.What == what).Select(r => Subject.Id(r.Kind, move.Allowance)));
            }
        }
    }
}

/// <summary>An allowance account.</summary>
/// <param name="Free">What may still be taken, in its smallest part; below zero where too much was.</param>
public sealed record WatchedAllowance(SiteId? Site, long Free);
