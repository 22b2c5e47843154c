using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// The watches as documents, found by the day they are due in each region, by site and by party. What is kept in time leaves nothing behind, so that
/// what is late now is found among what is open now, however many manifests there were.
/// </summary>
internal sealed class Watches(FoldDocuments documents)
{
    /// <summary>Null where there is none of this id, or it cannot be one.</summary>
    public Watch? Find(string id) => id.Length > Subject.IdLengthMax ? null : documents.Get<Watch>(Key(id));

    /// <summary>Opens a watch; where there is one of this id already, it goes on, and one that had ended is open again.</summary>
    public void Open(Watch watch)
    {
        if (Find(watch.Id) is { } known)
        {
            if (known.EndedAt is null)
            {
                return;
            }

            foreach (var key in EndedKeys(known))
            {
                documents.Remove(key);
            }

            watch = watch with { History = [.. known.History, .. watch.History] };
        }

        documents.Put(Key(watch.Id), watch);
        List(watch);
        foreach (var key in PlaceKeys(watch))
        {
            documents.Put(key, new Named(watch.Id));
        }
    }

    /// <summary>Another mass stands behind it now.</summary>
    public void Weigh(string id, long grams, BeyondAllowance? beyond = null)
    {
        if (Find(id) is { EndedAt: null } watch && (watch.Grams != grams || watch.Beyond != beyond))
        {
            documents.Put(Key(id), watch with { Grams = grams, Beyond = beyond });
        }
    }

    /// <summary>It concerns other bureaus from now on.</summary>
    public void Move(Watch watch, IReadOnlyList<string> regions)
    {
        Unlist(watch);
        var moved = watch with { Regions = regions };
        documents.Put(Key(watch.Id), moved);
        List(moved);
    }

    /// <summary>A line that has to do with a watch and leaves it open.</summary>
    public void Step(string id, Line line)
    {
        if (Find(id) is { } watch)
        {
            documents.Put(Key(id), watch with { History = [.. watch.History, new AlarmStep(line.Number, line.Act, line.RecordedAt, line.By.Person)] });
        }
    }

    /// <summary>
    /// Ends a watch by a line. One that was never late is forgotten; one whose act happened in time and was recorded late is at an end like any
    /// other, and says so.
    /// </summary>
    public void End(string id, Line line, string? reason = null)
    {
        if (Find(id) is not { EndedAt: null } watch)
        {
            return;
        }

        Unlist(watch);
        foreach (var key in PlaceKeys(watch))
        {
            documents.Remove(key);
        }

        if (line.RecordedAt < watch.Due && watch.History.Count == 1)
        {
            documents.Remove(Key(id));
            return;
        }

        var ended = watch with
        {
            EndedAt = line.RecordedAt,
            InTime = !watch.Recorded && reason is null && watch.OpenedAt < watch.Due && line.HappenedAt() < watch.Due,
            History = [.. watch.History, new AlarmStep(line.Number, line.Act, line.RecordedAt, reason is null ? null : line.By.Person, reason)],
        };
        documents.Put(Key(id), ended);
        foreach (var key in EndedKeys(ended))
        {
            documents.Put(key, new Named(id));
        }
    }

    /// <summary>Those of the regions that are due by an instant, the longest due first.</summary>
    /// <param name="region">Null for all.</param>
    public IEnumerable<Watch> DueBy(Instant asOf, string? region)
    {
        var last = DayText(Calendar.DayOf(asOf));
        return Days(region)
            .Where(d => string.CompareOrdinal(d.Day, last) <= 0)
            .SelectMany(d => documents.Scan<Named>(DueKey(d.Region, d.Day)))
            .Select(static n => n.Value.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(id => Find(id)!)
            .Where(w => w.Due <= asOf);
    }

    /// <summary>All of the regions that are not at an end, due or not.</summary>
    public IEnumerable<Watch> NotEnded(string? region) => DueBy(Instant.MaxValue, region);

    /// <summary>Those of a site that are not at an end.</summary>
    public IEnumerable<Watch> Of(SiteId site) => Named($"site/{site}/");

    /// <summary>Those of an enterprise that are not at an end.</summary>
    public IEnumerable<Watch> Of(EnterpriseId party) => Named($"party/{party}/");

    /// <summary>Those of the regions that had become alarms and are at an end.</summary>
    public IEnumerable<Watch> Ended(string? region) => documents.Scan<Named>("ended/")
        .Where(n => region is null || Divisions.IsIn(n.Key.Split('/')[1], region))
        .Select(static n => n.Value.Name)
        .Distinct(StringComparer.Ordinal)
        .Select(id => Find(id)!);

    /// <summary>Those of an enterprise that had become alarms and are at an end.</summary>
    public IEnumerable<Watch> EndedOf(EnterpriseId party) => Named($"ended-of/{party}/");

    /// <summary>Loads and findings of a code's class, or of a class itself, at an end or not.</summary>
    public IEnumerable<Watch> Of(WasteCode code) => WasteCodes.OneClass(code.Text) is { } id ? Named($"class/{id}/").Concat(Named($"ended-class/{id}/")) : [];

    private IEnumerable<Watch> Named(string prefix) => documents.Scan<Named>(prefix).Select(n => Find(n.Value.Name)!);

    private IEnumerable<(string Region, string Day)> Days(string? region) => documents.Scan<Tally>("days/")
        .Select(static d => d.Key.Split('/'))
        .Where(d => region is null || Divisions.IsIn(d[1], region))
        .Select(static d => (d[1], d[2]))
        .OrderBy(static d => d.Item2, StringComparer.Ordinal);

    private void List(Watch watch)
    {
        var day = DayOf(watch);
        foreach (var region in watch.Regions)
        {
            documents.Put(DueKey(region, day) + watch.Id, new Named(watch.Id));
            Count(region, day, 1);
        }
    }

    private void Unlist(Watch watch)
    {
        var day = DayOf(watch);
        foreach (var region in watch.Regions)
        {
            documents.Remove(DueKey(region, day) + watch.Id);
            Count(region, day, -1);
        }
    }

    private void Count(string region, string day, int more)
    {
        var key = $"days/{region}/{day}";
        var open = (documents.Get<Tally>(key)?.Open ?? 0) + more;
        if (open == 0)
        {
            documents.Remove(key);
        }
        else
        {
            documents.Put(key, new Tally(open));
        }
    }

    private static IEnumerable<string> PlaceKeys(Watch watch)
    {
        foreach (var site in new[] { watch.Site, watch.Origin }.OfType<SiteId>().Distinct())
        {
            yield return $"site/{site}/{watch.Id}";
        }

        if (watch.Party is { } party)
        {
            yield return $"party/{party}/{watch.Id}";
        }

        if (ClassKey(watch) is { } key)
        {
            yield return key + watch.Id;
        }
    }

    private static string Key(string id) => $"watch/{id}";

    private static string DueKey(string region, string day) => $"due/{region}/{day}/";

    private static IEnumerable<string> EndedKeys(Watch watch) =>
        watch.Regions.Select(r => $"ended/{r}/{watch.Id}")
            .Concat(watch.Party is { } party ? [$"ended-of/{party}/{watch.Id}"] : [])
            .Concat(ClassKey(watch) is { } key ? [$"ended-{key}{watch.Id}"] : []);

    /// <summary>Only what may be missing: loads and findings. How long a lot lies in a store tells nothing of what is found elsewhere.</summary>
    private static string? ClassKey(Watch watch) =>
        watch.Code is { } code && WasteCodes.ClassOf(code) is { } id && (watch.Manifest is not null || AlarmKinds.Of(watch.Kind).Family == "finding")
            ? $"class/{id}/"
            : null;

    private static string DayOf(Watch watch) => DayText(Calendar.DayOf(watch.Due));

    private static string DayText(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>How many watches are open in a region that are due on a day.</summary>
public sealed record Tally(int Open);
