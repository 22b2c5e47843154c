using System.Text.Json.Serialization;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A report that is to be made in the background (后台编制).</summary>
/// <param name="Kind">A row of <c>schemas/codes/report-kinds.csv</c>.</param>
/// <param name="Format"><c>xlsx</c>, <c>docx</c>, <c>html</c>, <c>pdf</c>, <c>csv</c>, <c>json</c>; <c>svg</c> of the flow statement only.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Period">Null for the last year with a figure to reach.</param>
/// <param name="AtLine">The ledger's line it is made at; null for the one that the room stands at when it is asked.</param>
/// <param name="IssuedBy">The line that issued it (签发行): the report is that one, whatever else is said of kind, period and line.</param>
public sealed record MakeReport(
    string Plan, string Kind = "annex", string Format = "xlsx", string Language = "zh", ReportingPeriod? Period = null, long? AtLine = null, long? IssuedBy = null);

/// <summary>How far a report in the background is (编制任务).</summary>
/// <param name="Job">Its number.</param>
/// <param name="Report">What was asked for, with its line.</param>
/// <param name="By">Who asked, by id.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Stage">What is being done: <c>waiting</c>, <c>figures</c>, <c>file</c> or <c>ended</c>.</param>
/// <param name="Progress">0 to 100: how much is behind it.</param>
/// <param name="Ahead">How many are made before it.</param>
/// <param name="Restarts">How often it was begun anew because the service had ended meanwhile.</param>
/// <param name="Result">What was made; null until it is done.</param>
/// <param name="Failure">Why there is none: a row of <c>schemas/codes/refusals.csv</c>.</param>
public sealed record ReportJob(
    long Job, MakeReport Report, string By, Instant AskedAt, string State, string Stage, int Progress, int Ahead = 0, int Restarts = 0,
    Instant? BeganAt = null, Instant? EndedAt = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ReportMade? Result = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Note? Failure = null);

/// <summary>A report that was made in the background.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Checksum">The report's, as in every format of it.</param>
public sealed record ReportMade(string Name, long Bytes, ReportingPeriod Period, long Line, string Checksum);
