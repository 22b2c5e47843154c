namespace WasteFlow.Hosting;

/// <summary>
/// Documents of one generation that readers aside have read and decoded, for all of them. Each is kept with the line from which it is known to stand, and
/// leaves when a save changes it: so what is here is what the database holds now, and held for every snapshot since that line.
/// </summary>
internal sealed class DecodedDocuments
{
    /// <summary>Stored bytes in each half of memory. What was not used while the young one filled is let go.</summary>
    private const long HalfBytes = 64L << 20;

    private readonly Lock own = new();
    private Dictionary<string, Entry> young = new(StringComparer.Ordinal);
    private Dictionary<string, Entry> old = new(StringComparer.Ordinal);
    private long bytes;
    private long saved;

    /// <summary>The document as a snapshot of the saved line <paramref name="at"/> has it; null where that is not known here.</summary>
    public object? Find(string key, long at)
    {
        lock (own)
        {
            return Here(key) is { } entry && entry.Since <= at ? entry.Value : null;
        }
    }

    /// <summary>Those of the keys that <see cref="Find"/> knows nothing of.</summary>
    public HashSet<string> Missing(IEnumerable<string> keys, long at)
    {
        lock (own)
        {
            return keys.Where(k => Here(k) is not { } entry || entry.Since > at).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Takes in what a snapshot of the saved line <paramref name="at"/> has read, unless a later save may have changed it.</summary>
    /// <param name="size">Bytes, as it is stored.</param>
    public void Add(string key, object value, int size, long at)
    {
        lock (own)
        {
            if (at != saved || Here(key) is not null)
            {
                return;
            }

            young.Add(key, new(value, at, size));
            bytes += size;
            if (bytes > HalfBytes)
            {
                (old, young, bytes) = (young, [], 0);
            }
        }
    }

    /// <summary>To be called when these documents were saved otherwise, and no snapshot is being taken.</summary>
    public void Changed(IEnumerable<string> keys, long at)
    {
        lock (own)
        {
            saved = at;
            foreach (var key in keys)
            {
                if (Here(key) is { } entry)
                {
                    young.Remove(key);
                    bytes -= entry.Size;
                }
            }
        }
    }

    /// <summary>Begins anew with what is saved at a line.</summary>
    public void Forget(long at)
    {
        lock (own)
        {
            (young, old, bytes, saved) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal), 0, at);
        }
    }

    private Entry? Here(string key)
    {
        if (young.TryGetValue(key, out var entry))
        {
            return entry;
        }

        if (old.Remove(key, out entry))
        {
            young.Add(key, entry);
            bytes += entry.Size;
            return entry;
        }

        return null;
    }

    private sealed record Entry(object Value, long Since, int Size);
}
