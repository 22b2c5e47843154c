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
            return Loaded(before, static _ => null) with { PickUp = "implied" };
        }

        var shares = Shares(before, act);
        return Loaded(before, n => shares?[n - 1] ?? (act.Items?.FirstOrDefault(i => i.Item == n) is { Decision: not "refused" } said
            ? Grams(said.Quantity) + (said.Decision == "partly" ? Grams(said.Refused) : 0)
            : null));
    }

    /// <summary>A round's other manifests may be over and forgotten: what fell to this one stands in its moves.</summary>
    private IReadOnlyList<long>? Shares(ManifestState before, ReceiveWaste act) => act.SharedWeight is not { } shared ? null
        : act.Round is not null ? [.. before.Items.Select((_, i) => Lot(Places.Storage, i + 1) is { } lot ? Held(lot) : 0)]
        : Atoms.Apportion(Grams(shared), [.. before.Items.Select(static i => i.Loaded ?? i.Declared)]);

    private ManifestState Received(ManifestState before, ReceiveWaste act, List<AllowanceMove> expected)
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
                Surplus = line.Moves.Where(m => m.FromAccount == Accounts.Discrepancy && m.To == received).Sum(static m => m.Grams),
            };
        });
        var all = items.All(static i => i.Decision == "refused");
        var after = before with
        {
            Items = items,
            Takes = [],
            Round = act.Round is { } named ? new(RoundState.Order(named)[0], named.Count, Grams(act.SharedWeight)) : null,
        };
        expected.AddRange(before.Takes.Select(t => new AllowanceMove(t.Allowance, 0, -t.Amount, all ? 0 : t.Amount)));
        return after with
        {
            State = all ? States.Refused : items.Any(static i => i.Refused > 0) ? States.Partly : after.AnyOpen ? States.Received : States.Closed,
        };
    }
}
