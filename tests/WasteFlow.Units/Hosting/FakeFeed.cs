using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Units.Hosting;

/// <summary>A journal in memory, of lines that each name one word; it may be read ahead while more is said.</summary>
sealed class FakeFeed : ILineFeed
{
    readonly Lock own = new();
    readonly List<FeedLine> lines = [];

    public int Reads { get; private set; }

    /// <summary>When the lines that are said next are recorded.</summary>
    public Instant At { get; set; } = Instant.MinValue;

    /// <summary>Whether it gives no answer.</summary>
    public bool IsGone { get; set; }

    /// <summary>Lines said so far.</summary>
    public int Count => lines.Count;

    /// <summary>Adds lines that say these words; <paramref name="history"/> goes into their hashes.</summary>
    public FakeFeed Say(string history, params string[] words)
    {
        foreach (var word in words)
        {
            var prev = lines.Count == 0 ? new string('0', 64) : lines[^1].Hash;
            var said = JsonSerializer.SerializeToElement(new { word });
            var line = new Line(lines.Count + 1, prev, "say", said, new Actor("p"), "r", At, [], [], null, [], []);
            lock (own) lines.Add(new(line, default, $"{history}-{line.Number}"));
        }

        return this;
    }

    public Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
    {
        lock (own)
        {
            Reads++;
            if (IsGone) throw new HttpRequestException("gone");
            var same = hash is null || (after <= lines.Count && after > 0 && lines[(int)after - 1].Hash == hash);
            return Task.FromResult(new LinePage(same, same ? [.. lines.Skip((int)after).Take(max)] : []));
        }
    }
}

/// <summary>Counts words.</summary>
sealed class WordFold : Fold
{
    /// <summary>The word that cannot be taken in.</summary>
    public string? Poison { get; set; }

    /// <summary>How often a build met it.</summary>
    public int Poisoned { get; set; }

    public override string Name => "words";

    /// <summary>From the second on, words are counted in capitals.</summary>
    public int Now { get; set; } = 1;

    public override int Version => Now;

    /// <summary>Whether it is built in one go where it can be.</summary>
    public bool AtOnce { get; set; }

    public override FoldBuild? Build() => AtOnce ? new WordBuild(this) : null;

    public override void Apply(Line line, FoldDocuments documents)
    {
        var said = line.Said.GetProperty("word").GetString()!;
        var word = Version == 1 ? said : said.ToUpperInvariant();
        documents.Put($"word/{word}", new Count((documents.Get<Count>($"word/{word}")?.Times ?? 0) + 1));
        if (word == Poison)
        {
            throw new InvalidOperationException(word);
        }

        if (word == "forget")
        {
            documents.Remove("word/a");
        }
    }
}

/// <summary>The same words, counted otherwise.</summary>
sealed class WordBuild(WordFold fold) : FoldBuild
{
    readonly SortedDictionary<string, int> words = new(StringComparer.Ordinal);

    public override object Read(FeedLine line) => line.Line.Said.GetProperty("word").GetString()!;

    public override void Apply(object read)
    {
        var word = fold.Version == 1 ? (string)read : ((string)read).ToUpperInvariant();
        words[word] = words.GetValueOrDefault(word) + 1;
        if (word == fold.Poison)
        {
            fold.Poisoned++;
            throw new InvalidOperationException(word);
        }
    }

    public override IEnumerable<KeyValuePair<string, byte[]>> Documents() =>
        words.Select(static w => KeyValuePair.Create($"word/{w.Key}", Packs.Bytes(new Count(w.Value), typeof(Count))));
}

sealed record Count(int Times);
