using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// The state that the writer decides against: documents loaded when first asked for and kept while this process is the writer.
/// Only the writer's one loop touches it.
/// </summary>
public sealed class WorkingState(IJournalStore store)
{
    /// <summary>Documents in a generation. What was not used for a whole one is let go.</summary>
    private const int GenerationMax = 200_000;

    /// <summary>Lines decided since the last call of <see cref="TakeChanges"/>, and those of the batch before it: they may not be in the store yet.</summary>
    private readonly Dictionary<long, Line> told = [];
    private readonly Dictionary<long, Line> committing = [];

    private readonly List<Document> changed = [];
    private readonly Dictionary<string, object> overlay = new(StringComparer.Ordinal);
    private Dictionary<string, Document> young = new(StringComparer.Ordinal);
    private Dictionary<string, Document> old = new(StringComparer.Ordinal);

    private Law law = Law.Base;
    private LawState? lawOf;

    /// <summary>The law as of the line decided last; read anew only where a line changed it.</summary>
    public Law Law
    {
        get
        {
            var now = Find<LawState>(Keys.Law);
            if (!ReferenceEquals(now, lawOf))
            {
                law = (now?.Lines ?? []).Aggregate(Law.Base, (before, line) => Line(line)!.Enact(before));
                lawOf = now;
            }

            return law;
        }
    }

    public T? Find<T>(string key) where T : class
    {
        if (Known(key) is { } known)
        {
            return (T?)known.Now;
        }

        var body = store.Load(key);
        return (T?)Keep(new(key) { Now = body is null ? null : Wire.Read<T>(body) }).Now;
    }

    /// <summary>The same where it is in memory already: whatever a decision has looked at is.</summary>
    public T? FindKnown<T>(string key) where T : class => (T?)Known(key)?.Now;

    /// <summary>A line that has been decided.</summary>
    public Line? Line(long number) =>
        told.TryGetValue(number, out var line) || committing.TryGetValue(number, out line) ? line
        : store.Read(number - 1, 1) is [{ } row] && row.Number == number ? Wire.Read<Line>(row.Bytes)
        : null;

    public void Told(Line line) => told[line.Number] = line;

    public void Put(string key, object now)
    {
        var document = Known(key) ?? Keep(new(key));
        if (!document.Changed)
        {
            (document.Changed, document.Before) = (true, document.Now);
            changed.Add(document);
        }

        document.Now = now;
    }

    /// <summary>Room for the changes of one draft. There is one draft at a time, so it is used again.</summary>
    internal Dictionary<string, object> NewOverlay()
    {
        overlay.Clear();
        return overlay;
    }

    /// <summary>The documents changed since the last call.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> TakeChanges()
    {
        var taken = new KeyValuePair<string, object>[changed.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = new(changed[i].Key, changed[i].Now!);
            (changed[i].Changed, changed[i].Before) = (false, null);
        }

        changed.Clear();
        committing.Clear();
        foreach (var (number, line) in told)
        {
            committing.Add(number, line);
        }

        told.Clear();
        return taken;
    }

    /// <summary>Takes back the changes since the last call of <see cref="TakeChanges"/>.</summary>
    public void DropChanges()
    {
        foreach (var document in changed)
        {
            // What was nothing before may be in the store all the same: nobody has looked.
            if (document.Before is null)
            {
                old.Remove(document.Key);
                young.Remove(document.Key);
            }

            (document.Now, document.Changed, document.Before) = (document.Before, false, null);
        }

        changed.Clear();
        told.Clear();
    }

    /// <summary>Another writer was there first, or the store failed: everything is read again.</summary>
    public void Forget()
    {
        young.Clear();
        old.Clear();
        changed.Clear();
        told.Clear();
        committing.Clear();
    }

    private Document? Known(string key) =>
        young.TryGetValue(key, out var document) ? document
        : old.TryGetValue(key, out document) ? Keep(document)
        : null;

    /// <summary>A generation is far larger than what is decided and not yet committed, so nothing of that is ever let go.</summary>
    private Document Keep(Document document)
    {
        young[document.Key] = document;
        if (young.Count >= GenerationMax)
        {
            (old, young) = (young, new(StringComparer.Ordinal));
        }

        return document;
    }

    private sealed class Document(string key)
    {
        public string Key => key;

        /// <summary>Null where there is none.</summary>
        public object? Now { get; set; }

        /// <summary>As it was before the changes that are not taken yet.</summary>
        public object? Before { get; set; }

        public bool Changed { get; set; }
    }
}
