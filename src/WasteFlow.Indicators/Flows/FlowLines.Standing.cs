using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Where mass stands, and how it comes to stand elsewhere: with these cells the identity holds for every site, stream and code, and so for every
/// region. What changes its stream or code where it stands, or on its way, is reclassified first and moved then.
/// </summary>
internal sealed partial class FlowLines
{
    private void Shift(LotId from, FlowLot giver, LotId to, FlowLot taker, IReadOnlyList<Atom> atoms)
    {
        CountStanding(from, giver, atoms, -1);
        CountStanding(to, taker, atoms, +1);
        var (here, there, left, came) = (SiteOf(giver), SiteOf(taker), giver.Words, taker.Words);
        if (left.Stream != came.Stream || left.Code != came.Code)
        {
            var was = CellWord.Of(CellKey.Kind(giver.State.Stream, giver.State.Code));
            var becomes = CellWord.Of(CellKey.Kind(taker.State.Stream, taker.State.Code));
            foreach (var atom in Atoms.Span(atoms))
            {
                var root = RootOf(atom);
                Add(root.Producer, new(CellWord.Of(Cells.ReclassifiedOut), left.Stream, left.Code, here, becomes, root.Group, default), atom.Grams, from);
                Add(root.Producer, new(CellWord.Of(Cells.ReclassifiedIn), came.Stream, came.Code, here, was, root.Group, default), atom.Grams, to);
            }
        }

        if (here != there)
        {
            foreach (var atom in Atoms.Span(atoms))
            {
                var root = RootOf(atom);
                Add(root.Producer, new(Measures.MovedOut, came.Stream, came.Code, here, there, root.Group, default), atom.Grams, from);
                Add(root.Producer, new(Measures.MovedIn, came.Stream, came.Code, there, here, root.Group, default), atom.Grams, to);
            }
        }
    }

    private void CountStanding(LotId at, FlowLot lot, IReadOnlyList<Atom> atoms, int into)
    {
        var measure = lot.State.Place switch
        {
            Places.Transit => Measures.Transit,
            Places.Discrepancy => Measures.Open,
            _ => Measures.Stock,
        };
        var (site, words) = (SiteOf(lot), lot.Words);
        foreach (var atom in Atoms.Span(atoms))
        {
            var root = RootOf(atom);
            Add(root.Producer, new(measure, words.Stream, words.Code, site, default, root.Group, root.Since), into * atom.Grams, at);
        }
    }

    /// <summary>What leaves a lot for an account, or comes from one that nothing is born of (<paramref name="way"/> −1).</summary>
    private void End(string account, LotId at, FlowLot lot, IReadOnlyList<Atom> atoms, int way)
    {
        var measure = account switch
        {
            Accounts.StorageLoss => Cells.Lost,
            Accounts.SentOut => Cells.SentOut,
            Accounts.Weighing => Cells.Weighing,
            Accounts.Discrepancy => Cells.Open,
            _ => null,
        };
        if (measure is null)
        {
            return;
        }

        var (of, site, words) = (CellWord.Of(measure), SiteOf(lot), lot.Words);
        var stands = measure.Equals(Cells.Open, StringComparison.Ordinal);
        foreach (var atom in Atoms.Span(atoms))
        {
            var root = RootOf(atom);
            Add(root.Producer, new(of, words.Stream, words.Code, site, stands ? default : method, root.Group, stands ? root.Since : default), way * atom.Grams, at);
        }
    }

    /// <summary>What stands open on an account is closed as a weighing difference: it has no lot, and stands with the receiver unless the move says where.</summary>
    private void CloseWithoutLot(Move move)
    {
        if (move is not { Stream: { } stream, Code: { } code, From: Accounts.Weighing or Accounts.Discrepancy, To: Accounts.Weighing or Accounts.Discrepancy })
        {
            return;
        }

        var grams = move.From == Accounts.Weighing ? move.Grams : -move.Grams;
        var site = move.Holder ?? (line.Manifest is { } manifest && book.ManifestOf(manifest) is { Receiver: { } receiver } ? receiver : new SiteId("-"));
        Add(CellWord.Of(site.Text), new(Cells.Weighing, stream, code, site, method.Text, RootGroups.None, ""), -grams, null);
        Add(CellWord.Of(site.Text), new(Cells.Open, stream, code, site, "", RootGroups.None, month.Text), grams, null);
    }

    /// <summary>Counted when it leaves the store of the site that it is the waste of, so once, whatever collectors do with it; what comes back counts back.</summary>
    private void CountTransfer(AtomFlow flow, FlowLot giver, FlowLot taker)
    {
        var (from, to) = (giver.State, taker.State);
        var left = from.InStorage && !(to.InStorage && to.Holder == from.Holder) && to.Manifest is not null;
        var back = to.InStorage && !from.InStorage && from.Manifest is not null;
        if (!left && !back)
        {
            return;
        }

        var (lot, at) = left ? (giver.Words, flow.From!.Lot) : (taker.Words, flow.To!.Lot);
        foreach (var atom in Atoms.Span(flow.Atoms))
        {
            var root = RootOf(atom);
            if (root.Producer == lot.Holder)
            {
                Add(root.Producer, new(Measures.Transferred, lot.Stream, lot.Code, lot.Holder, default, root.Group, default), left ? atom.Grams : -atom.Grams, at);
            }
        }
    }

    /// <summary>What is on its way stands with the site it left, whoever carries it.</summary>
    private CellWord SiteOf(FlowLot lot) =>
        lot.State.Place.Equals(Places.Transit, StringComparison.Ordinal) && lot.State.Manifest is { } number && book.ManifestOf(number) is { } manifest
            ? CellWord.Of(manifest.Mover.Text)
            : lot.Words.Holder;
}
