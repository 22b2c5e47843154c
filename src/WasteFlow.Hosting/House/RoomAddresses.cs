namespace WasteFlow.Hosting;

/// <summary>Where each room is reached over HTTP: at the inside door when it runs in this process, else at its peer address.</summary>
public sealed class RoomAddresses(HouseOptions options, IReadOnlyList<IRoom> rooms)
{
    private Uri? inside;

    /// <summary>The inside door: loopback, for this process's own clients. Known once the house has started.</summary>
    public Uri Inside
    {
        get => inside ?? throw new InvalidOperationException("The house has not opened its inside door yet.");
        internal set => inside = value;
    }

    public bool IsHere(string room) => rooms.Any(r => r.Name.Equals(room, StringComparison.Ordinal));

    /// <summary>Throws where a room is neither here nor among the peers; the options were checked for that at the start.</summary>
    public Uri Of(string room) =>
        IsHere(room) ? Inside
        : options.Peers.TryGetValue(room, out var peer) ? peer
        : throw new InvalidOperationException($"{room} runs neither here nor at a peer: give --peers {room}=http://…");
}
