namespace WasteFlow.Client;

/// <summary>Where the rooms listen: all at one address, or some at addresses of their own.</summary>
public sealed class RoomAddresses(Uri house, IReadOnlyDictionary<string, Uri>? rooms = null)
{
    /// <summary>The full address of a door.</summary>
    /// <param name="door">The path from its room on, without a leading slash: <c>producers/file-manifest</c>.</param>
    public Uri Of(string door)
    {
        var slash = door.IndexOf('/', StringComparison.Ordinal);
        var room = slash < 0 ? door : door[..slash];
        return new Uri(rooms is not null && rooms.TryGetValue(room, out var own) ? own : house, door);
    }
}
