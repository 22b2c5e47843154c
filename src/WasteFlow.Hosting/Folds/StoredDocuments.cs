using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>
/// A fold's documents in the room's database, with what was touched lately in memory. Not safe for threads by itself:
/// <see cref="FoldKeeper"/> holds the lock.
/// </summary>
internal sealed class StoredDocuments(string fold, Func<FoldDb> open) : FoldDocuments
{
    private const int RowsInMemoryMax = 200_000;

    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> dirty = new(StringComparer.Ordinal);

    // True while memory holds every row there is, so that a miss needs no query.
    private bool complete;

    public override T? Get<T>(string key) where T : class
    {
        if (!rows.TryGetValue(key, out var row))
        {
            if (complete)
            {
                return null;
            }

            row = Load(key);
        }

        return row.As<T>();
    }

    public override void Put<T>(string key, T value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, KeyLength);
        var row = Known(key);
        row.Value = value;
        row.Type = typeof(T);
        row.Body = null;
        dirty.Add(key);
        keys.Add(key);
    }

    public override void Remove(string key)
    {
        var row = Known(key);
        row.Value = null;
        row.Body = null;
        dirty.Add(key);
        keys.Remove(key);
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix)
    {
        if (!complete)
        {
            using var db = open();
            var end = prefix + '\uffff';
            foreach (var d in db.Documents.AsNoTracking().Where(d => d.Fold == fold && d.Key.CompareTo(prefix) >= 0 && d.Key.CompareTo(end) < 0))
            {
                Remember(d.Key, d.Body);
            }
        }

        var found = new List<KeyValuePair<string, T>>();
        foreach (var key in keys.GetViewBetween(prefix, prefix + '\uffff'))
        {
            found.Add(KeyValuePair.Create(key, rows[key].As<T>()!));
        }

        return found;
    }

    /// <summary>Forgets what is in memory; the next read asks the database.</summary>
    public void Forget(bool nothingStored)
    {
        rows.Clear();
        keys.Clear();
        dirty.Clear();
        complete = nothingStored;
    }

    /// <summary>Adds what has changed to <paramref name="db"/>.</summary>
    public void WriteTo(FoldDb db)
    {
        foreach (var key in dirty)
        {
            var row = rows[key];
            if (row.Value is not null || row.Stored)
            {
                var document = new FoldDocument { Fold = fold, Key = key, Body = row.Bytes() };
                db.Entry(document).State = row.Value is null ? EntityState.Deleted : row.Stored ? EntityState.Modified : EntityState.Added;
            }
        }
    }

    /// <summary>To be called when what <see cref="WriteTo"/> added is committed.</summary>
    public void Saved()
    {
        foreach (var key in dirty)
        {
            rows[key].Stored = rows[key].Value is not null;
        }

        dirty.Clear();

        if (rows.Count > RowsInMemoryMax)
        {
            Forget(nothingStored: false);
        }
    }

    private Row Known(string key)
    {
        if (rows.TryGetValue(key, out var row))
        {
            return row;
        }

        if (!complete)
        {
            return Load(key);
        }

        return rows[key] = new Row();
    }

    private Row Load(string key)
    {
        using var db = open();
        return Remember(key, db.Documents.AsNoTracking().Where(d => d.Fold == fold && d.Key == key).Select(static d => d.Body).FirstOrDefault());
    }

    private Row Remember(string key, byte[]? body)
    {
        if (rows.TryGetValue(key, out var there))
        {
            return there;
        }

        if (body is not null)
        {
            keys.Add(key);
        }

        return rows[key] = new Row { Body = body, Stored = body is not null };
    }

    private sealed class Row
    {
        public object? Value { get; set; }

        /// <summary>As stored, until somebody asks for the value.</summary>
        public byte[]? Body { get; set; }

        public Type? Type { get; set; }

        /// <summary>Whether the database has a row of this key.</summary>
        public bool Stored { get; set; }

        public T? As<T>() where T : class
        {
            if (Value is null && Body is not null)
            {
                Value = JsonSerializer.Deserialize<T>(Body, Wire.Options);
                Type = typeof(T);
                Body = null;
            }

            return (T?)Value;
        }

        public byte[] Bytes() => Value is null ? [] : JsonSerializer.SerializeToUtf8Bytes(Value, Type!, Wire.Options);
    }
}
