using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>
/// A bureau switches the emergency mode on for a region and streams (应急状态): emergency facilities receive without a permit, and manifests are entered
/// afterwards. Said again under its number with an earlier last day it is switched off.
/// </summary>
/// <param name="Emergency">Its number.</param>
/// <param name="Region">Division code of the region.</param>
/// <param name="Streams">The streams it is for.</param>
/// <param name="Document">The order it is declared by.</param>
public sealed record DeclareEmergency(
    Guid ActId, Instant HappenedAt, string Emergency, string Region, IReadOnlyList<string> Streams, LocalDate From, LocalDate Until, string Reason,
    string Document, bool Simulated = false) : IAct;
