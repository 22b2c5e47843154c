using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The documents that a report reads as they were after an earlier line: today's, with what later lines found put back, and with what they posted taken out again;
/// or where that is more, with the cells of the lines until then added up anew. Lots, manifests and postings are not among them.
/// </summary>
internal sealed class EarlierDocuments : OwnDocuments
{
    private const int ReadAtOnce = 500;

    /// <summary>Up to this part of the journal there is less to add up than to take back, where a cell is changed and not only made.</summary>
    private const double AddedUpTo = 0.65;

    private static readonly string[] NotKept = ["lot/", LotBlock.Keys, "manifest/", ManifestBlock.Keys, "postings/", "posted-sums/", "identity/", "treatments"];

    private readonly FoldDocuments now;

    /// <summary>Cells, and what follows from them, are those that were put here.</summary>
    private readonly bool anew;

    private EarlierDocuments(FoldDocuments now, bool anew)
        : base(now) => (this.now, this.anew) = (now, anew);

    /// <summary>Whether there is more to go by than to replay the lines; not where the documents are of a version before.</summary>
    public static bool Knows(FoldDocuments now) => now.Get<SumsIndex>(SumsIndex.Key) is not null;

    /// <param name="head">The line that <paramref name="now"/> is true at.</param>
    public static EarlierDocuments Of(FoldDocuments now, long head, long line)
    {
        var earlier = new EarlierDocuments(now, anew: line <= AddedUpTo * head);
        earlier.PutBack(line);
        if (earlier.anew)
        {
            earlier.AddUp(line);
        }
        else
        {
            earlier.TakeBack(head, line);
        }

        return earlier;
    }

    /// <summary>What follows from cells and register.</summary>
    public static bool IsWorkedOut(string key) =>
        key == SumsIndex.Key || key.StartsWith("sums/", StringComparison.Ordinal) || key.StartsWith("reach/", StringComparison.Ordinal)
        || key.StartsWith("last/", StringComparison.Ordinal) || key.StartsWith("guests/", StringComparison.Ordinal);

    public override T? Get<T>(string key) where T : class
    {
        Must(key);
        return IsHidden(key) ? null : base.Get<T>(key);
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix)
    {
        Must(prefix);
        return IsOfCells(prefix) && anew ? Own<T>(prefix) : base.Scan<T>(prefix);
    }

    /// <summary>What was put back is read when it is asked for.</summary>
    protected override T? Read<T>(object? kept) where T : class => kept is JsonElement body ? body.Deserialize<T>(Wire.Options) : base.Read<T>(kept);

    private static void Must(string key)
    {
        if (Array.Exists(NotKept, n => key.StartsWith(n, StringComparison.Ordinal)))
        {
            throw new NotSupportedException($"{key} is not kept as of earlier lines");
        }
    }

    private static bool IsOfCells(string key) => IsWorkedOut(key) || key.StartsWith(SiteCells.Keys, StringComparison.Ordinal);

    private bool IsHidden(string key) => anew && IsOfCells(key) && !IsOwn(key);

    private void PutBack(long line)
    {
        foreach (var (_, was) in now.Scan<WasDocuments>(Recorded.Keys).Where(w => string.CompareOrdinal(w.Key, Recorded.Key(line)) > 0))
        {
            foreach (var document in was.Documents.Where(d => !IsOwn(d.Key)))
            {
                // Sums are moved first, by the register as it is now.
                if (document.Key.StartsWith(EntryLines.Sites, StringComparison.Ordinal))
                {
                    Summing.Move(new(document.Key[EntryLines.Sites.Length..]), now.Get<RegisterSite>(document.Key), document.Body?.Deserialize<RegisterSite>(Wire.Options), this);
                }

                if (document.Body is { } body)
                {
                    Put<object>(document.Key, body);
                }
                else
                {
                    Remove(document.Key);
                }
            }
        }
    }

    private void AddUp(long line)
    {
        Put(SumsIndex.Key, SumsIndex.Empty());
        new Postings(line, this).Change(MonthsPosted.Between(now, PostedBlock.BeforeAll, line), 1);
    }

    private void TakeBack(long head, long line)
    {
        var later = MonthsPosted.Between(now, line, head);
        foreach (var some in later.All.Keys.Chunk(ReadAtOnce))
        {
            now.Expect(some.Select(static m => Postings.Key(m.Month.Text, new(m.Producer.Text))).Where(k => !IsOwn(k)));
        }

        new Postings(line, this).Change(later, -1);
    }
}
