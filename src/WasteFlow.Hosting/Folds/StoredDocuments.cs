namespace WasteFlow.Hosting;

/// <summary>
/// A fold's documents in the room's database, with what was touched lately in memory. Not safe for threads by itself:
/// <see cref="FoldKeeper"/> holds the lock.
/// </summary>
internal sealed class StoredDocuments(int generation, Func<FoldDb> open) : FoldDocuments, IDisposable
{
    /// <summary>Rows in each half of memory. What was not used while the young one filled is let go, once it is saved.</summary>
    private const int HalfMax = 100_000;

    private readonly FoldRows stored = new(generation, open);
    private readonly List<Row> dirty = [];
    private Dictionary<string, Row> young = new(StringComparer.Ordinal);
    private Dictionary<string, Row> old = new(StringComparer.Ordinal);

    /// <summary>True while memory holds every row there is, so that a miss needs no query.</summary>
    private bool complete;

    /// <summary>All keys in order, while memory is complete and somebody has asked for a range.</summary>
    private SortedSet<string>? keys;

    public override T? Get<T>(string key) where T : class => Known(key)?.As<T>();

    public override void Put<T>(string key, T value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, KeyLength);
        var row = Here(key) ?? Unread(key);
        row.Value = value;
        row.Type = typeof(T);
        row.Body = null;
        Soil(row);
        keys?.Add(key);
    }

    public override void Remove(string key)
    {
        if (Here(key) is null && complete)
        {
            return;
        }

        var row = Here(key) ?? Unread(key);
        row.Value = null;
        row.Body = null;
        Soil(row);
        keys?.Remove(key);
    }

    public override void Expect(IEnumerable<string> wanted)
    {
        if (complete)
        {
            return;
        }

        var missing = wanted.Where(k => Here(k) is null).ToHashSet(StringComparer.Ordinal);
        if (missing.Count == 0)
        {
            return;
        }

        foreach (var (key, body) in stored.Find(missing))
        {
            Remember(key, body);
            missing.Remove(key);
        }

        foreach (var key in missing)
        {
            Remember(key, null);
        }
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix)
    {
        var end = prefix + '\uffff';
        if (complete)
        {
            keys ??= new SortedSet<string>(young.Concat(old).Where(static r => r.Value.Exists).Select(static r => r.Key), StringComparer.Ordinal);
            return [.. keys.GetViewBetween(prefix, end).Select(k => KeyValuePair.Create(k, Get<T>(k)!))];
        }

        var found = stored.Under(prefix).Select(r => (r.Key, Row: Remember(r.Key, r.Value))).ToDictionary(static r => r.Key, static r => r.Row, StringComparer.Ordinal);
        foreach (var row in dirty.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            found[row.Key] = row;
        }

        return [.. found.Where(static r => r.Value.Exists).OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => KeyValuePair.Create(r.Key, r.Value.As<T>()!))];
    }

    /// <summary>Forgets what is in memory; the next read asks the database.</summary>
    public void Forget(bool nothingStored)
    {
        young.Clear();
        old.Clear();
        dirty.Clear();
        keys = null;
        complete = nothingStored;
    }

    /// <summary>What has changed since the last save; a row that came and went is none.</summary>
    public IReadOnlyList<FoldChange> Changes() =>
        [.. dirty.Where(static r => r.Exists || r.Stored != false).Select(static r => new FoldChange(r.Key, r.Bytes(), r.Stored))];

    /// <summary>The same as values, for who reads the database beside; or as bytes, where the values may go on to change.</summary>
    public IReadOnlyDictionary<string, object?> Unsaved(bool copied) =>
        dirty.ToDictionary(static r => r.Key, r => copied ? r.Bytes() : r.Value, StringComparer.Ordinal);

    /// <summary>Writes them into the transaction that <paramref name="db"/> is in.</summary>
    public void Write(FoldDb db, IReadOnlyList<FoldChange> changes) => stored.Write(db, changes);

    /// <summary>To be called when the <see cref="Changes"/> are committed.</summary>
    public void Saved()
    {
        foreach (var row in dirty)
        {
            row.Saved();
        }

        dirty.Clear();
        LetGo();
    }

    public void Dispose() => stored.Dispose();

    /// <summary>The row as memory or the database has it; null where memory is complete and has none.</summary>
    private Row? Known(string key) => Here(key) ?? (complete ? null : Remember(key, stored.Find(key)));

    private Row? Here(string key)
    {
        if (!young.TryGetValue(key, out var row) && old.Remove(key, out row))
        {
            young.Add(key, row);
        }

        return row;
    }

    private Row Remember(string key, byte[]? body)
    {
        LetGo();
        return Here(key) ?? (young[key] = new Row { Key = key, Body = body, Stored = body is not null });
    }

    /// <summary>A row that is written without a look at what the database has of it.</summary>
    private Row Unread(string key) => young[key] = new Row { Key = key, Stored = complete ? false : null };

    private void Soil(Row row)
    {
        if (!row.Dirty)
        {
            row.Dirty = true;
            dirty.Add(row);
        }
    }

    /// <summary>Begins a new half where the one is full and nothing waits to be saved.</summary>
    private void LetGo()
    {
        if (young.Count > HalfMax && dirty.Count == 0)
        {
            complete = complete && old.Count == 0;
            keys = null;
            (old, young) = (young, old);
            young.Clear();
        }
    }

    private sealed class Row
    {
        private byte[]? rest;

        public required string Key { get; init; }

        /// <summary>Whether it waits to be saved.</summary>
        public bool Dirty { get; set; }

        public object? Value { get; set; }

        /// <summary>As stored, until somebody asks for the value.</summary>
        public byte[]? Body { get; set; }

        public Type? Type { get; set; }

        /// <summary>Whether the database has a row of this key; null where nobody has looked.</summary>
        public bool? Stored { get; set; }

        public T? As<T>() where T : class
        {
            if (Value is null && Body is not null)
            {
                Value = Packs.Read<T>(Body);
                Type = typeof(T);
                Body = null;
            }

            return (T?)Value;
        }

        public bool Exists => Value is not null || Body is not null;

        /// <summary>As they are stored; null where there is no document.</summary>
        public byte[]? Bytes() => Value is null ? Body : rest = Packs.Bytes(Value, Type!);

        /// <summary>To be called when its <see cref="Bytes"/> are stored, and it has not changed since.</summary>
        public void Saved()
        {
            Stored = Exists;
            Dirty = false;
            if (Value is IPackedAtRest)
            {
                (Body, Value) = (rest, null);
            }

            rest = null;
        }
    }
}
