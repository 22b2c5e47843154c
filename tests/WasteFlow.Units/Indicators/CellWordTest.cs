using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

/// <summary>A word of a cell's name has one number, whoever asks for it, and its number gives the word back.</summary>
public sealed class CellWordTest
{
    [Fact]
    public void No_word_is_the_empty_word()
    {
        Assert.Equal("", default(CellWord).Text);
        Assert.Equal(default, CellWord.Of(""));
        Assert.Equal(default, CellWord.Of(null));
    }

    [Fact]
    public void Many_who_ask_at_once_for_new_words_get_the_same_numbers()
    {
        const int Askers = 8, Words = 5_000;
        var found = new CellWord[Askers][];
        Parallel.For(0, Askers, asker => found[asker] = [.. Enumerable.Range(0, Words).Select(n => CellWord.Of($"word-{(asker % 2 == 0 ? n : Words - 1 - n)}"))]);
        Assert.All(found, static (words, asker) => Assert.All(words, (word, n) => Assert.Equal($"word-{(asker % 2 == 0 ? n : Words - 1 - n)}", word.Text)));
        Assert.All(Enumerable.Range(0, Words), n => Assert.Single(found.Select((words, asker) => words[asker % 2 == 0 ? n : Words - 1 - n]).Distinct()));
    }

    [Fact]
    public void Cells_differ_where_one_word_differs()
    {
        var words = new[] { "generated", "hazardous", "900-249-08", "site-1", "R1", "primary", "2025-01" };
        var cells = Enumerable.Range(-1, words.Length + 1).Select(changed => Cell([.. words.Select((w, i) => i == changed ? w + "x" : w)])).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.Equal(cells[0], Cell(words));
        Assert.Equal(string.Join('|', words), cells[0].ToString());
        Assert.Equal(cells, cells.Select(static c => CellKey.Read(c.ToString())));
    }

    static CellKey Cell(string[] words) => new(words[0], words[1], new(words[2]), new(words[3]), words[4], words[5], words[6]);
}
