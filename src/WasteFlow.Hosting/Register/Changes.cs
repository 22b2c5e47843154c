using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// A change of an enterprise or a site (变更登记) holds from the day it names. One that is said before waits beside the register; the first line of that day takes it in,
/// and who judges on that day before any line has come finds it in force. A status says its own first day, so it stands in the register at once.
/// </summary>
internal static class Changes
{
    private const string Key = "waiting";

    public static Waiting? Waiting(FoldDocuments documents) => documents.Get<Waiting>(Key);

    /// <summary>Takes in what has come to its day by a line's.</summary>
    public static void Come(LocalDate day, FoldDocuments documents)
    {
        if (Waiting(documents) is not { } waiting || !waiting.IsDue(day))
        {
            return;
        }

        foreach (var change in Due(waiting.Enterprises, static c => c.From, day))
        {
            documents.Put(RegisterFold.Key(change.Enterprise), change.Of(documents.Get<RegisterEnterprise>(RegisterFold.Key(change.Enterprise))!));
        }

        foreach (var change in Due(waiting.Sites, static c => c.From, day))
        {
            RegisterFold.Put(change.Of(documents.Get<RegisterSite>(RegisterFold.Key(change.Site))!), documents);
        }

        Keep(new([.. waiting.Enterprises.Where(c => c.From > day)], [.. waiting.Sites.Where(c => c.From > day)]), documents);
    }

    public static void Take(ChangeEnterprise change, LocalDate day, FoldDocuments documents)
    {
        if (change.From > day)
        {
            var waiting = Waiting(documents) ?? new([], []);
            Keep(waiting with { Enterprises = [.. waiting.Enterprises, change] }, documents);
            return;
        }

        documents.Put(RegisterFold.Key(change.Enterprise), change.Of(documents.Get<RegisterEnterprise>(RegisterFold.Key(change.Enterprise))!));
    }

    public static void Take(ChangeSite change, LocalDate day, FoldDocuments documents)
    {
        var site = documents.Get<RegisterSite>(RegisterFold.Key(change.Site))!;
        if (change.From <= day)
        {
            RegisterFold.Put(change.Of(site), documents);
            return;
        }

        if (change.Status is not null)
        {
            RegisterFold.Put(site with { Status = change.Status, StatusSince = change.From }, documents);
        }

        var waiting = Waiting(documents) ?? new([], []);
        Keep(waiting with { Sites = [.. waiting.Sites, change] }, documents);
    }

    /// <summary>The changes that hold on a day, in the order of their first days; of one day the one said last at the end.</summary>
    public static IEnumerable<T> Due<T>(IEnumerable<T> changes, Func<T, LocalDate> from, LocalDate day) => changes.Where(c => from(c) <= day).OrderBy(from);

    private static void Keep(Waiting waiting, FoldDocuments documents)
    {
        if (waiting.Enterprises.Count + waiting.Sites.Count == 0)
        {
            documents.Remove(Key);
        }
        else
        {
            documents.Put(Key, waiting);
        }
    }
}

/// <summary>Changes whose day has not come, in the order they were said.</summary>
public sealed record Waiting(IReadOnlyList<ChangeEnterprise> Enterprises, IReadOnlyList<ChangeSite> Sites)
{
    public bool IsDue(LocalDate day) => Enterprises.Any(c => c.From <= day) || Sites.Any(c => c.From <= day);
}
