using WasteFlow.Waste;

namespace WasteFlow.Client;

/// <summary>What a door answered: the value, or why not. Exactly one of the two is there.</summary>
/// <param name="Status">The HTTP status; 0 when nobody answered.</param>
public sealed record Outcome<T>(T? Value, Refusal? Refusal, int Status) where T : class
{
    public bool Went => Refusal is null;
}

/// <summary>A door's no, with its sentences.</summary>
/// <param name="Zh">What is wrong and what to do, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record Refusal(Refused Refused, string Zh, string En);
