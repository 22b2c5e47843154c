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
    private void Shift(LotId from, LotState giver, LotId to, LotState taker, IReadOnlyList<Atom> atoms)
    {
        CountStanding(from, giver, atoms, -1);
        CountStanding(to, taker, atoms, +1);
        var (here, there) = (SiteOf(giver), SiteOf(taker));
        var (was, becomes) = (CellKey.Kind(giver.Stream, giver.Code), CellKey.Kind(taker.Stream, taker.Code));
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            if (!was.Equals(becomes, StringComparison.Ordinal))
            {
                Add(root.Producer, new(Cells.ReclassifiedOut, giver.Stream, giver.Code, here, becomes, root.Group, ""), atom.Grams, from);
                Add(root.Producer, new(Cells.ReclassifiedIn, taker.Stream, taker.Code, here, was, root.Group, ""), atom.Grams, to);
            }

            if (here != there)
            {
                Add(root.Producer, new(Cells.MovedOut, taker.Stream, taker.Code, here, there.Text, root.Group, ""), atom.Grams, from);
                Add(root.Producer, new(Cells.MovedIn, taker.Stream, taker.Code, there, here.Text, root.Group, ""), atom.Grams, to);
            }
        }
    }

    private void CountStanding(LotId at, LotState lot, IReadOnlyList<Atom> atoms, int into)
    {
        var measure = lot.Place switch
        {
            Places.Transit => Cells.Transit,
            Places.Discrepancy => Cells.Open,
            _ => Cells.Stock,
        };
        var site = SiteOf(lot);
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            Add(root.Producer, new(measure, lot.Stream, lot.Code, site, "", root.Group, Month(root.Since)), into * atom.Grams, at);
        }
    }

    /// <summary>What leaves a lot for an account, or comes from one that nothing is born of (<paramref name="way"/> −1).</summary>
    private void End(string account, LotId at, LotState lot, IReadOnlyList<Atom> atoms, int way)
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

        var site = SiteOf(lot);
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            var since = measure.Equals(Cells.Open, StringComparison.Ordinal) ? Month(root.Since) : "";
            Add(root.Producer, new(measure, lot.Stream, lot.Code, site, since.Length > 0 ? "" : method, root.Group, since), way * atom.Grams, at);
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
        var site = move.Holder ?? (line.Manifest is { } manifest && documents.Get<ManifestState>(Key(manifest.Number)) is { Receiver: { } receiver } ? receiver : new SiteId("-"));
        Add(site, new(Cells.Weighing, stream, code, site, method, RootGroups.None, ""), -grams, null);
        Add(site, new(Cells.Open, stream, code, site, "", RootGroups.None, month), grams, null);
    }

    /// <summary>Counted when it leaves the store of the site that it is the waste of, so once, whatever collectors do with it; what comes back counts back.</summary>
    private void CountTransfer(AtomFlow flow, LotState giver, LotState taker)
    {
        var left = giver.InStorage && !(taker.InStorage && taker.Holder == giver.Holder) && taker.Manifest is not null;
        var back = taker.InStorage && !giver.InStorage && giver.Manifest is not null;
        if (!left && !back)
        {
            return;
        }

        var (lot, at) = left ? (giver, flow.From!.Lot) : (taker, flow.To!.Lot);
        foreach (var atom in flow.Atoms)
        {
            var root = RootOf(atom);
            if (root.Producer == lot.Holder)
            {
                Add(root.Producer, new(Cells.Transferred, lot.Stream, lot.Code, lot.Holder, "", root.Group, ""), left ? atom.Grams : -atom.Grams, at);
            }
        }
    }

    /// <summary>What is on its way stands with the site it left, whoever carries it.</summary>
    private SiteId SiteOf(LotState lot) =>
        lot.Place.Equals(Places.Transit, StringComparison.Ordinal) && lot.Manifest is { } number && documents.Get<ManifestState>(Key(number)) is { } manifest
            ? manifest.Mover
            : lot.Holder;
}
