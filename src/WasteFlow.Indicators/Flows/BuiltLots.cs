using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Lots by the line that made them: a lot's number counts from 1 in its line, so they are found without a search.</summary>
internal sealed class BuiltLots
{
    private const int Beginning = 1 << 12;

    /// <summary>A lot, or the lots of a line that made more than its first.</summary>
    private object?[] lines = new object?[Beginning];

    public FlowLot? Find(LotId lot) => lot.Line >= lines.Length || lot.Line < 0 ? null : lines[lot.Line] switch
    {
        FlowLot only when lot.Number == 1 => only,
        FlowLot?[] all when lot.Number >= 0 && lot.Number < all.Length => all[lot.Number],
        _ => null,
    };

    public void Add(LotId lot, FlowLot value)
    {
        if (lot.Line >= lines.Length)
        {
            Array.Resize(ref lines, (int)Math.Max(2L * lines.Length, lot.Line + 1));
        }

        ref var place = ref lines[lot.Line];
        if (place is null && lot.Number == 1)
        {
            place = value;
            return;
        }

        var all = place as FlowLot?[] ?? [null, place as FlowLot];
        if (lot.Number >= all.Length)
        {
            Array.Resize(ref all, Math.Max(2 * all.Length, lot.Number + 1));
        }

        all[lot.Number] = value;
        place = all;
    }

    /// <summary>All of them, in the ordinal order of their ids as text.</summary>
    public IEnumerable<(LotId Lot, FlowLot Value)> InOrderOfText()
    {
        foreach (var line in Textual(Enumerable.Range(0, lines.Length).Where(l => lines[l] is not null)))
        {
            if (lines[line] is FlowLot only)
            {
                yield return (new(line, 1), only);
                continue;
            }

            var all = (FlowLot?[])lines[line]!;
            foreach (var number in Textual(Enumerable.Range(0, all.Length).Where(n => all[n] is not null)))
            {
                yield return (new(line, number), all[number]!);
            }
        }
    }

    /// <summary>By their first digit, then the second, and what ends earlier first.</summary>
    private static int[] Textual(IEnumerable<int> numbers)
    {
        const long Longest = 1_000_000_000;
        int[] all = [.. numbers];
        var keys = new (long Digits, int Number)[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var digits = (long)all[i];
            while (digits is > 0 and < Longest)
            {
                digits *= 10;
            }

            keys[i] = (digits, all[i]);
        }

        Array.Sort(keys, all);
        return all;
    }
}
