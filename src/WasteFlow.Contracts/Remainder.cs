using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// What a correction leaves to be settled (更正遗留差异), because later acts are never reopened: mass that used lots could not give back or emptied ones
/// were given. It takes over what an earlier correction of the same line left and nobody has settled. A manifest's own open difference is no part of it.
/// </summary>
/// <param name="Account">What stands on the discrepancy account, by holder and code.</param>
/// <param name="Treatment">Likewise what does not close a treatment, in grams: above zero where less came out than went in.</param>
/// <param name="Lots">Lots that hold mass nobody can say the way of; all of it is settled.</param>
public sealed record Remainder(IReadOnlyList<RemainderPart> Account, long Treatment, IReadOnlyList<LotId> Lots);

/// <param name="Grams">Above zero where the account has mass that is missing elsewhere, below where it gave what was not there.</param>
public sealed record RemainderPart(SiteId Holder, string Stream, WasteCode Code, long Grams);

/// <summary>What a correction left and nobody has settled yet.</summary>
/// <param name="Line">The correcting line, which names it.</param>
/// <param name="Corrects">The corrected line.</param>
/// <param name="Act">That line's act.</param>
/// <param name="Manifest">The manifest it is about, whose mover and receiver are its sides; null where <paramref name="Site"/> is the only one.</param>
/// <param name="Site">The site that the corrected act is of, where there is no manifest.</param>
/// <param name="Open">Grams in its lots.</param>
/// <param name="AgreedBy">The side that has agreed, while the other has not.</param>
/// <param name="Contested">A side does not agree: the bureau decides.</param>
public sealed record OpenDifference(
    long Line, long Corrects, string Act, ManifestNumber? Manifest, SiteId? Site, Instant Since, Remainder Leaves, long Open, string? AgreedBy = null,
    bool Contested = false);
