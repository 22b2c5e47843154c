namespace WasteFlow.Hosting;

/// <summary>Documents in memory only: for replaying a fold to an earlier line, and for tests.</summary>
public sealed class MemoryDocuments : FoldDocuments
{
    private readonly Dictionary<string, object> rows = new(StringComparer.Ordinal);

    /// <summary>All keys in order, from when somebody first asks for a range: a replay puts millions, and asks for few.</summary>
    private SortedSet<string>? keys;

    public override T? Get<T>(string key) where T : class => rows.TryGetValue(key, out var value) ? (T)value : null;

    public override void Put<T>(string key, T value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, KeyLength);
        rows[key] = value;
        keys?.Add(key);
    }

    public override void Remove(string key)
    {
        rows.Remove(key);
        keys?.Remove(key);
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix)
    {
        keys ??= new SortedSet<string>(rows.Keys, StringComparer.Ordinal);
        return [.. keys.GetViewBetween(prefix, prefix + '\uffff').Select(k => KeyValuePair.Create(k, (T)rows[k]))];
    }
}
