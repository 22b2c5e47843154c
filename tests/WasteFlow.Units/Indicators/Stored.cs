using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

/// <summary>Figures are the same whether documents stay in memory from line to line or are stored after each and read again before the next.</summary>
static class Stored
{
    public static void AreAsInMemory(FoldDocuments kept, IReadOnlyList<Line> lines)
    {
        var (stored, fold) = (new StoredAtOnce(), new MeasureFold());
        foreach (var line in lines) fold.Apply(line, stored);

        Same<SiteMonth>("cells/", Bytes);
        Same<SumMonth>("sums/", Bytes);
        Same<LotBlock>("lots/", Bytes);
        Same<ManifestBlock>("manifests/", Bytes);
        Same<PostedBlock>("postings/", Bytes);
        Same<SiteLast>("last/", Json);
        Same<Guests>("guests/", static g => string.Join(' ', g.Producers.Order(StringComparer.Ordinal)));
        Same<SiteReach>("reach/", static r => string.Join('\n', r.Told.Concat(r.Received).Select(static t => $"{t.Key} {string.Join(' ', t.Value)}").Order(StringComparer.Ordinal)));
        Assert.Equal(IdentityLines.Read(kept, null, null, null), IdentityLines.Read(stored, null, null, null));

        void Same<T>(string prefix, Func<T, string> text) where T : class => Assert.Equal(
            kept.Scan<T>(prefix).Select(d => $"{d.Key} {text(d.Value)}"), stored.Scan<T>(prefix).Select(d => $"{d.Key} {text(d.Value)}"));
    }

    static string Bytes<T>(T value) where T : class => Convert.ToHexString(Packs.Bytes(value, typeof(T)));

    static string Json<T>(T value) => JsonSerializer.Serialize(value, Wire.Options);

    /// <summary>What is put is kept in its bytes, so that who holds the document changes nothing by it.</summary>
    sealed class StoredAtOnce : FoldDocuments
    {
        readonly SortedDictionary<string, byte[]> rows = new(StringComparer.Ordinal);

        public override T? Get<T>(string key) where T : class => rows.TryGetValue(key, out var body) ? Packs.Read<T>(body) : null;

        public override void Put<T>(string key, T value) => rows[key] = Packs.Bytes(value, typeof(T));

        public override void Remove(string key) => rows.Remove(key);

        public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) =>
            [.. rows.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(static r => KeyValuePair.Create(r.Key, Packs.Read<T>(r.Value)))];
    }
}
