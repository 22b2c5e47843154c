using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>
/// What a correction leaves to be settled (更正遗留差异): what it moved on the discrepancy account and into lots of open differences, less what is a live
/// manifest's own. It is worked out from the line's moves, by the writer and by <c>verify</c> alike with their own lots.
/// </summary>
internal static class Remainders
{
    /// <summary>Keeps what the draft's correction leaves, and ends what an earlier one of the same line left.</summary>
    /// <param name="before">The corrected line's manifest before the correction.</param>
    /// <param name="fact">What the corrected line was left as before.</param>
    /// <returns>The line that the fact's remainder stands at from now on; null where there is none.</returns>
    public static long? Keep(Line line, ManifestState? before, FactState fact, Draft draft)
    {
        var earlier = fact.Left is { } left ? draft.Find<DifferenceState>(CorrectionKeys.Difference(left)) : null;
        var standing = earlier?.EndedBy is null ? earlier : null;
        var after = before is null ? null : draft.Find<ManifestState>(Keys.Manifest(before.Number));
        draft.Leaves = Of(
            draft.Moved.Select(static m => (m.From, m.To, m.Grams)), standing?.Leaves, before, after,
            lot => Standing.Of(draft.Lot(lot)!));
        if (standing is not null)
        {
            draft.Put(CorrectionKeys.Difference(standing.Line), Ended(standing, draft.Number));
        }

        if (draft.Leaves is not { } leaves)
        {
            return null;
        }

        draft.Put(CorrectionKeys.Difference(draft.Number), new DifferenceState(draft.Number, line.Number, before?.Number, leaves));
        return draft.Number;
    }

    public static DifferenceState Ended(DifferenceState difference, long by) => difference with { AgreedBy = null, Contested = null, EndedBy = by };

    /// <summary>Null where nothing is left.</summary>
    /// <param name="moves">The correcting line's own.</param>
    /// <param name="earlier">What an earlier correction left and nobody settled.</param>
    /// <param name="lot">A lot after the moves.</param>
    public static Remainder? Of(
        IEnumerable<(string From, string To, long Grams)> moves, Remainder? earlier, ManifestState? before, ManifestState? after, Func<LotId, Standing> lot)
    {
        var parts = new Dictionary<(SiteId Holder, string Stream, WasteCode Code), long>();
        void Add(SiteId holder, string stream, WasteCode code, long grams) =>
            parts[(holder, stream, code)] = parts.GetValueOrDefault((holder, stream, code)) + grams;

        foreach (var part in earlier?.Account ?? [])
        {
            Add(part.Holder, part.Stream, part.Code, part.Grams);
        }

        var treatment = earlier?.Treatment ?? 0;
        var lots = (earlier?.Lots ?? []).ToHashSet();
        foreach (var (from, to, grams) in moves)
        {
            if (LotId.TryRead(to, out var taker) && lot(taker).Place == Places.Discrepancy)
            {
                lots.Add(taker);
            }

            var (other, sign) = to == Accounts.Discrepancy ? (from, 1) : from == Accounts.Discrepancy ? (to, -1) : ("", 0);
            if (LotId.TryRead(other, out var end))
            {
                var at = lot(end);
                Add(at.Holder, at.Stream, at.Code, sign * grams);
            }
            else
            {
                treatment += sign * grams;
            }
        }

        // What a live manifest answers for itself is not settled twice.
        foreach (var (item, was) in (after?.Items ?? []).Zip(before?.Items ?? []).Where(static i => i.First.Surplus != i.Second.Surplus))
        {
            Add(after!.Receiver, after.Stream, item.Code, item.Surplus - was.Surplus);
        }

        var open = (after?.Items ?? []).Select(static i => i.Short).OfType<LotId>().ToHashSet();
        RemainderPart[] account = [.. parts.Where(static p => p.Value != 0)
            .Select(static p => new RemainderPart(p.Key.Holder, p.Key.Stream, p.Key.Code, p.Value))
            .OrderBy(static p => p.Holder.Text, StringComparer.Ordinal).ThenBy(static p => p.Stream, StringComparer.Ordinal).ThenBy(static p => p.Code.Text, StringComparer.Ordinal)];
        LotId[] holding = [.. lots.Where(l => !open.Contains(l) && lot(l).Grams > 0).Order()];
        return account.Length + holding.Length == 0 && treatment == 0 ? null : new(account, treatment, holding);
    }

    /// <summary>What settles it: all of it becomes weighing difference. A treatment's part is of no stream, since its waste was counted when it went in.</summary>
    /// <param name="grams">What a lot holds.</param>
    public static IEnumerable<Move> Settling(Remainder left, Func<LotId, long> grams)
    {
        foreach (var lot in left.Lots)
        {
            yield return new(lot.ToString(), Accounts.Weighing, grams(lot));
        }

        foreach (var part in left.Account)
        {
            yield return part.Grams > 0
                ? new(Accounts.Discrepancy, Accounts.Weighing, part.Grams, null, part.Stream, part.Code, part.Holder)
                : new(Accounts.Weighing, Accounts.Discrepancy, -part.Grams, null, part.Stream, part.Code, part.Holder);
        }

        if (left.Treatment != 0)
        {
            yield return left.Treatment > 0
                ? new(Accounts.Discrepancy, Accounts.Weighing, left.Treatment)
                : new(Accounts.Weighing, Accounts.Discrepancy, -left.Treatment);
        }
    }

    /// <summary>Grams that it comes to: above zero where mass is missing, below where more went on than there was.</summary>
    /// <param name="grams">What a lot holds.</param>
    public static long Net(Remainder left, Func<LotId, long> grams) => left.Treatment + left.Account.Sum(static p => p.Grams) + left.Lots.Sum(grams);

    /// <summary>A lot as it stands.</summary>
    public readonly record struct Standing(SiteId Holder, string Stream, WasteCode Code, string Place, long Grams)
    {
        public static Standing Of(LotState lot) => new(lot.Holder, lot.Stream, lot.Code, lot.Place, lot.Grams);
    }
}
