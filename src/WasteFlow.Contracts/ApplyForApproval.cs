using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A mover applies for an approval (申请): a transfer to another province, the disposal of construction waste, a point-to-point use. Said again under its
/// number after corrections were asked, it is the corrected application.
/// </summary>
/// <param name="Application">Its number.</param>
/// <param name="Kind">A row of <c>schemas/codes/approval-kinds.csv</c>.</param>
/// <param name="Methods">How the receiver is to treat it; empty: however.</param>
/// <param name="From">The period asked for.</param>
/// <param name="Documents">What is handed in along with it: the receiver's permit, the contract, the method statement.</param>
public sealed record ApplyForApproval(
    Guid ActId, Instant HappenedAt, string Application, string Kind, SiteId Site, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods,
    Quantity Quantity, LocalDate From, LocalDate Until, SiteId? Receiver = null, IReadOnlyList<string>? Documents = null,
    bool Simulated = false) : IAct;
