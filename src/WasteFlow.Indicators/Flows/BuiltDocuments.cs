using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>The documents of a fold that is built in one go, until they are stored.</summary>
internal sealed class BuiltDocuments : FoldDocuments
{
    private readonly Dictionary<string, (object Value, Type Type)> rows = new(StringComparer.Ordinal);

    public override T? Get<T>(string key) where T : class => rows.TryGetValue(key, out var row) ? (T)row.Value : null;

    public override void Put<T>(string key, T value) => rows[key] = (value, typeof(T));

    /// <summary>Puts a document that nobody asks for again, as it is stored.</summary>
    public void PutBytes(string key, byte[] bytes) => rows[key] = (bytes, typeof(byte[]));

    public override void Remove(string key) => rows.Remove(key);

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) =>
        [.. rows.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(static r => r.Key, StringComparer.Ordinal)
            .Select(static r => KeyValuePair.Create(r.Key, (T)r.Value.Value))];

    /// <summary>In the order of their keys.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> All()
    {
        var keys = rows.Keys.ToArray();
        Array.Sort(keys, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var (value, type) = rows[key];
            yield return new(key, value as byte[] ?? Packs.Bytes(value, type));
        }
    }
}
