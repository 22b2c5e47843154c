using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>What corrections leave to be settled, and what becomes of it.</summary>
internal sealed partial class Reckoner
{
    private readonly Dictionary<long, (DifferenceState Difference, long Line)> differences = [];

    /// <summary>The manifest that this line corrects, before and after; null where it corrects none that is live.</summary>
    private (ManifestState? Before, ManifestState? After) amended;

    /// <summary>What is said of a remainder leaves its manifest as it is, and settled it moves all that is left and nothing else.</summary>
    private string? Differed(long left, Func<DifferenceState, (DifferenceState? After, bool Settles)> change)
    {
        if (!differences.TryGetValue(left, out var known) || known.Difference.EndedBy is not null)
        {
            return $"line {left} left nothing that is open";
        }

        if (known.Difference.Manifest != line.Manifest || (line.Manifest is { } number && StateOf(number) != line.State))
        {
            return "its manifest is not that of the difference, or not in that state";
        }

        var (after, settles) = change(known.Difference);
        if (after is null)
        {
            return $"what line {left} left takes no {line.Act} now";
        }

        if (settles)
        {
            ScannedMove[] expected = [.. Remainders.Settling(after.Leaves, Held).Where(static m => m.Grams > 0).Select(ScannedMove.Of)];
            if (!line.Moves.AsSpan().SequenceEqual(expected))
            {
                return $"it does not settle what line {left} left";
            }

            after = Remainders.Ended(after, line.Number);
        }
        else if (line.Moves.Length > 0)
        {
            return "it settles before everybody agrees";
        }

        differences[left] = (after, line.Number);
        return null;
    }

    private string? StateOf(ManifestNumber number) =>
        manifests.TryGetValue(number.Text, out var known) ? known.State.State : over.Find(number);

    /// <summary>The fact with the remainder that the line says; one that says none in a journal from before remainders leaves none.</summary>
    private string? Leaves(Corrected corrected, ref FactState fact)
    {
        var earlier = fact.Left is { } left && differences.TryGetValue(left, out var known) && known.Difference.EndedBy is null ? known.Difference : null;
        var reckoned = Remainders.Of(
            line.Moves.Select(static m => (m.FromText, m.ToText, m.Grams)), earlier?.Leaves, amended.Before, amended.After,
            id => lots.TryGetValue(id, out var lot) ? new(new(lot.Store.Site), lot.Store.Stream, new(lot.Store.Code), lot.Place, lot.Grams) : default);
        if (corrected.Leaves is { } said && !Same(said, reckoned))
        {
            return "it does not leave what it says";
        }

        if (earlier is not null)
        {
            differences[earlier.Line] = (Remainders.Ended(earlier, line.Number), line.Number);
        }

        if (corrected.Leaves is { } leaves)
        {
            differences[line.Number] = (new(line.Number, corrected.Line, line.Manifest, leaves), line.Number);
            fact = fact with { Left = line.Number };
        }

        return null;
    }

    private static bool Same(Remainder one, Remainder? other) =>
        other is not null && one.Treatment == other.Treatment && one.Account.SequenceEqual(other.Account) && one.Lots.SequenceEqual(other.Lots);
}
