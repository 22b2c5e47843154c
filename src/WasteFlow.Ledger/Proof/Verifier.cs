using WasteFlow.Contracts;
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

/// <summary>Verifies a journal from a store or an exported file, with whatever vouches for its end.</summary>
public static class Verifier
{
    private const int PageLines = 1_000;

    /// <summary>Every row of the store, every checkpoint beside them, and every document that was derived from them.</summary>
    /// <param name="signed">The checkpoints kept in the store. They bind the past, but not the end: whoever cuts the one can cut the other.</param>
    public static async Task<Finding> Store(
        IJournalStore store, IEnumerable<StateRow> states, IReadOnlyList<SignedHead> signed, Vouchers vouchers, CancellationToken cancel,
        int tries = 5)
    {
        if (Forged([.. signed, .. vouchers.Kept], vouchers) is { } forged)
        {
            return forged;
        }

        var documents = new Documents();
        var verification = new Verification([.. signed.Concat(vouchers.Kept).OrderBy(static c => c.Line)], documents);
        var rows = new StoredRows(store);
        var finding = await Pipeline.Run(rows.Next, verification, (line, at) =>
            rows.HashOf(at) == line.Hash ? null : verification.Bad(at, "its hash column is another"), cancel);
        if (finding is not null)
        {
            return finding;
        }

        foreach (var (key, line, document) in verification.Reckoner.Standing())
        {
            documents.Expect(key, line, document);
        }

        if (documents.Differing(states, verification.Lines) is not { } differing)
        {
            return End(verification, vouchers, null);
        }

        // Beside a ledger that goes on writing the documents are newer than the lines that were read: then once more.
        return store.Head().Line > verification.Lines && tries > 1
            ? await Store(store, states, signed, vouchers, cancel, tries - 1)
            : verification.Bad(differing.Line, differing.Why);
    }

    /// <summary>An exported file, with its trailer where it has one.</summary>
    public static async Task<Finding> File(Stream file, Vouchers vouchers, CancellationToken cancel)
    {
        if (Forged(vouchers.Kept, vouchers) is { } forged)
        {
            return forged;
        }

        var verification = new Verification([.. vouchers.Kept.OrderBy(static c => c.Line)], null);
        var rows = new FileRows(file);
        if (await Pipeline.Run(rows.Next, verification, static (_, _) => null, cancel) is { } finding)
        {
            return finding;
        }

        return rows.Objection is { } why ? verification.Bad(verification.Lines + 1, why) : End(verification, vouchers, rows.Trailer);
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

    /// <summary>The rows of a store, page by page.</summary>
    private sealed class StoredRows(IJournalStore store)
    {
        private readonly Queue<(long First, string[] Hashes)> pages = [];
        private long read;

        public ValueTask<Page> Next(CancellationToken cancel)
        {
            var rows = store.Read(read, PageLines);
            if (rows.Count > 0)
            {
                pages.Enqueue((read + 1, [.. rows.Select(static r => r.Hash)]));
                read += rows.Count;
            }

            return ValueTask.FromResult(new Page([.. rows.Select(static r => (ReadOnlyMemory<byte>)r.Bytes)]));
        }

        /// <summary>The hash that the store has beside a line; asked for in order.</summary>
        public string HashOf(long line)
        {
            while (line >= pages.Peek().First + pages.Peek().Hashes.Length)
            {
                pages.Dequeue();
            }

            return pages.Peek().Hashes[line - pages.Peek().First];
        }
    }
}
