using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>What corrections leave of facts, proposals and manifests.</summary>
internal sealed partial class Reckoner
{
    private static readonly FrozenSet<string> Corrections = new[]
    {
        "propose-correction", "consent-to-correction", "refuse-correction", "withdraw-correction", "lapse-correction", "take-back-act",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<long, (FactState Fact, long Line)> facts = [];
    private readonly Dictionary<long, (ProposalState Proposal, long Line)> proposals = [];

    /// <summary>Lines that their first correction found other than they are.</summary>
    private readonly HashSet<long> misquoted = [];

    /// <summary>Manifests that are over and come back by a taking back.</summary>
    private readonly Dictionary<string, KnownManifest> returning = new(StringComparer.Ordinal);

    private string? Corrected() => line.Corrects is { } corrected && misquoted.Contains(corrected.Line)
        ? $"line {corrected.Line} did not stand as it says"
        : line.Said switch
        {
            ProposeCorrection a => Proposed(a),
            ConsentToCorrection a => Consented(a),
            RefuseCorrection a => Answered(a.Proposal, static p => p with { State = ProposalState.Refused }),
            WithdrawCorrection a => Answered(a.Proposal, static p => p with { State = ProposalState.Withdrawn }),
            LapseCorrection a => Answered(a.Proposal, static p => p with { State = ProposalState.Lapsed }),
            TakeBackAct a => TakenBack(a),
            _ => null,
        };

    private string? Consented(ConsentToCorrection act) => Answered(act.Proposal, p => Consented(p, act.As));

    private string? Proposed(ProposeCorrection act)
    {
        var fact = facts.GetValueOrDefault(act.Line).Fact ?? new(act.Line);
        if (fact.Open is not null || fact.TakenBack == true)
        {
            return $"line {act.Line} takes no correction now";
        }

        var posted = line.Corrects is not null;
        proposals[line.Number] = (new(
            line.Number, act.Line, act.Pointer, act.Value, act.As, line.Awaits, posted ? ProposalState.Posted : ProposalState.Open,
            Instant.FromUnixTimeMilliseconds(line.At)), line.Number);
        return posted ? Stands(fact) : Put(fact with { Open = line.Number });
    }

    private static ProposalState Consented(ProposalState proposal, string role)
    {
        string[] awaits = [.. proposal.Awaits.Where(r => r != role)];
        return proposal with { Awaits = awaits, State = awaits.Length == 0 ? ProposalState.Posted : ProposalState.Open };
    }

    private string? Answered(long number, Func<ProposalState, ProposalState> change)
    {
        if (!proposals.TryGetValue(number, out var known) || known.Proposal.State != ProposalState.Open)
        {
            return $"proposal {number} is not open";
        }

        var after = change(known.Proposal);
        proposals[number] = (after, line.Number);
        var fact = facts[after.Line].Fact;
        return after.State switch
        {
            ProposalState.Posted => Stands(fact),
            ProposalState.Open => line.Corrects is null ? null : "it corrects before everybody agrees",
            _ => Put(fact with { Open = null }),
        };
    }

    private string? TakenBack(TakeBackAct act) =>
        line.Corrects is not { Is: null } ? "it takes nothing back"
        : facts.TryGetValue(act.Line, out var known) && known.Fact is not { Open: null, Stands: null, TakenBack: null } ? $"line {act.Line} was corrected before"
        : Put(new(act.Line, TakenBack: true));

    private string? Stands(FactState fact)
    {
        if (line.Corrects is not { Is: { } now } corrected || corrected.Line != fact.Line)
        {
            return "it does not say what stands from now on";
        }

        return fact.Stands is { } was && !Same(was, corrected.Was)
            ? $"line {fact.Line} did not stand as it says"
            : Edited(corrected.Was.Moves, now.Moves) ?? Leaves(corrected, ref fact) ?? Put(fact with { Stands = now, Open = null });
    }

    private static bool Same(Edition one, Edition other) =>
        one.Moves.SequenceEqual(other.Moves) && JsonElement.DeepEquals(one.Said, other.Said);

    /// <summary>What stands now differs from what stood by this line's own moves, account for account.</summary>
    private string? Edited(IReadOnlyList<Move> was, IReadOnlyList<Move> now)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        void Add(string from, string to, long grams)
        {
            sums[from] = sums.GetValueOrDefault(from) - grams;
            sums[to] = sums.GetValueOrDefault(to) + grams;
        }

        foreach (var move in was)
        {
            Add(move.From, move.To, grams: move.Grams);
        }

        foreach (var move in now)
        {
            Add(move.From, move.To, -move.Grams);
        }

        foreach (var move in line.Moves)
        {
            Add(move.FromLot ? move.From.ToString() : move.FromAccount, move.ToLot ? move.To.ToString() : move.ToAccount, move.Grams);
        }

        return sums.FirstOrDefault(static s => s.Value != 0) is { Key: { } end } ? $"its moves do not make of {end} what it says stands now" : null;
    }

    private string? Put(FactState fact)
    {
        facts[fact.Line] = (fact, line.Number);
        return null;
    }

    /// <summary>A correction that concerns a manifest leaves its state, unless the difference that was open is no more.</summary>
    private string? Amended(ManifestNumber number)
    {
        if (line.Corrects is { Act: "meter-waste" } reading)
        {
            Reread(reading.Was.Said.Deserialize<MeterWaste>(Wire.Options)!, reading.Is?.Said.Deserialize<MeterWaste>(Wire.Options));
        }

        if (!manifests.TryGetValue(number.Text, out var known))
        {
            return line.Corrects is { Is: null } ? Revived(number)
                : over.Find(number) == line.State ? null : $"manifest {number} is over in another state";
        }

        var before = known.State;
        var after = line.Corrects switch
        {
            { Is: null } => Restored(known),
            { Act: "receive-waste" or "meter-waste", Is: { } now } corrected => Weighed(before, corrected.Act, corrected.Was, now),
            { Act: "pick-up-waste", Is: { } now } => Reloaded(before, now.Said.Deserialize<PickUpWaste>(Wire.Options)!),
            _ => before,
        };
        amended = (before, after);
        return Put(after, known, after.LastAt);
    }

    private void Reread(MeterWaste was, MeterWaste? now)
    {
        var meter = new SiteMeter(was.Receiver.Text, was.Meter);
        if (meters[meter].Reading == was.To)
        {
            meters[meter] = (now?.To ?? was.From, line.Number);
        }
    }

    private string? Revived(ManifestNumber number)
    {
        if (!returning.Remove(number.Text, out var known))
        {
            return $"manifest {number} is not there to be taken back";
        }

        over.Remove(number);
        var restored = Restored(known);
        return Put(restored, known, restored.LastAt);
    }

    private ManifestState Restored(KnownManifest known)
    {
        if (known.Before is not { } before)
        {
            Unreserve(known.State);
            return known.State with { State = States.Cancelled, Takes = [] };
        }

        foreach (var portion in before.State == States.Filed ? before.Items.SelectMany(static i => i.Reserved) : [])
        {
            if (lots.TryGetValue(portion.Lot, out var lot))
            {
                lot.Reserved += portion.Grams;
                Touch(lot);
            }
        }

        return before;
    }

    private static ManifestState Reloaded(ManifestState before, PickUpWaste said) => before with
    {
        Items = Each(before, (item, n) => said.Loaded?.FirstOrDefault(l => l.Item == n) is { } loaded ? item with
        {
            Loaded = Grams(loaded.Quantity),
            LoadedAs = Ends.InUnits(loaded.Quantity),
        } : item),
    };

    private static IReadOnlyList<long>? Shared(ManifestState manifest, ReceiveWaste act) => act.SharedWeight is { } weighed
        ? Atoms.Apportion(Grams(weighed), [.. manifest.Items.Select(static i => i.Loaded ?? i.Declared)])
        : null;

    private ManifestState Weighed(ManifestState before, string act, Edition was, Edition now)
    {
        if (before is { AnyOpen: false } and not { State: States.Received or States.Partly })
        {
            return before;
        }

        var (old, said) = (Receipts.Said(act, was.Said, before.Number), Receipts.Said(act, now.Said, before.Number));
        var (earlierShares, shares) = (Shared(before, old), Shared(before, said));
        var items = Each(before, (item, n) =>
        {
            var word = said.Items?.FirstOrDefault(i => i.Item == n);
            var received = shares?[n - 1] ?? Grams(word?.Quantity);
            var earlier = earlierShares?[n - 1] ?? Grams(old.Items?.FirstOrDefault(i => i.Item == n)?.Quantity);
            if (received == earlier || item.Transit is not { } transit)
            {
                return item;
            }

            var outs = now.Moves.Where(m => m.From == transit.ToString()).ToList();
            var arrived = outs.Sum(static m => m.Grams);
            var missing = outs.LastOrDefault(m => LotId.TryRead(m.To, out var to) && to != item.ReceivedAs);
            var ends = Ends.Of(
                LawOf(before).Tables.Streams.Of(before.Stream), item, arrived, new("accepted", received, 0, As: word?.Quantity, BackAs: word?.Refused));
            var surplus = ends.Closes ? 0 : Math.Max(0, received - arrived);
            return item with { Short = missing is null ? null : LotId.Read(missing.To), Surplus = surplus };
        });
        if (items.SequenceEqual(before.Items))
        {
            return before;
        }

        var after = before with { Items = items };
        return after is { State: States.Received, AnyOpen: false } ? after with { State = States.Closed } : after;
    }
}
