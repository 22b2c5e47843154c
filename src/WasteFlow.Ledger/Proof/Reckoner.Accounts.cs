using System.Runtime.InteropServices;
using WasteFlow.Ledger.Custody;

namespace WasteFlow.Ledger.Proof;

/// <summary>What stands on the accounts that are no lots: only those that may be either way are ever below zero, and there are no others than the known ones.</summary>
internal sealed partial class Reckoner
{
    /// <summary>What ended for good: products, losses, what lies for good, what left for outside.</summary>
    private readonly Dictionary<string, long> endings = new(StringComparer.Ordinal);

    private string? Accounted()
    {
        foreach (ref readonly var move in line.Moves.AsSpan())
        {
            if ((move.FromLot ? null : Changed(move.FromAccount, -move.Grams)) is { } from)
            {
                return from;
            }

            if ((move.ToLot ? null : Changed(move.ToAccount, move.Grams)) is { } to)
            {
                return to;
            }
        }

        // A correction may take out before it puts in, so it is the line as a whole that counts.
        foreach (ref readonly var move in line.Moves.AsSpan())
        {
            if (!move.FromLot && endings.TryGetValue(move.FromAccount, out var grams) && grams < 0)
            {
                return $"account {move.FromAccount} holds less than leaves it";
            }
        }

        return null;
    }

    /// <summary>The world outside and stock gains give, two scales and corrections differ either way; a treatment is asked to balance.</summary>
    private string? Changed(string account, long grams)
    {
        if (AccountRows.Find(account) is not { } row)
        {
            return $"there is no account {account}";
        }

        if (row.EndsThere)
        {
            ref var stands = ref CollectionsMarshal.GetValueRefOrAddDefault(endings, account, out _);
            stands += grams;
        }

        return null;
    }
}
