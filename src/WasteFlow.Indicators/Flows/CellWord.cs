using System.Collections.Concurrent;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>
/// A word of a cell's name as a number. A line posts into some ten cells, and each is looked up by seven words: as numbers they are compared at once and hold
/// nothing that memory has to be searched for. The program keeps each word once, as many as there are sites, codes, methods and months.
/// </summary>
public readonly record struct CellWord
{
    private static readonly ConcurrentDictionary<string, int> Numbers = new(StringComparer.Ordinal);
    private static readonly Lock Adding = new();
    private static volatile string[] texts = new string[1_024];
    private static int count;

    private readonly int number;

    static CellWord() => Of("");

    private CellWord(int number) => this.number = number;

    /// <summary>What <c>default</c> stands for is the empty word, and so is null.</summary>
    public static CellWord Of(string? text) => text is null ? default : new(Numbers.TryGetValue(text, out var known) ? known : Add(text));

    public string Text => texts[number];

    public override string ToString() => Text;

    internal void Pack(PackWriter to) => to.Word(Text, number);

    public override int GetHashCode() => number;

    private static int Add(string text)
    {
        lock (Adding)
        {
            if (Numbers.TryGetValue(text, out var known))
            {
                return known;
            }

            if (count == texts.Length)
            {
                var more = texts;
                Array.Resize(ref more, 2 * count);
                texts = more;
            }

            // Who finds the number must find the text.
            texts[count] = text;
            Numbers[text] = count;
            return count++;
        }
    }
}

/// <summary>The words of a document's cells as they come: each is looked up once, and there are a thousand cells to a word.</summary>
internal sealed class CellWords(PackReader from)
{
    private readonly List<CellWord> known = [];

    /// <exception cref="InvalidDataException">There is none.</exception>
    public CellWord Next()
    {
        var place = from.Place();
        while (known.Count <= place)
        {
            known.Add(CellWord.Of(from.WordAt(known.Count)));
        }

        return place >= 0 ? known[place] : CellWord.Of(from.WordAt(place));
    }
}
