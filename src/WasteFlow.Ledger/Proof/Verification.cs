using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// Takes a journal line by line and says the first thing that is wrong with it: form, number, link, the word of a checkpoint, what the line does with
/// mass, manifests and allowances, and whose the mass is.
/// </summary>
internal sealed class Verification
{
    private readonly Reckoner reckoner;
    private readonly Roots roots;
    private readonly Foreseen? foreseen;
    private readonly StoredChains? chains;
    private readonly IReadOnlyList<SignedHead> checkpoints;
    private LineHash head = LineHash.Read(Chain.Beginning.Hash)!.Value;
    private int next;

    /// <param name="checkpoints">What vouches for heads on the way, in the order of their lines.</param>
    /// <param name="foreseen">Null for a first reading, which goes as far as no line looks back.</param>
    /// <param name="chains">What the roots are held against, up to the line it stands at; they are reckoned no further.</param>
    public Verification(IReadOnlyList<SignedHead> checkpoints, Foreseen? foreseen, Documents? documents, StoredChains? chains, RootSums? sums)
    {
        this.checkpoints = checkpoints;
        this.foreseen = foreseen;
        this.chains = chains;
        reckoner = new(foreseen ?? new()) { Ended = documents is null ? null : documents.Expect };
        roots = new(foreseen ?? new(), sums);
        while (next < checkpoints.Count && checkpoints[next].Line == 0)
        {
            next++;
        }
    }

    public long Lines { get; private set; }

    /// <summary>The hash of the last line taken.</summary>
    public string Hash => head.ToString();

    public Reckoner Reckoner => reckoner;

    /// <summary>A line looks back, and nothing was foreseen: the journal has to be read once more.</summary>
    public bool NeedsForesight { get; private set; }

    /// <summary>The first checkpoint that speaks of a line beyond the last one.</summary>
    public SignedHead? Beyond => next < checkpoints.Count ? checkpoints[next] : null;

    /// <summary>What is wrong with the next line, and which line that is; null when it is sound.</summary>
    public Finding? Take(Scanned line)
    {
        if (Objection(line) is { } why)
        {
            return Bad(Lines + 1, why);
        }

        (Lines, head) = (line.Number, line.Hash);
        for (; next < checkpoints.Count && checkpoints[next].Line == Lines; next++)
        {
            if (checkpoints[next].Hash != Hash)
            {
                return Bad(Lines, "the checkpoint holds another hash: history was written anew");
            }
        }

        return Lines == chains?.Line ? AtChains() : null;
    }

    /// <summary>What is wrong when all lines are taken.</summary>
    public Finding? End() => chains is null ? Rooted() : null;

    public Finding Bad(long line, string why) => new(Lines, Hash, line, why, false);

    private string? Objection(Scanned line)
    {
        if (line.NoLine)
        {
            return "not a line";
        }

        if (line.Number != Lines + 1)
        {
            return "its number is not the next";
        }

        if (line.Prev != head)
        {
            return "the line before it is not the one it was written after";
        }

        if (!line.Canonical)
        {
            return "its bytes are not canonical";
        }

        if (foreseen is null && Foreseen.LooksBack(line))
        {
            NeedsForesight = true;
            return "it looks back";
        }

        return reckoner.Take(line) ?? (chains is null || line.Number <= chains.Line ? roots.Take(line) : null);
    }

    private Finding? AtChains() => Hash == chains!.Hash ? Rooted() : Bad(Lines, "the fold of chains was made of another line");

    private Finding? Rooted() => roots.Differing(reckoner.Balances) is { } lot
        ? Bad(lot.Line, $"the roots of lot {lot}, as later lines correct them, do not add up to what it holds")
        : null;
}
