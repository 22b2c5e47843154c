using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// An administrator changes what a rule does (规则调整): its effect or its value, for a place, a stream and days. It holds for acts that are judged
/// after this line, and a manifest goes on under the rules it was filed by.
/// </summary>
/// <param name="Rule">A rule of <c>schemas/codes/rules.csv</c>.</param>
/// <param name="From">The first day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">On whose word (文号).</param>
/// <param name="Effect"><c>refuse</c>, <c>warn</c> or <c>note</c>; left out, it stays.</param>
/// <param name="Value">In the rule's unit; left out, it stays.</param>
/// <param name="Jurisdiction">Division code; left out, the whole country.</param>
/// <param name="Stream">Left out, all streams.</param>
/// <param name="Until">The last day; left out, it stays so.</param>
/// <param name="Unverified">True where a rule that is not verified is to refuse all the same: said outright, or it is refused.</param>
public sealed record ChangeRule(
    Guid ActId, Instant HappenedAt, string Rule, LocalDate From, string Reason, string Document, string? Effect = null, int? Value = null,
    string? Jurisdiction = null, string? Stream = null, LocalDate? Until = null, bool? Unverified = null) : IAct
{
    /// <summary>As the law of a ledger keeps it.</summary>
    public RuleChange As(long line) => new(line, Rule, From, Until, Jurisdiction, Stream, Effect, Value, Document);
}
