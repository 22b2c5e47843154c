using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// One weighing for all manifests of a collection round (practice.md 2.1), shared by what was declared. Each manifest is received by an act of its
/// own that names the same manifests and the same weight, so that the shares sum to the weight whichever comes first.
/// </summary>
public static class Rounds
{
    private const int ManifestsMax = 500;

    /// <summary>What falls to each item of the manifest; null where it is received by itself.</summary>
    public static Refused? Share(ReceiveWaste act, ManifestState manifest, Draft draft, out long[]? shares, out RoundState? round)
    {
        shares = null;
        round = null;
        if (act.Round is not { } named)
        {
            return null;
        }

        if (act.SharedWeight is null)
        {
            return new Refused("round_without_weight", "/round");
        }

        if (Measured.Grams(act.SharedWeight, "/sharedWeight", out var total) is { } unreadable)
        {
            return unreadable;
        }

        if (named.Count is < 2 or > ManifestsMax)
        {
            return Refused.With("round_too_long", "/round", ("max", ManifestsMax.ToString(CultureInfo.InvariantCulture)));
        }

        if (!named.Contains(act.Manifest))
        {
            return Refused.With("round_without_manifest", "/round", ("manifest", act.Manifest.Text));
        }

        var order = RoundState.Order(named);
        round = new(order[0], order.Count, total);
        var weights = new List<long>();
        var at = 0;
        foreach (var number in order)
        {
            if (Other(number, act, manifest, round, draft, out var other) is { } objection)
            {
                return objection;
            }

            at = number == act.Manifest ? weights.Count : at;
            weights.AddRange(other!.Items.Select(static i => i.Declared));
        }

        if (order.Distinct().Count() < order.Count)
        {
            return Refused.With("manifest_named_twice", "/round", ("manifest", order.GroupBy(static m => m).First(static g => g.Count() > 1).Key.Text));
        }

        shares = Atoms.Apportion(total, weights)[at..(at + manifest.Items.Count)];
        draft.Warn("weight_shared", "/round", ("manifests", order.Count.ToString(CultureInfo.InvariantCulture)), ("grams", total.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    /// <summary>A manifest of the round is still to be received, or was received with the same round and weight.</summary>
    private static Refused? Other(
        ManifestNumber number, ReceiveWaste act, ManifestState manifest, RoundState round, Draft draft, out ManifestState? other)
    {
        other = draft.Find<ManifestState>(Keys.Manifest(number));
        if (other is null)
        {
            return Refused.With("no_such_manifest", At(number, act), ("manifest", number.Text));
        }

        var fits = other.Receiver == act.Receiver && other.Stream == manifest.Stream
            && (other.Round is { } before ? before == round : other.State is States.Filed or States.InTransit or States.Arrived);
        return fits ? null : Refused.With("round_differs", At(number, act), ("manifest", number.Text));
    }

    private static string At(ManifestNumber number, ReceiveWaste act) =>
        string.Create(CultureInfo.InvariantCulture, $"/round/{act.Round!.TakeWhile(m => m != number).Count()}");
}
