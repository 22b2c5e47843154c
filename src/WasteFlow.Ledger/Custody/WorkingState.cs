using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// The state that the writer decides against: documents loaded when first asked for and kept while this process is the writer.
/// Only the writer's one loop touches it.
/// </summary>
public sealed class WorkingState(IJournalStore store)
{
    /// <summary>Documents kept at most; above it the memory starts anew at the next batch.</summary>
    private const int DocumentsMax = 400_000;

    private readonly Dictionary<string, object?> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> changed = new(StringComparer.Ordinal);

    public T? Find<T>(string key) where T : class
    {
        if (documents.TryGetValue(key, out var known))
        {
            return (T?)known;
        }

        var body = store.Load(key);
        var document = body is null ? null : JsonSerializer.Deserialize<T>(body, Wire.Options);
        documents[key] = document;
        return document;
    }

    public void Put(string key, object document)
    {
        documents[key] = document;
        changed[key] = document;
    }

    /// <summary>The documents changed since the last call, as they are to be stored.</summary>
    public IReadOnlyList<StateRow> TakeChanges()
    {
        var rows = changed.OrderBy(static c => c.Key, StringComparer.Ordinal)
            .Select(static c => new StateRow { Key = c.Key, Body = JsonSerializer.SerializeToUtf8Bytes(c.Value, c.Value.GetType(), Wire.Options) })
            .ToArray();
        changed.Clear();
        return rows;
    }

    /// <summary>Another writer was there first, or the memory is full: everything is read again.</summary>
    public void Forget()
    {
        documents.Clear();
        changed.Clear();
    }

    public void ForgetIfFull()
    {
        if (documents.Count > DocumentsMax)
        {
            Forget();
        }
    }
}
