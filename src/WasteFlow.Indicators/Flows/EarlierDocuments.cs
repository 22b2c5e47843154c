using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The documents that a report reads as they were after an earlier line: today's, with what later lines posted taken out again, and with what they found put back.
/// Lots, manifests and postings are not among them.
/// </summary>
internal sealed class EarlierDocuments : OwnDocuments
{
    private const int ReadAtOnce = 500;

    /// <summary>How many times as long a line takes to be replayed as to be taken back.</summary>
    private const int ReplayCosts = 25;

    private static readonly string[] NotKept = ["lot/", LotBlock.Keys, "manifest/", "postings/", "posted-sums/", "identity/", "treatments"];

    private readonly FoldDocuments now;

    private EarlierDocuments(FoldDocuments now)
        : base(now) => this.now = now;

    /// <summary>Whether it is less work to go back from today than to come from the first line; never where the documents are of a version before.</summary>
    public static bool IsNear(FoldDocuments now, long head, long line) =>
        now.Get<SumsIndex>(SumsIndex.Key) is not null && head - line <= ReplayCosts * line;

    /// <param name="head">The line that <paramref name="now"/> is true at.</param>
    public static EarlierDocuments Of(FoldDocuments now, long head, long line)
    {
        var earlier = new EarlierDocuments(now);
        earlier.PutBack(line);
        earlier.TakeBack(head, line);
        return earlier;
    }

    /// <summary>What follows from cells and register.</summary>
    public static bool IsWorkedOut(string key) =>
        key == SumsIndex.Key || key.StartsWith("sums/", StringComparison.Ordinal) || key.StartsWith("reach/", StringComparison.Ordinal)
        || key.StartsWith("last/", StringComparison.Ordinal) || key.StartsWith("guests/", StringComparison.Ordinal);

    public override T? Get<T>(string key) where T : class
    {
        Must(key);
        return base.Get<T>(key);
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix)
    {
        Must(prefix);
        return base.Scan<T>(prefix);
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

    private void TakeBack(long head, long line)
    {
        var later = new Dictionary<CellAt, long>();
        for (var (block, last) = (PostedBlock.Of(line), PostedBlock.Of(head)); block <= last;)
        {
            if (block % PostedSums.Blocks == 0 && PostedBlock.Of(line) < block && now.Get<PostedSums>(PostedSums.Key(block)) is { } many)
            {
                many.AddTo(later);
                block += PostedSums.Blocks;
                continue;
            }

            now.Get<PostedBlock>(PostedBlock.Key(block))?.AddAfter(line, later);
            block++;
        }

        foreach (var some in later.Where(static l => l.Value != 0).Select(static l => (l.Key.Month, l.Key.Producer)).Distinct().Chunk(ReadAtOnce))
        {
            now.Expect(some.Select(static m => Postings.Key(m.Month.Text, new(m.Producer.Text))).Where(k => !IsOwn(k)));
        }

        new Postings(line, this).TakeBack(later.Where(static l => l.Value != 0));
    }
}
