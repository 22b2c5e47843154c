using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Soil and other foreign matter in what is received (含杂率): counted beside the receipt, since mass moves and stands gross. Each root has its part of the whole,
/// so that the parts add up; a correction of the receipt counts it anew.
/// </summary>
internal sealed partial class FlowLines
{
    private void CountImpure(LotId into, FlowLot to, ManifestState manifest, IReadOnlyList<Atom> atoms, CellWord by)
    {
        if (to.State.ImpurityPerMille == 0)
        {
            return;
        }

        var weights = atoms.Select(static a => a.Grams).ToArray();
        var parts = Atoms.Apportion(Impurity.Of(weights.Sum(), to.State.ImpurityPerMille), weights);
        Count(Measures.Impure, into, to, Leaving(manifest, [.. atoms.Zip(parts, static (a, part) => a with { Grams = part }).Where(static a => a.Grams > 0)]), by);
    }

    /// <summary>What a corrected receipt says from now on of the lots that it made; each had its share from what it said before.</summary>
    private void Reweigh(Edition now)
    {
        foreach (var move in now.Moves)
        {
            if (LotId.TryRead(move.To, out var into) && book.StateOf(into) is { ReceivedFor: not null } lot && into.Line == line.Corrects!.Line)
            {
                lot.ImpurityPerMille = line.ImpurityOf(lot.Item);
                book.Put(into, lot);
            }
        }
    }
}
