using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What the fold keeps in bytes of its own is read as it was, and far steps back take the sums of many blocks.</summary>
public sealed class PackedTest
{
    static readonly SiteId Here = new("site-1"), There = new("site-2");

    [Fact]
    public void A_number_and_a_word_come_back_as_they_were_packed()
    {
        long[] numbers = [0, 1, -1, 63, 64, -64, -65, 127, 128, long.MaxValue, long.MinValue];
        string?[] words = ["", null, "废物", "a", "废物", null, "a", new('x', 5_000)];
        var read = Packs.Read<Mixed>(Packs.Bytes(new Mixed(numbers, words), typeof(Mixed)));
        Assert.Equal(numbers, read.Numbers);
        Assert.Equal(words, read.Words);
    }

    [Fact]
    public void A_word_with_a_number_is_packed_as_the_same_word_without()
    {
        var (numbered, plain) = (new PackWriter(), new PackWriter());
        (string Word, int Number)[][] documents = [[("a", 0), ("b", 3), ("a", 0)], [("b", 3), ("c", 9), ("a", 0), ("c", 9)], [("a", 0), ("b", 3)]];
        foreach (var document in documents)
        {
            numbered.Clear();
            plain.Clear();
            foreach (var (word, number) in document.Append(("d", 4)))
            {
                numbered.Word(word, number);
                plain.Word(word);
                numbered.Word("b");
                plain.Word("b");
            }

            Assert.Equal(plain.Written.ToArray(), numbered.Written.ToArray());
        }
    }

    [Fact]
    public void A_document_that_ends_too_early_is_refused()
    {
        var whole = Packs.Bytes(new Mixed([1, 2, 3], ["word"]), typeof(Mixed));
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Throws<InvalidDataException>(() => Packs.Read<Mixed>(whole[..length])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(40_000)]
    [InlineData(65_000)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(100_000)]
    [InlineData(131_072)]
    [InlineData(199_999)]
    public void An_earlier_line_is_found_over_many_blocks(long line)
    {
        // One line is the first of many blocks that are kept as one sum.
        var posted = Enumerable.Range(0, 600).Select(static n => (Line: 1 + 333L * n, Site: n % 3 == 0 ? Here : There, Grams: 1L + n % 11 - (n % 7 == 0 ? 9 : 0)))
            .Append((Line: 131_072L, Site: Here, Grams: 1_000L)).OrderBy(static p => p.Line).ToList();
        var documents = new MemoryDocuments();
        documents.Put(SumsIndex.Key, new SumsIndex(new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal)));
        foreach (var (at, site, grams) in posted)
        {
            var postings = new Postings(at, documents);
            postings.Add("2025-01", site, Stock(site), grams, new LotId(at, 1));
            postings.Save();
        }

        Assert.Equal(3, documents.Scan<PostedSums>("posted-sums/").Count);
        var earlier = EarlierDocuments.Of(documents, posted[^1].Line, line);
        foreach (var site in new[] { Here, There })
        {
            Assert.Equal(
                posted.Where(p => p.Line <= line && p.Site == site).Sum(static p => p.Grams),
                earlier.Get<SiteMonth>(Postings.Key("2025-01", site))?.Cells.GetValueOrDefault(Stock(site)) ?? 0);
        }

        Packed.IsReadAsPacked(documents);
    }

    [Fact]
    public void Cells_that_are_built_in_one_go_are_those_that_are_posted_line_by_line()
    {
        var (documents, built) = (new MemoryDocuments(), new BuiltDocuments());
        documents.Put(SumsIndex.Key, SumsIndex.Empty());
        var cells = new BuiltCells(built);
        for (var n = 0; n < 900; n++)
        {
            var (line, site, month) = (1 + 333L * n, n % 3 == 0 ? Here : There, n % 5 == 0 ? "2024-12" : "2025-01");
            var (postings, posted) = (new Postings(line, documents), new Posted());
            foreach (var grams in new[] { 1L + n % 4, n % 4 == 1 && n > 4 ? -2L : 3L - n % 7 })
            {
                postings.Add(month, site, Stock(site), grams, new LotId(line, 1));
                posted.Add(new(CellWord.Of(month), CellWord.Of(site.Text), Stock(site)), grams, new LotId(line, 1));
            }

            postings.Save();
            cells.Take(line, posted.All);
        }

        cells.Put();
        var rows = built.All().ToDictionary(static r => r.Key, static r => Convert.ToHexString(r.Value), StringComparer.Ordinal);
        foreach (var prefix in new[] { "cells/", "postings/", "posted-sums/", "last/" })
        {
            var folded = documents.Scan<object>(prefix);
            Assert.NotEmpty(folded);
            Assert.Equal(folded.Count, rows.Keys.Count(k => k.StartsWith(prefix, StringComparison.Ordinal)));
            Assert.All(folded, d => Assert.Equal(Convert.ToHexString(Packs.Bytes(d.Value, d.Value.GetType())), rows[d.Key]));
        }
    }

    static CellKey Stock(SiteId site) => new(Cells.Stock, "hazardous", new("900-249-08"), site, "", RootGroups.Primary, "2025-01");

    sealed class Mixed(IReadOnlyList<long> numbers, IReadOnlyList<string?> words) : IPacked<Mixed>
    {
        public IReadOnlyList<long> Numbers => numbers;

        public IReadOnlyList<string?> Words => words;

        public static Mixed Unpack(PackReader from)
        {
            var numbers = new long[from.Count()];
            for (var i = 0; i < numbers.Length; i++) numbers[i] = from.Number();
            var words = new string?[from.Count()];
            for (var i = 0; i < words.Length; i++) words[i] = from.WordOrNull();
            return new(numbers, words);
        }

        public void Pack(PackWriter to)
        {
            to.Number(numbers.Count);
            foreach (var number in numbers) to.Number(number);
            to.Number(words.Count);
            foreach (var word in words) to.Word(word);
        }
    }
}
