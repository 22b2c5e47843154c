using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What a residue came of (次生废物): what is burnt or buried of it was not recycled after all, and counts back to the producers of the waste that was
/// utilised. A correction of that waste changes what it came of, and with it what was counted back since.
/// </summary>
internal sealed partial class FlowLines
{
    private Dictionary<(long Treatment, SourceShare Source), long>? utilised;

    private static bool IsDisposal(string? outcome) => outcome is Classes.Incinerated or Classes.Landfilled;

    /// <summary>Takes down that an atom was utilised, or was not after all.</summary>
    private void Utilise(long treatment, RootState root, LotState lot, long grams)
    {
        var of = (treatment, new SourceShare(root.Producer, root.Group, lot.Stream, lot.Code, 0));
        utilised ??= [];
        utilised[of] = utilised.GetValueOrDefault(of) + sign * grams;
    }

    private void CountBack(RootState root, long grams, SiteId holder, LotId from)
    {
        if (root.CameOf is not { } sources)
        {
            return;
        }

        var shares = Atoms.Apportion(grams, [.. sources.Select(static s => s.Grams)]);
        foreach (var (source, share) in sources.Zip(shares))
        {
            Add(CellWord.Of(source.Producer.Text), new(Cells.ResidueDisposed, source.Stream, source.Code, holder, method.Text, source.Group, ""), share, from);
        }
    }

    private RootState BornOf(long treatment, string account, LotState lot)
    {
        var root = RootState.Of(account, lot);
        return root.Group == RootGroups.Residue && line.Corrects is null ? root with { CameOf = With([], treatment) } : root;
    }

    /// <summary>In an order that does not depend on the order in which lots went in, since remainders of shares go by it.</summary>
    private IReadOnlyList<SourceShare>? With(IReadOnlyList<SourceShare> sources, long treatment)
    {
        var all = sources.Concat((utilised ?? []).Where(u => u.Key.Treatment == treatment).Select(static u => u.Key.Source with { Grams = u.Value }))
            .GroupBy(static s => s with { Grams = 0 })
            .Select(static g => g.Key with { Grams = g.Sum(static s => s.Grams) })
            .Where(static s => s.Grams > 0)
            .OrderBy(static s => s.Producer.Text, StringComparer.Ordinal).ThenBy(static s => s.Group, StringComparer.Ordinal)
            .ThenBy(static s => s.Stream, StringComparer.Ordinal).ThenBy(static s => s.Code.Text, StringComparer.Ordinal)
            .ToList();
        return all.Count > 0 ? all : null;
    }

    /// <summary>After a correction: residues of the treatments whose input it changed came of something else, and what was burnt or buried of them counts anew.</summary>
    private void Restate()
    {
        foreach (var treatment in (utilised ?? []).Where(static u => u.Value != 0).Select(static u => u.Key.Treatment).ToHashSet())
        {
            for (var number = 1; book.StateOf(new LotId(treatment, number)) is { } lot; number++)
            {
                if (lot.Root is not { Group: RootGroups.Residue } root)
                {
                    continue;
                }

                var residue = new LotId(treatment, number);
                var after = root with { CameOf = With(root.CameOf ?? [], treatment) };
                foreach (var (from, end, grams) in Disposed(residue))
                {
                    On(new(end.Line, end.Act, end.At, end.Method), -1);
                    CountBack(root, grams, from.Holder, from.Lot);
                    sign = 1;
                    CountBack(after, grams, from.Holder, from.Lot);
                }

                book.Put(residue, lot with { Root = after });
            }
        }
    }

    /// <summary>Each time that something of a root was burnt or buried, with the lot that it was in by then.</summary>
    private IEnumerable<(LotBorn From, TracedOut End, long Grams)> Disposed(LotId root)
    {
        var waiting = new SortedSet<LotId> { root };
        while (waiting.Count > 0)
        {
            var next = waiting.Min;
            waiting.Remove(next);
            var lot = book.Of(next)!.Traced!;
            foreach (var way in lot.Outs)
            {
                if (way.Atoms.FirstOrDefault(a => a.Root == root) is not { Grams: > 0 } mine)
                {
                    continue;
                }

                if (LotId.TryRead(way.To, out var to))
                {
                    waiting.Add(to);
                }
                else if (IsDisposal(way.Class))
                {
                    yield return (lot.Born, way, mine.Grams);
                }
            }
        }
    }
}
