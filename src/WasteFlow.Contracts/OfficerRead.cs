using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>A person of an authority reads what is another's: told to the bureau over the bus, by whichever room is asked, before it answers.</summary>
/// <param name="Door">The path that was asked.</param>
/// <param name="Asked">The question as it stood in the address.</param>
public sealed record OfficerRead(Instant At, string Person, string Door, string Asked);
