using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Correction;

/// <summary>What has become of an accepted act by corrections (更正).</summary>
/// <param name="Stands">The act as it stands now; null where it stands as it was said, or was taken back.</param>
/// <param name="Open">The proposal that waits for an answer: one at a time.</param>
/// <param name="TakenBack">Nothing of it stands any more.</param>
public sealed record FactState(long Line, Edition? Stands = null, long? Open = null, bool? TakenBack = null);

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
    public const string Lapsed = "lapsed";
}

/// <summary>The names of the documents.</summary>
public static class CorrectionKeys
{
    public static string Fact(long line) => FormattableString.Invariant($"fact/{line}");

    public static string Proposal(long line) => FormattableString.Invariant($"proposal/{line}");
}
