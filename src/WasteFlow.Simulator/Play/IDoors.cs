using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;

namespace WasteFlow.Simulator.Play;

/// <summary>Where acts are asked: the real doors over HTTP, or a fake that takes everything.</summary>
public interface IDoors
{
    /// <summary>Asks a room to take an act, as it is written.</summary>
    /// <param name="clock">The time the simulation says it is.</param>
    Task<DoorAnswer> Ask(Person by, string room, string act, byte[] body, Instant clock, CancellationToken cancel);
}

/// <summary>What a door said. Of an acceptance only names of lots and manifests are used, to address them.</summary>
/// <param name="Refused">The refusal's code, or null.</param>
/// <param name="Pointer">Where it points.</param>
public sealed record DoorAnswer(Accepted? Accepted, string? Refused, string? Pointer = null, string? Says = null);
