using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Outcomes on the basis of acceptance (按接受计): counted when the final receiver accepts a load, by the class of its item's method on that day. What
/// leaves the receiver's store untreated counts back, and what nobody accepts is counted when it is treated: a site's own waste, and what was taken for
/// collecting and treated on the spot. So each gram that is treated is counted once on either basis.
/// </summary>
internal sealed partial class FlowLines
{
    /// <summary>The lot says of all that is in it, own waste apart, whether it has been counted.</summary>
    private void Accept(LotId into, FlowLot lot, IReadOnlyList<Atom> atoms, string outcome, string by)
    {
        var acceptance = lot.State.Accepted ?? (outcome.Equals(Classes.Intermediate, StringComparison.Ordinal) ? Acceptance.None : new(outcome, by));
        lot.State.Accepted = acceptance;
        book.Put(into, lot.State);
        CountAccepted(acceptance, into, lot, atoms, 1);
    }

    /// <summary>Within a store the lot that is filled first decides; what is put to it and was counted otherwise is counted as the lot is.</summary>
    private void Keep(AtomFlow flow, FlowLot giver, FlowLot taker)
    {
        var (was, becomes) = (giver.State.Accepted ?? Acceptance.None, taker.State.Accepted ?? giver.State.Accepted ?? Acceptance.None);
        if (taker.State.Accepted is null)
        {
            taker.State.Accepted = becomes;
            book.Put(flow.To!.Lot, taker.State);
        }

        if (was.IsThere != becomes.IsThere)
        {
            CountAccepted(was, flow.From!.Lot, giver, flow.Atoms, -1);
            CountAccepted(becomes, flow.To!.Lot, taker, flow.Atoms, 1);
        }
    }

    private void CountAccepted(Acceptance acceptance, LotId at, FlowLot lot, IReadOnlyList<Atom> atoms, int way)
    {
        if (!acceptance.IsThere)
        {
            return;
        }

        var (measure, by, words) = (CellWord.Of(Cells.AcceptedAs(acceptance.Outcome)), CellWord.Of(acceptance.Method), lot.Words);
        foreach (var atom in Atoms.Span(atoms))
        {
            var root = RootOf(atom);
            if (root.Producer != words.Holder)
            {
                Add(root.Producer, new(measure, words.Stream, words.Code, words.Holder, by, root.Group, default), way * atom.Grams, at);
                StandAccepted(at, words, root, atom, -way);
            }
        }
    }

    /// <summary>What was counted when it was accepted is not counted again.</summary>
    private void CountUnaccepted(string outcome, LotId from, FlowLot lot, IReadOnlyList<Atom> atoms)
    {
        var counted = lot.State.Accepted is { IsThere: true };
        var (measure, words) = (CellWord.Of(Cells.AcceptedAs(outcome)), lot.Words);
        foreach (var atom in Atoms.Span(atoms))
        {
            var root = RootOf(atom);
            if (!counted || root.Producer == words.Holder)
            {
                Add(root.Producer, new(measure, words.Stream, words.Code, words.Holder, method, root.Group, default), atom.Grams, from);
            }
            else
            {
                StandAccepted(from, words, root, atom, 1);
            }
        }
    }

    private void StandAccepted(LotId at, LotWords lot, Root root, Atom atom, int way) =>
        Add(root.Producer, new(Measures.StockAccepted, lot.Stream, lot.Code, lot.Holder, default, root.Group, root.Since), way * atom.Grams, at);
}
