using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>
/// Something a party says it did (行为). <see cref="ActId"/> comes from the caller: the same act again gets the same answer,
/// the same id with other content is refused. <see cref="HappenedAt"/> is claimed by the caller; ours stands beside it in the line.
/// </summary>
public interface IAct
{
    Guid ActId { get; }

    Instant HappenedAt { get; }
}
