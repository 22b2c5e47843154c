using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>What has become of an accepted act by corrections (更正).</summary>
/// <param name="Stands">The act as it stands now; null where it stands as it was said, or was taken back.</param>
/// <param name="Open">The proposal that waits for an answer: one at a time.</param>
/// <param name="TakenBack">Nothing of it stands any more.</param>
/// <param name="Left">The correcting line whose remainder is the fact's, settled or not; null where none left any.</param>
public sealed record FactState(long Line, Edition? Stands = null, long? Open = null, bool? TakenBack = null, long? Left = null);

/// <summary>What a correcting line left to be settled, and what was said of it.</summary>
/// <param name="Line">The correcting line.</param>
/// <param name="Corrects">The corrected line.</param>
/// <param name="Manifest">Whose mover and receiver are its sides; null where the holder of the corrected act is.</param>
/// <param name="AgreedBy">The side that has agreed, while the other has not.</param>
/// <param name="Contested">A side does not agree to it: the bureau decides.</param>
/// <param name="EndedBy">The line that settled it, or the later correction that took it over.</param>
public sealed record DifferenceState(
    long Line, long Corrects, ManifestNumber? Manifest, Remainder Leaves, string? AgreedBy = null, bool? Contested = null, long? EndedBy = null);

/// <summary>A proposal to correct a line.</summary>
/// <param name="Proposal">The line that proposes it.</param>
/// <param name="By">The role of who proposes it.</param>
/// <param name="Awaits">The roles whose consent is still missing.</param>
/// <param name="State">See the constants.</param>
public sealed record ProposalState(
    long Proposal, long Line, string Pointer, JsonElement Value, string By, IReadOnlyList<string> Awaits, string State, Instant At)
{
    public const string Open = "open";
    public const string Posted = "posted";
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";
    public const string Lapsed = "lapsed";
}

/// <summary>The names of the documents.</summary>
public static class CorrectionKeys
{
    public static string Fact(long line) => FormattableString.Invariant($"fact/{line}");

    public static string Proposal(long line) => FormattableString.Invariant($"proposal/{line}");

    public static string Difference(long line) => FormattableString.Invariant($"difference/{line}");
}
