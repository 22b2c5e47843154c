using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>How a receipt leaves its manifest.</summary>
internal sealed partial class Reckoner
{
    /// <summary>A receipt that stands for the pick-up: where no vehicle carries it, the receiver's scale is the only one.</summary>
    private ManifestState Implied(ManifestState before, ReceiveWaste act)
    {
        if (before.Carriage is null)
        {
            return before with { PickUp = "implied", Items = Loaded(before, static _ => null) };
        }

        var shares = Shares(before, act);
        return before with
        {
            Items = Loaded(before, n => shares?[n - 1] ?? (act.Items?.FirstOrDefault(i => i.Item == n) is { Decision: not "refused" } said
                ? Grams(said.Quantity) + (said.Decision == "partly" ? Grams(said.Refused) : 0)
                : null)),
        };
    }

    /// <summary>A round's other manifests may be over and forgotten: what fell to this one stands in its moves.</summary>
    private IReadOnlyList<long>? Shares(ManifestState before, ReceiveWaste act) => act.SharedWeight is not { } shared ? null
        : act.Round is not null ? [.. before.Items.Select((_, i) => Lot(Places.Storage, i + 1) is { } lot ? Held(lot) : 0)]
        : Atoms.Apportion(Grams(shared), [.. before.Items.Select(static i => i.Loaded ?? i.Declared)]);

    private ManifestState Received(ManifestState before, ReceiveWaste act, List<AllowanceMove> expected, NodaTime.Instant? last)
    {
        var shares = Shares(before, act);
        var items = Each(before, (item, n) =>
        {
            var said = act.Items?.FirstOrDefault(i => i.Item == n);
            if (said?.Decision == "refused")
            {
                return item with { Decision = said.Decision, Refused = item.Transit is { } lot ? Held(lot) : item.Declared, Received = 0 };
            }

            var received = Lot(Places.Storage, n);
            return item with
            {
                Decision = said?.Decision ?? "accepted",
                Received = shares?[n - 1] ?? Grams(said?.Quantity),
                Refused = said?.Decision == "partly" ? Grams(said.Refused) : 0,
                ReceivedAs = received,
                Short = Lot(Places.Discrepancy, n),
                Surplus = Surplus(received),
            };
        });
        var all = Array.TrueForAll(items, static i => i.Decision == "refused");
        expected.AddRange(before.Takes.Select(t => new AllowanceMove(
            t.Allowance, 0, -t.Amount, t.Item is { } n && items.ElementAtOrDefault(n - 1) is { } item ? Taken(t.Amount, item) : all ? 0 : t.Amount, t.Unit, t.Item)));
        return before with
        {
            State = all ? States.Refused
                : Array.Exists(items, static i => i.Refused > 0) ? States.Partly
                : Array.Exists(items, static i => i.Short is not null || i.Surplus > 0) ? States.Received
                : States.Closed,
            Items = items,
            Takes = [],
            Freed = before.FreedIf(all),
            Round = act.Round is { } named ? new(RoundState.Order(named)[0], named.Count, Grams(act.SharedWeight)) : null,
            Line = line.Number,
            LastAt = last,
        };
    }

    /// <summary>What an item uses of what was reserved for it: the share that was accepted of what came to the gate, to the nearest whole.</summary>
    private static long Taken(long reserved, ItemState item)
    {
        if (item.Decision == "refused")
        {
            return 0;
        }

        var (accepted, refused) = (item.Received ?? 0, item.Refused ?? 0);
        if (refused == 0)
        {
            return reserved;
        }

        var (whole, rest) = Int128.DivRem((Int128)reserved * accepted, (Int128)accepted + refused);
        return (long)(rest * 2 < (Int128)accepted + refused ? whole : whole + 1);
    }

    /// <summary>What arrived at the lot beyond what was loaded, and is not settled.</summary>
    private long Surplus(LotId? received)
    {
        var sum = 0L;
        foreach (ref readonly var move in line.Moves.AsSpan())
        {
            sum += move.To == received && move.FromAccount == Accounts.Discrepancy ? move.Grams : 0;
        }

        return sum;
    }
}
