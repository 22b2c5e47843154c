using System.Text.Json.Serialization;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A region's office issues a report that was made at one line (签发报表). From then on its figures are said: a final is the word of its plan,
/// period and kind until another replaces it by name.
/// </summary>
/// <param name="Kind">A row of <c>schemas/codes/report-kinds.csv</c>: <c>annex</c>, <c>briefing</c>, <c>yearly</c> …</param>
/// <param name="Stage"><c>draft</c> where it is laid before those who decide (送审稿), <c>final</c> (定稿).</param>
/// <param name="AtLine">The ledger's line it was made at.</param>
/// <param name="Checksum">The report's: SHA-256, 64 hexadecimal digits in small letters.</param>
/// <param name="Document">Its document number (文号).</param>
/// <param name="Replaces">The document number of the final that it replaces.</param>
public sealed record IssueReport(
    Guid ActId, Instant HappenedAt, string Plan, ReportingPeriod Period, string Kind, string Stage, long AtLine, string Checksum, string Document,
    string? Replaces = null) : IAct;

/// <summary>An issued report in a list (已签发报表).</summary>
/// <param name="Line">The line that issued it.</param>
/// <param name="AtLine">The line it was made at.</param>
/// <param name="Stands">Whether it is the word of its plan, period and kind: a final that none has replaced.</param>
/// <param name="ReplacedBy">The line that issued what replaced it.</param>
public sealed record IssuedReport(
    long Line, Instant IssuedAt, string Plan, ReportingPeriod Period, string Kind, string Stage, long AtLine, string Checksum, string Document,
    string? Replaces, bool Stands, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? ReplacedBy, string By);
