using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An authority approves a transfer, a disposal or a quota (核准、批准). Its quantity becomes an allowance account.</summary>
/// <param name="Kind">A row of <c>schemas/codes/approval-kinds.csv</c>.</param>
/// <param name="Site">The mover's site it is granted to.</param>
/// <param name="Receiver">The receiver it names, if it names one.</param>
public sealed record GrantApproval(
    Guid ActId, Instant HappenedAt, string Approval, string Kind, SiteId Site, IReadOnlyList<string> Codes, Quantity Quantity,
    LocalDate From, LocalDate Until, SiteId? Receiver = null, string? Route = null, bool Simulated = false) : IAct;
