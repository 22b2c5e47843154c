using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>What <c>verify</c> finds.</summary>
/// <param name="Bad">The line that is wrong, or null.</param>
/// <param name="TailProvable">Whether a trailer or checkpoint vouches for the end.</param>
public sealed record Finding(long Lines, string Hash, long? Bad, string? Why, bool TailProvable);

/// <summary>Verifies a journal from a store or an exported file, with whatever vouches for its end.</summary>
public static class Verifier
{
    private const int PageLines = 2_000;

    /// <summary>Every row of the store, and the state that was derived from them.</summary>
    public static Finding Store(IJournalStore store, SignedHead? checkpoint, string? publicPem)
    {
        var verification = new Verification();
        string? atCheckpoint = null;
        while (true)
        {
            var rows = store.Read(verification.Lines, PageLines);
            if (rows.Count == 0)
            {
                break;
            }

            foreach (var row in rows)
            {
                if (verification.Take(row.Bytes) is { } why)
                {
                    return Bad(verification, why);
                }

                if (verification.Hash != row.Hash)
                {
                    return new(verification.Lines, verification.Hash, verification.Lines, "its hash column is another", false);
                }

                atCheckpoint = checkpoint?.Line == row.Number ? verification.Hash : atCheckpoint;
            }
        }

        foreach (var (lot, atoms) in verification.Lots)
        {
            if (store.Load(Custody.Keys.Lot(lot)) is not { } body
                || System.Text.Json.JsonSerializer.Deserialize<Custody.LotState>(body, Wire.Options)!.Roots.SequenceEqual(atoms.Items) is false)
            {
                return new(verification.Lines, verification.Hash, lot.Line, $"the balance of lot {lot} is not what its lines make", false);
            }
        }

        return Vouch(verification, checkpoint, publicPem, atCheckpoint);
    }

    /// <summary>An exported file, with its trailer where it has one.</summary>
    public static async Task<Finding> File(TextReader file, SignedHead? checkpoint, string? publicPem, CancellationToken cancel)
    {
        var verification = new Verification();
        string? atCheckpoint = null;
        SignedHead? trailer = null;
        while (await file.ReadLineAsync(cancel) is { } row)
        {
            if (trailer is not null)
            {
                return Bad(verification, "it stands after the trailer");
            }

            if (row.StartsWith("{\"trailer\":", StringComparison.Ordinal))
            {
                trailer = ReadTrailer(row);
                if (trailer is null)
                {
                    return Bad(verification, "the trailer cannot be read");
                }

                continue;
            }

            if (verification.Take(System.Text.Encoding.UTF8.GetBytes(row)) is { } why)
            {
                return Bad(verification, why);
            }

            atCheckpoint = checkpoint?.Line == verification.Lines ? verification.Hash : atCheckpoint;
        }

        if (trailer is not null)
        {
            if (publicPem is not null && !LedgerKeys.Holds(trailer, publicPem))
            {
                return Bad(verification, "the trailer was not signed with this key");
            }

            if (trailer.Line != verification.Lines || trailer.Hash != verification.Hash)
            {
                return Bad(verification, "the trailer speaks of another end");
            }
        }

        var finding = Vouch(verification, checkpoint, publicPem, atCheckpoint);
        return finding.Bad is null && trailer is not null && publicPem is not null ? finding with { TailProvable = true } : finding;
    }

    private static SignedHead? ReadTrailer(string row)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<Trailer>(row, Wire.Options)?.Head;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static Finding Vouch(Verification verification, SignedHead? checkpoint, string? publicPem, string? atCheckpoint)
    {
        if (checkpoint is null)
        {
            return new(verification.Lines, verification.Hash, null, null, false);
        }

        if (publicPem is not null && !LedgerKeys.Holds(checkpoint, publicPem))
        {
            return Bad(verification, "the checkpoint was not signed with this key");
        }

        if (checkpoint.Line > verification.Lines)
        {
            return Bad(verification, "the checkpoint speaks of a later line: the tail was cut");
        }

        return checkpoint.Line == 0 || atCheckpoint == checkpoint.Hash
            ? new(verification.Lines, verification.Hash, null, null, checkpoint.Line == verification.Lines)
            : new(verification.Lines, verification.Hash, checkpoint.Line, "the checkpoint holds another hash: history was written anew", false);
    }

    private static Finding Bad(Verification verification, string why) =>
        new(verification.Lines, verification.Hash, verification.Lines + 1, why, false);
}
