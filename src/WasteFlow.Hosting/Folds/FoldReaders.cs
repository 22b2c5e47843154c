using System.Collections.Concurrent;

namespace WasteFlow.Hosting;

/// <summary>
/// Readers of a fold who take their time: each reads a snapshot of its own, several at once, while the fold goes on. A snapshot is what the database
/// held at a moment under what was not saved then; what one of them has decoded the others need not.
/// </summary>
internal sealed class FoldReaders(string fold, Func<FoldDb> open) : IDisposable
{
    private readonly ConcurrentBag<FoldRows> idle = [];

    /// <summary>To be called while the fold takes no line in; null where the provider cannot hold a reader still.</summary>
    public FoldSnapshot? Hold(FoldKeeper keeper)
    {
        var rows = idle.TryTake(out var known) ? known : new FoldRows(keeper.Generation, open);
        try
        {
            if (!rows.HoldsStill || rows.Hold(fold) is not { } saved)
            {
                rows.Dispose();
                return null;
            }

            // Where another process has gone on with the fold, the database alone is right.
            return saved.Generation == keeper.Generation && saved.Line <= keeper.Line
                ? new(rows, keeper.Documents.Unsaved(copied: keeper.ChangesInPlace), keeper.Line, saved.Line == keeper.SavedLine ? keeper.Decoded : new(), saved.Line, this)
                : new(rows, new Dictionary<string, object?>(StringComparer.Ordinal), saved.Line, new(), saved.Line, this);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    public void Return(FoldRows rows)
    {
        rows.LetGo();
        idle.Add(rows);
    }

    public void Dispose()
    {
        while (idle.TryTake(out var rows))
        {
            rows.Dispose();
        }
    }
}

/// <summary>A fold's documents as of one line. For one thread; not to be written.</summary>
/// <param name="saved">The line that the database stood at.</param>
/// <param name="decoded">What others have read of the same generation, or nothing where this process does not know what was saved.</param>
internal sealed class FoldSnapshot(
    FoldRows rows, IReadOnlyDictionary<string, object?> unsaved, long line, DecodedDocuments decoded, long saved, FoldReaders readers) : FoldDocuments, IDisposable
{
    private readonly Dictionary<string, byte[]?> read = new(StringComparer.Ordinal);

    /// <summary>The line that it is true at.</summary>
    public long Line => line;

    public override T? Get<T>(string key) where T : class
    {
        if (unsaved.TryGetValue(key, out var value))
        {
            return Own<T>(value);
        }

        if (decoded.Find(key, saved) is { } known)
        {
            return (T)known;
        }

        if ((read.Remove(key, out var body) ? body : rows.Find(key)) is not { } bytes)
        {
            return null;
        }

        var document = Packs.Read<T>(bytes);
        decoded.Add(key, document, bytes.Length, saved);
        return document;
    }

    public override void Expect(IEnumerable<string> wanted)
    {
        var missing = decoded.Missing(wanted.Where(k => !unsaved.ContainsKey(k) && !read.ContainsKey(k)), saved);
        if (missing.Count == 0)
        {
            return;
        }

        foreach (var key in missing)
        {
            read.Add(key, null);
        }

        foreach (var (key, body) in rows.Find(missing))
        {
            read[key] = body;
        }
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix)
    {
        var found = rows.Under(prefix).Where(r => !unsaved.ContainsKey(r.Key)).Select(static r => KeyValuePair.Create(r.Key, Packs.Read<T>(r.Value)));
        var newer = unsaved.Where(r => r.Value is not null && r.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(static r => KeyValuePair.Create(r.Key, Own<T>(r.Value)!));
        return [.. found.Concat(newer).OrderBy(static r => r.Key, StringComparer.Ordinal)];
    }

    /// <summary>What is copied came as it would be stored.</summary>
    private static T? Own<T>(object? value) where T : class => value is byte[] body ? Packs.Read<T>(body) : (T?)value;

    public override void Put<T>(string key, T value) => throw new NotSupportedException();

    public override void Remove(string key) => throw new NotSupportedException();

    public void Dispose() => readers.Return(rows);
}
