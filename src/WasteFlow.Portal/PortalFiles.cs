using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace WasteFlow.Portal;

/// <summary>Style and scripts, out of the assembly. Their address carries their hash, so that a browser keeps them for good.</summary>
public static class PortalFiles
{
    private static readonly FrozenDictionary<string, Made> All = new[] { "portal.css", "portal.js", "trace.js" }
        .ToFrozenDictionary(static n => n, static n => new Made(Read(n), Read(n + ".br")), StringComparer.Ordinal);

    /// <summary>Where a page finds a file.</summary>
    public static string Address(string name) => $"{PortalRoom.Root}/files/{All[name].Tag}/{name}";

    /// <summary>Answers with the file; 404 for any other name. An old hash gets the file of today, and nobody keeps that.</summary>
    public static async Task Answer(HttpContext context, string tag, string name)
    {
        if (!All.TryGetValue(name, out var made))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var packed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var bytes = packed ? made.Brotli : made.Plain;
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = tag == made.Tag ? "public, max-age=31536000, immutable" : "no-cache";
        if (packed)
        {
            headers.ContentEncoding = "br";
        }

        context.Response.ContentType = name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(PortalFiles).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed record Made(byte[] Plain, byte[] Brotli)
    {
        public string Tag { get; } = Convert.ToHexStringLower(SHA256.HashData(Plain))[..12];
    }
}
