using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a receipt counts: what came, for which outcome it was accepted, and of it what left its producer by the manifest.</summary>
internal sealed partial class FlowLines
{
    /// <summary>Whether it was a receipt.</summary>
    private bool Enter(AtomFlow flow, FlowLot lot, FlowLot? giver)
    {
        var received = flow.Fact.Act is Names.Receive or Names.Meter && lot.State is { InStorage: true, Manifest: not null }
            && (giver is null || !giver.State.InStorage || giver.State.Holder != lot.State.Holder);
        if (received)
        {
            CountReceipt((giver ?? lot).State, flow.To!.Lot, lot, flow.Atoms);
        }

        return received;
    }

    private void CountReceipt(LotState giver, LotId into, FlowLot to, IReadOnlyList<Atom> atoms)
    {
        var lot = to.State;
        if (book.ManifestOf(lot.Manifest!.Value) is not { } manifest)
        {
            return;
        }

        var origin = giver.Origin ?? (giver.InStorage && giver.Holder != lot.Holder ? giver.Holder : null);
        var by = lot.ReceivedFor ?? manifest.ItemOf(giver.Item ?? lot.Item, lot.Code, origin)?.Method;
        if (by is null)
        {
            return;
        }

        // A manifest that is diverted later has another method, and a receipt that is corrected then was for the first.
        if (lot.ReceivedFor is null)
        {
            lot.ReceivedFor = by;
            lot.ImpurityPerMille = line.ImpurityOf(lot.Item);
            book.Put(into, lot);
        }

        var word = CellWord.Of(by);
        Count(Measures.Received, into, to, Leaving(manifest, atoms), word);
        CountImpure(into, to, manifest, atoms, word);
        if (book.ClassOf(day, lot.Stream, lot.Code, by) is not { } outcome)
        {
            return;
        }

        Accept(into, to, atoms, outcome, by);
        if (!outcome.Equals(Classes.Intermediate, StringComparison.Ordinal))
        {
            Count(Measures.Accepted, into, to, atoms, word);
        }
    }

    /// <summary>Of what was received what left its producer by the manifest.</summary>
    private IReadOnlyList<Atom> Leaving(ManifestState manifest, IReadOnlyList<Atom> atoms)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            if (!manifest.Leaves(RootOf(atoms[i]).State!.Producer))
            {
                return [.. atoms.Where(a => manifest.Leaves(RootOf(a).State!.Producer))];
            }
        }

        return atoms;
    }
}
