using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Provenance;

/// <summary>A lot's whole history: what came in when it was made, and what left it, in order. Only a correction lets more come in later.</summary>
/// <param name="Initial">Root → grams of all that ever came in.</param>
/// <param name="Told">The word its moisture has of its own; null where it only has what its sources had.</param>
/// <param name="Since">The correcting line that this history holds from; null where it holds from the beginning.</param>
public sealed record TracedLot(
    LotBorn Born, string Act, Instant At, IReadOnlyList<TracedIn> Ins, IReadOnlyList<Atom> Initial, IReadOnlyList<TracedOut> Outs,
    MoistureWord? Told = null, long? Since = null)
{
    public long Line => Born.Lot.Line;

    public long Grams => Atoms.SumOf(Initial);

    /// <summary>Root → grams of what is left.</summary>
    public Atoms Left() => Outs.Count == 0 ? Atoms.Of(Initial) : Atoms.Of(Initial).Less(Outs.SelectMany(static o => o.Atoms));

    /// <summary>What was left after the line <paramref name="at"/>.</summary>
    public long LeftAt(long at) => Grams - Outs.Where(o => o.Line <= at).Sum(static o => o.Grams);
}

/// <summary>That the moisture of a lot was said of it itself, at its weighing or by an assay (化验).</summary>
/// <param name="AssayedAt">The line of the last assay; null where there was none.</param>
/// <param name="Gone">Nothing of the lot was left at that line: the sample can only be of what had gone on.</param>
public sealed record MoistureWord(long? AssayedAt, bool Gone);

/// <param name="From">A lot, or an account, which made the lot a root for these grams.</param>
/// <param name="Line">The line that it came in by, where that is not the lot's own.</param>
public sealed record TracedIn(string From, long Grams, IReadOnlyList<Atom> Atoms, long? Line = null);

/// <param name="Site">Where it happened, for moves into accounts.</param>
/// <param name="Method">The method, for treatments.</param>
public sealed record TracedOut(
    long Line, string Act, Instant At, string To, long Grams, string? Class, string? Method, SiteId? Site, IReadOnlyList<Atom> Atoms);

/// <summary>Where the histories are kept.</summary>
public interface ILotHistories
{
    TracedLot? Find(LotId lot);

    void Put(TracedLot lot);
}

/// <summary>What acted: of a correcting line it is the corrected act.</summary>
/// <param name="Method">The method, for treatments.</param>
public sealed record Fact(long Line, string Act, Instant At, string? Method);

/// <summary>A move with the roots of what it moved.</summary>
/// <param name="From">The lot that gave; null for an account.</param>
/// <param name="To">The lot that took; null for an account.</param>
/// <param name="Atoms">Root → grams; of a move from an account into a lot the lot itself; empty between two accounts.</param>
/// <param name="Sign">1, or −1 for what a correction says did not move so after all.</param>
public sealed record AtomFlow(Fact Fact, Move Move, LotBorn? From, LotBorn? To, IReadOnlyList<Atom> Atoms, int Sign);
