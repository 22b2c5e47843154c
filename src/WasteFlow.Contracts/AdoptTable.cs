using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A code table in an edition (名录、代码表), whole, with its source and mark.</summary>
/// <param name="Table">The file's name in <c>schemas/codes</c>.</param>
/// <param name="Sha256">Of the text, in hexadecimal.</param>
public sealed record AdoptTable(
    Guid ActId, Instant HappenedAt, string Table, string Edition, LocalDate From, string Sha256, string Text) : IAct;
