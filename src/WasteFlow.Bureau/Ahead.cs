using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Bureau;

/// <summary>A change holds from its day (变更自某日起): one that is said before waits in the fold, and the first line of its day takes it in.</summary>
internal static class Ahead
{
    /// <summary>What has come to its day by a line: what waited in the order of its days, and at last what the line itself says where that has begun.</summary>
    /// <param name="key">Under which the fold keeps what waits.</param>
    public static IReadOnlyList<T> Due<T>(string key, T? said, Func<T, LocalDate> from, Line line, FoldDocuments documents) where T : class
    {
        var day = Waste.Calendar.DayOf(line.RecordedAt);
        var waiting = documents.Get<Awaited<T>>(key)?.Of ?? [];
        T[] left = [.. waiting.Where(c => from(c) > day), .. said is not null && from(said) > day ? [said] : Array.Empty<T>()];
        if (left.Length != waiting.Count || (said is not null && from(said) > day))
        {
            documents.Put(key, new Awaited<T>(left));
        }

        return [.. waiting.Where(c => from(c) <= day).OrderBy(from), .. said is not null && from(said) <= day ? [said] : Array.Empty<T>()];
    }
}

/// <summary>In the order they were said.</summary>
public sealed record Awaited<T>(IReadOnlyList<T> Of) where T : class;
