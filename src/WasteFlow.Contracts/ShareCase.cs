using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>A case is shared with another department or another region's bureau (通报、移交).</summary>
/// <param name="Region">The division whose bureau sees it from now on.</param>
/// <param name="Department">The kind of authority there: a row of <c>schemas/codes/party-kinds.csv</c>; null for the ecology bureau.</param>
/// <param name="Until">By when an answer is asked for.</param>
/// <param name="HandOver">Whether that bureau answers for the case from now on (移交).</param>
public sealed record ShareCase(
    Guid ActId, Instant HappenedAt, string Case, string Region, string Reason, string? Department = null, LocalDate? Until = null,
    bool HandOver = false) : IAct;
