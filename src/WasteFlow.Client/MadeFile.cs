namespace WasteFlow.Client;

/// <summary>A file that a door made.</summary>
/// <param name="Name">What the door calls it; null where it gives it no name.</param>
/// <param name="Type">Its media type, with its charset where it has one.</param>
public sealed record MadeFile(string? Name, string Type, byte[] Bytes)
{
    internal static async Task<MadeFile?> Read(HttpContent content, CancellationToken cancel) => new(
        content.Headers.ContentDisposition?.FileName?.Trim('"'), content.Headers.ContentType?.ToString() ?? "application/octet-stream",
        await content.ReadAsByteArrayAsync(cancel));
}
