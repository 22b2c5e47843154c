using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// Takes a journal line by line and says the first thing that is wrong with it: form, number, link, the word of a checkpoint, and what the line
/// does with mass, manifests and allowances.
/// </summary>
internal sealed class Verification
{
    private readonly Reckoner reckoner;
    private readonly IReadOnlyList<SignedHead> checkpoints;
    private int next;

    /// <param name="checkpoints">What vouches for heads on the way, in the order of their lines.</param>
    public Verification(IReadOnlyList<SignedHead> checkpoints, Documents? documents)
    {
        this.checkpoints = checkpoints;
        reckoner = new() { Ended = documents is null ? null : (key, line, document) => documents.Expect(key, line, document()) };
        while (next < checkpoints.Count && checkpoints[next].Line == 0)
        {
            next++;
        }
    }

    public long Lines { get; private set; }

    /// <summary>The hash of the last line taken.</summary>
    public string Hash { get; private set; } = Chain.Beginning.Hash;

    public Reckoner Reckoner => reckoner;

    /// <summary>The first checkpoint that speaks of a line beyond the last one.</summary>
    public SignedHead? Beyond => next < checkpoints.Count ? checkpoints[next] : null;

    /// <summary>What is wrong with the next line, and which line that is; null when it is sound.</summary>
    public Finding? Take(Scanned line)
    {
        if (Objection(line) is { } why)
        {
            return Bad(Lines + 1, why);
        }

        (Lines, Hash) = (line.Number, line.Hash);
        for (; next < checkpoints.Count && checkpoints[next].Line == Lines; next++)
        {
            if (checkpoints[next].Hash != Hash)
            {
                return Bad(Lines, "the checkpoint holds another hash: history was written anew");
            }
        }

        return null;
    }

    public Finding Bad(long line, string why) => new(Lines, Hash, line, why, false);

    private string? Objection(Scanned line) =>
        line.NoLine ? "not a line"
        : line.Number != Lines + 1 ? "its number is not the next"
        : line.Prev != Hash ? "the line before it is not the one it was written after"
        : !line.Canonical ? "its bytes are not canonical"
        : reckoner.Take(line);
}
