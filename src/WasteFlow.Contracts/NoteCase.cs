using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>Something is written into a case (办案记录): a step taken, an answer to who shared it.</summary>
/// <param name="Region">The division for whose bureau it answers; null where it answers for nobody.</param>
public sealed record NoteCase(Guid ActId, Instant HappenedAt, string Case, string Text, string? Document = null, string? Region = null) : IAct;
