using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>The receiver's words on a load, as they are read.</summary>
public static partial class Receipt
{
    /// <summary>Reads the receiver's word on every item, or shares one weighing over all of them.</summary>
    internal static Refused? Words(ReceiveWaste act, ManifestState manifest, out Word[] words, long[]? shares = null)
    {
        words = new Word[manifest.Items.Count];
        if (act.SharedWeight is { } shared)
        {
            if (act.Items is not null)
            {
                return Refused.With("shared_or_items", "/sharedWeight");
            }

            if (Measured.Grams(shared, "/sharedWeight", out var total) is { } unreadable)
            {
                return unreadable;
            }

            var parts = shares ?? Atoms.Apportion(total, [.. manifest.Items.Select(static i => i.Loaded ?? i.Declared)]);
            words = [.. parts.Select(p => new Word("accepted", p, 0, shared.MoisturePerMille))];
            return null;
        }

        foreach (var (said, i) in (act.Items ?? []).Select(static (s, i) => (s, i)))
        {
            if (Read(said, i, words) is { } objection)
            {
                return objection;
            }
        }

        var silent = Array.FindIndex(words, static w => w is null);
        return silent < 0 ? null : Refused.With("item_without_decision", "/items", ("item", (silent + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static Refused? Read(ItemReceipt said, int index, Word[] words)
    {
        var pointer = string.Create(CultureInfo.InvariantCulture, $"/items/{index}");
        if (said.Item < 1 || said.Item > words.Length)
        {
            return Refused.With("no_such_item", pointer + "/item", ("item", said.Item.ToString(CultureInfo.InvariantCulture)));
        }

        if (words[said.Item - 1] is not null)
        {
            return Refused.With("item_named_twice", pointer + "/item", ("item", said.Item.ToString(CultureInfo.InvariantCulture)));
        }

        if (said.Decision is not ("accepted" or "partly" or "refused"))
        {
            return Refused.With("decision_unknown", pointer + "/decision", ("decision", said.Decision));
        }

        if (said.Decision != "accepted" && string.IsNullOrWhiteSpace(said.Reason))
        {
            return Refused.With("reason_missing", pointer + "/reason");
        }

        if (said is { Containers: not null, Decision: not "partly" })
        {
            return Refused.With("containers_only_partly", pointer + "/containers");
        }

        var received = 0L;
        var refused = 0L;
        if (said.Decision != "refused")
        {
            if (said.Quantity is null)
            {
                return Refused.With("weight_missing", pointer + "/quantity");
            }

            if (Measured.Grams(said.Quantity, pointer + "/quantity", out received) is { } unreadable)
            {
                return unreadable;
            }
        }

        if (said.Decision == "partly")
        {
            if (said.Refused is null)
            {
                return Refused.With("weight_missing", pointer + "/refused");
            }

            if (Measured.Grams(said.Refused, pointer + "/refused", out refused) is { } unreadable)
            {
                return unreadable;
            }
        }

        words[said.Item - 1] = new(said.Decision, received, refused, said.Quantity?.MoisturePerMille, said.Containers, said.Quantity, said.Refused);
        return null;
    }

    /// <summary>Of containers, only what is on the vehicle can be taken from it.</summary>
    private static Refused? NotAboard(ManifestState manifest, Word[] words, Draft draft)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var aboard = manifest.Items[i].Transit is { } transit ? draft.Lot(transit)!.Containers : null;
            var named = words[i].Containers ?? [];
            for (var j = 0; j < named.Count; j++)
            {
                if (aboard?.Contains(named[j]) != true)
                {
                    return Refused.With("no_such_container", string.Create(CultureInfo.InvariantCulture, $"/items/{i}/containers/{j}"),
                        ("container", named[j]));
                }
            }
        }

        return null;
    }

    private static Refused? TooMuchRefused(ManifestState manifest, Word[] words, Draft draft)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var onBoard = manifest.Items[i].Transit is { } lot ? draft.Lot(lot)!.Grams : long.MaxValue;
            if (words[i].Refused > onBoard)
            {
                return Refused.With("refused_above_load", string.Create(CultureInfo.InvariantCulture, $"/items/{i}/refused"),
                    ("grams", onBoard.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return null;
    }

    /// <param name="As">What was taken in, as it was measured; null where a weighing is shared.</param>
    /// <param name="BackAs">What was turned away, as it was measured.</param>
    internal sealed record Word(
        string Decision, long Received, long Refused, int? MoisturePerMille = null, IReadOnlyList<string>? Containers = null,
        Quantity? As = null, Quantity? BackAs = null)
    {
        /// <summary>What came to the gate; null where all of it was turned away unweighed.</summary>
        public long? Came => Decision == "refused" ? null : checked(Received + Refused);
    }
}
