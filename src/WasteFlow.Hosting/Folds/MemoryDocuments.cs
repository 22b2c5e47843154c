namespace WasteFlow.Hosting;

/// <summary>Documents in memory only: for replaying a fold to an earlier line, and for tests.</summary>
public sealed class MemoryDocuments : FoldDocuments
{
    private readonly SortedDictionary<string, object> rows = new(StringComparer.Ordinal);

    public override T? Get<T>(string key) where T : class => rows.TryGetValue(key, out var value) ? (T)value : null;

    public override void Put<T>(string key, T value) => rows[key] = value;

    public override void Remove(string key) => rows.Remove(key);

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) =>
        [.. rows.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(static r => KeyValuePair.Create(r.Key, (T)r.Value))];
}
