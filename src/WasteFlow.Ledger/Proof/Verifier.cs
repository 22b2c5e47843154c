using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>What <c>verify</c> finds.</summary>
/// <param name="Bad">The line that is wrong, or null.</param>
/// <param name="TailProvable">Whether a trailer or checkpoint vouches for the end.</param>
public sealed record Finding(long Lines, string Hash, long? Bad, string? Why, bool TailProvable);

/// <summary>What a journal is held against.</summary>
/// <param name="Keys">The public keys that are believed; null where there are none: then no signature is checked.</param>
/// <param name="Kept">Signed heads that were kept elsewhere.</param>
public sealed record Vouchers(KeyRing? Keys, IReadOnlyList<SignedHead> Kept)
{
    public static readonly Vouchers None = new(null, []);
}

/// <summary>What a store has derived from its lines.</summary>
/// <param name="Head">The last line that the documents rest on; lines beyond it are not read.</param>
/// <param name="States">What the writer decides against.</param>
/// <param name="Chains">Whose every gram is; null where nothing is to be compared.</param>
public sealed record Derived(LedgerHead Head, IEnumerable<StateRow> States, StoredChains? Chains);

/// <summary>The documents of the <c>chains</c> fold, and the line that they stand at with its hash.</summary>
public sealed record StoredChains(long Line, string Hash, IEnumerable<FoldDocument> Documents);

/// <summary>Verifies a journal from a store or an exported file, with whatever vouches for its end.</summary>
public static class Verifier
{
    /// <summary>Every row of the store, every checkpoint beside them, and every document that was derived from them.</summary>
    /// <param name="signed">The checkpoints kept in the store. They bind the past, but not the end: whoever cuts the one can cut the other.</param>
    public static async Task<Finding> Store(
        IJournalStore store, Derived derived, IReadOnlyList<SignedHead> signed, Vouchers vouchers, CancellationToken cancel)
    {
        if (Forged([.. signed, .. vouchers.Kept], vouchers) is { } forged)
        {
            return forged;
        }

        if (derived.Chains is { } ahead && ahead.Line > derived.Head.Line)
        {
            return new(0, Chain.Beginning.Hash, derived.Head.Line + 1, $"the fold of chains stands at line {ahead.Line}: the tail was cut", false);
        }

        SignedHead[] checkpoints = [.. signed.Concat(vouchers.Kept).OrderBy(static c => c.Line)];
        return await Store(store, derived, checkpoints, null, vouchers, cancel)
            ?? (await Store(store, derived, checkpoints, await Foresee(new StoredRows(store, derived.Head.Line).Next), vouchers, cancel))!;

        Task<Foreseen> Foresee(Func<CancellationToken, ValueTask<Page>> rows) => Foreseen.Read(rows, derived.Chains?.Line ?? long.MaxValue, cancel);
    }

    /// <summary>An exported file, with its trailer where it has one.</summary>
    /// <param name="file">Read from where it stands; from there again where lines correct earlier ones.</param>
    /// <exception cref="NotSupportedException">Lines correct earlier ones, and the file cannot be read again.</exception>
    public static async Task<Finding> File(Stream file, Vouchers vouchers, CancellationToken cancel)
    {
        if (Forged(vouchers.Kept, vouchers) is { } forged)
        {
            return forged;
        }

        var start = file.CanSeek ? file.Position : 0;
        if (await File(file, null, vouchers, cancel) is { } finding)
        {
            return finding;
        }

        file.Position = start;
        var foreseen = await Foreseen.Read(new FileRows(file).Next, long.MaxValue, cancel);
        file.Position = start;
        return (await File(file, foreseen, vouchers, cancel))!;
    }

    /// <returns>Null where the journal has to be read ahead first.</returns>
    private static async Task<Finding?> Store(
        IJournalStore store, Derived derived, SignedHead[] checkpoints, Foreseen? foreseen, Vouchers vouchers, CancellationToken cancel)
    {
        var documents = new Documents();
        using var sums = derived.Chains is { } known ? new RootSums(known.Line) : null;
        var verification = new Verification(checkpoints, foreseen, documents, derived.Chains, sums);
        var rows = new StoredRows(store, derived.Head.Line);
        var finding = await Pipeline.Run(rows.Next, verification, (line, at) =>
            LineHash.Read(rows.HashOf(at)) == line.Hash ? null : verification.Bad(at, "its hash column is another"), cancel);
        if (verification.NeedsForesight)
        {
            return null;
        }

        if ((finding ?? verification.End()) is { } bad)
        {
            return bad;
        }

        foreach (var (key, line, document) in verification.Reckoner.Standing())
        {
            documents.Expect(key, line, document);
        }

        if (documents.Differing(derived.States, verification.Lines) is { } differing)
        {
            return verification.Bad(differing.Line, differing.Why);
        }

        sums?.Add(derived.Chains!.Documents);
        return sums?.Differing() is { } other
            ? verification.Bad(other, $"the fold of chains tells another history of the lots of line {other} than its lines make")
            : End(verification, vouchers, null);
    }

    private static async Task<Finding?> File(Stream file, Foreseen? foreseen, Vouchers vouchers, CancellationToken cancel)
    {
        var verification = new Verification([.. vouchers.Kept.OrderBy(static c => c.Line)], foreseen, null, null, null);
        var rows = new FileRows(file);
        var finding = await Pipeline.Run(rows.Next, verification, static (_, _) => null, cancel);
        return verification.NeedsForesight ? null
            : finding ?? (rows.Objection is { } why ? verification.Bad(verification.Lines + 1, why)
                : verification.End() ?? End(verification, vouchers, rows.Trailer));
    }

    private static Finding? Forged(IEnumerable<SignedHead> heads, Vouchers vouchers) =>
        vouchers.Keys is { } keys && heads.OrderBy(static h => h.Line).FirstOrDefault(h => !keys.Holds(h)) is { } forged
            ? new(0, Chain.Beginning.Hash, forged.Line, "the checkpoint was not signed with this key", false)
            : null;

    private static Finding End(Verification verification, Vouchers vouchers, SignedHead? trailer)
    {
        if (verification.Beyond is { } beyond)
        {
            return verification.Bad(verification.Lines + 1, $"the checkpoint speaks of line {beyond.Line}: the tail was cut");
        }

        if (trailer is not null && vouchers.Keys is { } keys && !keys.Holds(trailer))
        {
            return verification.Bad(verification.Lines + 1, "the trailer was not signed with this key");
        }

        if (trailer is not null && (trailer.Line != verification.Lines || trailer.Hash != verification.Hash))
        {
            var at = trailer.Line == verification.Lines ? trailer.Line : Math.Min(trailer.Line, verification.Lines) + 1;
            return verification.Bad(at, "the trailer speaks of another end");
        }

        return new(verification.Lines, verification.Hash, null, null,
            vouchers.Kept.Any(k => k.Line == verification.Lines) || (trailer is not null && vouchers.Keys is not null));
    }
}
