using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Documents over those of a fold: what is put here is kept here, and the fold stays as it is, also what it changes in place.</summary>
internal class OwnDocuments(FoldDocuments fold) : FoldDocuments
{
    private readonly Dictionary<string, object?> own = new(StringComparer.Ordinal);

    public override T? Get<T>(string key) where T : class
    {
        if (own.TryGetValue(key, out var known))
        {
            var read = Read<T>(known);
            if (!ReferenceEquals(read, known))
            {
                own[key] = read;
            }

            return read;
        }

        var found = fold.Get<T>(key);
        object? copy = found switch
        {
            SiteMonth month => month with { Cells = new(month.Cells), Blocks = [] },
            SumMonth sums => new SumMonth(sums.Sums.ToDictionary(static s => s.Key, static s => (long[])s.Value.Clone())),
            SiteReach reach => new SiteReach(Copy(reach.Told), Copy(reach.Received)),
            Guests guests => new Guests([.. guests.Producers]),
            SumsIndex index => new SumsIndex(index.Divisions.ToDictionary(static d => d.Key, static d => new SortedSet<string>(d.Value, StringComparer.Ordinal), StringComparer.Ordinal)),
            _ => null,
        };
        if (copy is null)
        {
            return found;
        }

        own.Add(key, copy);
        return (T)copy;
    }

    public override void Expect(IEnumerable<string> wanted) => fold.Expect(wanted.Where(k => !own.ContainsKey(k)));

    public override void Put<T>(string key, T value) => own[key] = value;

    public override void Remove(string key) => own[key] = null;

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) =>
        [.. fold.Scan<T>(prefix).Where(f => !own.ContainsKey(f.Key)).Concat(Own<T>(prefix)).OrderBy(static f => f.Key, StringComparer.Ordinal)];

    /// <summary>Those that were put here, in the order of their keys.</summary>
    protected IReadOnlyList<KeyValuePair<string, T>> Own<T>(string prefix) where T : class =>
        [.. own.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList()
            .Select(k => KeyValuePair.Create(k, Get<T>(k)!)).Where(static f => f.Value is not null)];

    protected bool IsOwn(string key) => own.ContainsKey(key);

    /// <summary>A document that was put here, as it is asked for.</summary>
    protected virtual T? Read<T>(object? kept) where T : class => (T?)kept;

    private static Dictionary<string, int[]> Copy(Dictionary<string, int[]> of) =>
        of.ToDictionary(static f => f.Key, static f => (int[])f.Value.Clone(), StringComparer.Ordinal);
}
