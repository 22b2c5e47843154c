using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>
/// Whose each root is, by number, in blocks of neighbouring lines: so that a lot's ten thousand roots can be named by reading some dozens of documents, and
/// not each root's lot.
/// </summary>
internal static class RootRows
{
    private const int LinesInBlock = 1_024;
    private const int NamesInBlock = 256;

    /// <summary>What stands with a root that a correction has touched: the lot itself knows, as of every line.</summary>
    private const int AskTheLot = 0;

    /// <summary>Takes in which lots became roots by a line, and at whose site on which day.</summary>
    public static void Take(IEnumerable<AtomFlow> flows, Line line, FoldDocuments documents)
    {
        var corrects = line.Corrects is not null;
        foreach (var flow in flows)
        {
            if (flow is not { From: null, To: { } root })
            {
                continue;
            }

            var producer = ProducerOf(root);
            if (Put(root.Lot, corrects ? AskTheLot : NumberOf(new(producer, root.Code, KindOf(flow.Move.From)), documents), corrects, documents))
            {
                // A lot that a correction made is of the corrected act's day; one that an account gave more to is of its own.
                var at = root.Lot.Line == line.Number ? flow.Fact.At : documents.Get<TracedLot>(ChainFold.Key(root.Lot))!.At;
                SiteDays.Produced.Put(producer, Calendar.DayOf(at), root.Lot, documents);
            }
        }
    }

    /// <summary>Whose a root is: the site it was taken from on a shared round, else where it came into being.</summary>
    public static SiteId ProducerOf(LotBorn root) => root.Origin ?? root.Holder;

    /// <summary>How a root came about: what an account gave, or the residue of a treatment.</summary>
    public static string KindOf(string account) => account == Accounts.Treatment ? "residue" : account;

    /// <summary>The roots with their names, in their order; null where the lot has to be asked.</summary>
    public static TraceRoot?[] Read(IReadOnlyList<Atom> roots, FoldDocuments documents)
    {
        var blocks = new List<long>();
        foreach (var root in roots)
        {
            if (root.Root.Line / LinesInBlock is var block && (blocks is not [.., var last] || last != block))
            {
                blocks.Add(block);
            }
        }

        documents.Expect(blocks.Select(Key));
        var numbers = new int[roots.Count];
        var at = 0;
        foreach (var block in blocks)
        {
            var rows = Span(documents.Get<RootBlock>(Key(block))?.Rows ?? []);
            for (var row = 0; at < roots.Count && roots[at].Root.Line / LinesInBlock == block; at++)
            {
                row = From(rows, row, roots[at].Root);
                numbers[at] = IsAt(rows, row, roots[at].Root) ? (int)rows[row + 2] : AskTheLot;
            }
        }

        var names = Names(numbers, documents);
        var named = new TraceRoot?[roots.Count];
        for (var i = 0; i < named.Length; i++)
        {
            named[i] = numbers[i] is var n and not AskTheLot && names[n / NamesInBlock][n % NamesInBlock] is var name
                ? new(roots[i].Root, name.Producer, name.Code, name.Kind, roots[i].Grams)
                : null;
        }

        return named;
    }

    /// <summary>The names, by their blocks, in which all the numbers are.</summary>
    private static Dictionary<int, IReadOnlyList<RootName>> Names(int[] numbers, FoldDocuments documents)
    {
        var blocks = new HashSet<int>();
        foreach (var number in numbers)
        {
            if (number != AskTheLot)
            {
                blocks.Add(number / NamesInBlock);
            }
        }

        documents.Expect(blocks.Select(NamesKey));
        return blocks.ToDictionary(static b => b, b => documents.Get<RootNames>(NamesKey(b))!.Names);
    }

    /// <returns>Whether it is new.</returns>
    private static bool Put(LotId root, int number, bool corrects, FoldDocuments documents)
    {
        var key = Key(root.Line / LinesInBlock);
        var rows = Span(documents.Get<RootBlock>(key)?.Rows ?? []);
        var at = From(rows, 0, root);
        if (!IsAt(rows, at, root))
        {
            documents.Put(key, new RootBlock([.. rows[..at], root.Line, root.Number, number, .. rows[at..]]));
            return true;
        }

        if (corrects)
        {
            documents.Put(key, new RootBlock([.. rows[..(at + 2)], number, .. rows[(at + 3)..]]));
        }

        return false;
    }

    /// <summary>The place of the first row, from one on, that is no older than the lot. What is new comes at the end.</summary>
    private static int From(ReadOnlySpan<long> rows, int row, LotId lot)
    {
        if (rows is [.., var line, var number, _] && lot > new LotId(line, (int)number))
        {
            return rows.Length;
        }

        while (row < rows.Length && new LotId(rows[row], (int)rows[row + 1]) < lot)
        {
            row += 3;
        }

        return row;
    }

    private static bool IsAt(ReadOnlySpan<long> rows, int row, LotId lot) => row < rows.Length && rows[row] == lot.Line && rows[row + 1] == lot.Number;

    private static ReadOnlySpan<long> Span(IReadOnlyList<long> rows) => rows is List<long> list ? CollectionsMarshal.AsSpan(list) : rows.ToArray();

    private static int NumberOf(RootName name, FoldDocuments documents)
    {
        var key = $"root-name/{name.Producer}/{name.Code}/{name.Kind}";
        if (documents.Get<RootNumber>(key) is { } known)
        {
            return known.Number;
        }

        var number = (documents.Get<RootNumber>("root-names")?.Number ?? AskTheLot) + 1;
        documents.Put("root-names", new RootNumber(number));
        documents.Put(key, new RootNumber(number));
        var block = NamesKey(number / NamesInBlock);

        // Number 0 names nothing, so its place is filled by the first.
        var names = documents.Get<RootNames>(block)?.Names ?? (number < NamesInBlock ? [name] : []);
        documents.Put(block, new RootNames([.. names, name]));
        return number;
    }

    private static string Key(long block) => FormattableString.Invariant($"roots/{block}");

    private static string NamesKey(int block) => FormattableString.Invariant($"root-names/{block}");
}

/// <summary>Which roots a block of lines has, by age.</summary>
/// <param name="Rows">Three numbers for each: the lot's line, its number in the line, and the number of its name.</param>
public sealed record RootBlock(IReadOnlyList<long> Rows);

/// <summary>Names by their numbers.</summary>
public sealed record RootNames(IReadOnlyList<RootName> Names);

/// <summary>Who a root's mass came from, what it was, and how it came about.</summary>
public sealed record RootName(SiteId Producer, WasteCode Code, string Kind);

/// <summary>The number of a name; or of all names, how many there are.</summary>
public sealed record RootNumber(int Number);
