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
    private void Accept(LotId into, LotState lot, IReadOnlyList<Atom> atoms, string outcome, string by)
    {
        var acceptance = lot.Accepted ?? (outcome.Equals(Classes.Intermediate, StringComparison.Ordinal) ? Acceptance.None : new(outcome, by));
        documents.Put(Key(into), lot with { Accepted = acceptance });
        CountAccepted(acceptance, into, lot, atoms, 1);
    }

    /// <summary>Within a store the lot that is filled first decides; what is put to it and was counted otherwise is counted as the lot is.</summary>
    private void Keep(AtomFlow flow, LotState giver, LotState taker)
    {
        var (was, becomes) = (giver.Accepted ?? Acceptance.None, taker.Accepted ?? giver.Accepted ?? Acceptance.None);
        if (taker.Accepted is null)
        {
            documents.Put(Key(flow.To!.Lot), documents.Get<LotState>(Key(flow.To.Lot))! with { Accepted = becomes });
        }

        if (was.IsThere != becomes.IsThere)
        {
            CountAccepted(was, flow.From!.Lot, giver, flow.Atoms, -1);
            CountAccepted(becomes, flow.To!.Lot, taker, flow.Atoms, 1);
        }
    }

    private void CountAccepted(Acceptance acceptance, LotId at, LotState lot, IReadOnlyList<Atom> atoms, int way)
    {
        if (!acceptance.IsThere)
        {
            return;
        }

        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            if (root.Producer != lot.Holder)
            {
                Add(root.Producer, new(Cells.AcceptedAs(acceptance.Outcome), lot.Stream, lot.Code, lot.Holder, acceptance.Method, root.Group, ""), way * atom.Grams, at);
                StandAccepted(at, lot, root, atom, -way);
            }
        }
    }

    /// <summary>What was counted when it was accepted is not counted again.</summary>
    private void CountUnaccepted(string outcome, LotId from, LotState lot, IReadOnlyList<Atom> atoms)
    {
        var counted = lot.Accepted is { IsThere: true };
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            if (!counted || root.Producer == lot.Holder)
            {
                Add(root.Producer, new(Cells.AcceptedAs(outcome), lot.Stream, lot.Code, lot.Holder, method, root.Group, ""), atom.Grams, from);
            }
            else
            {
                StandAccepted(from, lot, root, atom, 1);
            }
        }
    }

    private void StandAccepted(LotId at, LotState lot, RootState root, Atom atom, int way) =>
        Add(root.Producer, new(Cells.StockAccepted, lot.Stream, lot.Code, lot.Holder, "", root.Group, Month(root.Since)), way * atom.Grams, at);
}
