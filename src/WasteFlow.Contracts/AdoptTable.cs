using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A code table in an edition (名录、代码表), whole, with its source and mark.</summary>
/// <param name="Table">The file's name in <c>schemas/codes</c>.</param>
/// <param name="From">The first day it holds for; holidays are days themselves and hold at once.</param>
/// <param name="Sha256">Of the text, in hexadecimal.</param>
public sealed record AdoptTable(
    Guid ActId, Instant HappenedAt, string Table, string Edition, LocalDate From, string Sha256, string Text) : IAct
{
    /// <summary>The note on a line by which the edition became law; a line without it only keeps the text.</summary>
    public const string InForce = "edition_in_force";

    /// <summary>As the law of a ledger keeps it.</summary>
    public TableEdition As(long line) => new(line, Table, From, Edition, Text);
}
