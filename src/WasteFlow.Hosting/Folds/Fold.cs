using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>
/// A read model built from lines alone: disposable, rebuildable, answerable as of any line. It has no state of its own besides its documents,
/// and asks neither clock nor database.
/// </summary>
public abstract class Fold
{
    /// <summary>Lower-case words with hyphens; another name is another fold, built from the first line.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// To be raised when the same lines make other documents: then they are made anew. Until that is done the documents of the version before answer and
    /// take lines in, so they must be readable still: what is new in them is optional.
    /// </summary>
    public virtual int Version => 1;

    /// <summary>Whether it changes documents that it has put already, and puts the same again: then whoever reads aside is given copies of what is not saved.</summary>
    public virtual bool ChangesInPlace => false;

    /// <summary>The only acts whose lines it takes in; null where it looks at all of them.</summary>
    public virtual IReadOnlySet<string>? Acts => null;

    /// <summary>Begins to build it from line 1 in one go; null where it is always folded line by line.</summary>
    public virtual FoldBuild? Build() => null;

    /// <summary>Takes one line in. Lines come in order, each once.</summary>
    public abstract void Apply(Line line, FoldDocuments documents);
}

/// <summary>
/// A fold that is built from line 1 in memory, in whatever form is quickest: nobody reads it on its way, and its documents are written when it has caught
/// up with the journal, as folding line by line would have left them.
/// </summary>
public abstract class FoldBuild
{
    /// <summary>Reads what it needs of a line. It is called ahead of <see cref="Apply"/>, on any thread, and must know nothing of other lines.</summary>
    public abstract object Read(FeedLine line);

    /// <summary>Takes in what was read of a line. Lines come in order, each once.</summary>
    public abstract void Apply(object read);

    /// <summary>All its documents as they are stored, each key once; best in the ordinal order of their keys. No line comes after.</summary>
    public abstract IEnumerable<KeyValuePair<string, byte[]>> Documents();
}

/// <summary>
/// A fold's documents by key. What <see cref="Get{T}"/> and <see cref="Scan{T}"/> give may be the object that was put in:
/// treat it as a value, and <see cref="Put{T}"/> a changed one.
/// </summary>
public abstract class FoldDocuments
{
    /// <summary>The longest key, in characters.</summary>
    public const int KeyLength = 200;

    /// <summary>The document, or null.</summary>
    public abstract T? Get<T>(string key) where T : class;

    /// <summary>Says which documents will be asked for next, so that many may be fetched at once.</summary>
    public virtual void Expect(IEnumerable<string> wanted)
    {
    }

    /// <summary>Writes the document; <paramref name="key"/> has at most <see cref="KeyLength"/> characters.</summary>
    public abstract void Put<T>(string key, T value) where T : class;

    public abstract void Remove(string key);

    /// <summary>All documents whose key begins with <paramref name="prefix"/>, in ordinal order of their keys.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) where T : class;
}
