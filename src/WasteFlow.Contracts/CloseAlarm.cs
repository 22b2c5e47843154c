using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>An officer has looked into an alarm and closes it (关闭告警). What it was about is as it was.</summary>
/// <param name="Alarm">Its id, e.g. <c>short-weight:20254101000012</c>.</param>
/// <param name="Reason">What was found.</param>
/// <param name="Document">The report or other evidence.</param>
public sealed record CloseAlarm(Guid ActId, Instant HappenedAt, string Alarm, string Reason, string? Document = null) : IAct;
