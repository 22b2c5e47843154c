using System.Globalization;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>
/// Documents that keep what each line found before it changed it: of the register, plans, entries and law, of which a line changes few. With that and the
/// postings the documents of an earlier line are worked out from those of today.
/// </summary>
internal sealed class Recorded(long line, FoldDocuments documents) : FoldDocuments
{
    public const string Keys = "was/";

    private readonly List<WasDocument> found = [];

    public static string Key(long line) => string.Create(CultureInfo.InvariantCulture, $"{Keys}{line:D12}");

    public override T? Get<T>(string key) where T : class => documents.Get<T>(key);

    public override void Put<T>(string key, T value)
    {
        Note<T>(key);
        documents.Put(key, value);
    }

    public override void Remove(string key) => throw new NotSupportedException("nothing of these is ever taken away");

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) => documents.Scan<T>(prefix);

    public void Save()
    {
        if (found.Count > 0)
        {
            documents.Put(Key(line), new WasDocuments(found));
        }
    }

    /// <summary>The sums move with the register and are moved back with it.</summary>
    private void Note<T>(string key) where T : class
    {
        if (!EarlierDocuments.IsWorkedOut(key) && found.TrueForAll(f => f.Key != key))
        {
            found.Add(new(key, documents.Get<T>(key) is { } before ? JsonSerializer.SerializeToElement(before, Wire.Options) : null));
        }
    }
}

/// <summary>What a line found.</summary>
public sealed record WasDocuments(IReadOnlyList<WasDocument> Documents);

/// <param name="Body">Null where there was none.</param>
public sealed record WasDocument(string Key, JsonElement? Body);
