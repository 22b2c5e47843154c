using System.Net;
using System.Net.Sockets;

namespace WasteFlow.Hosting;

/// <summary>Whether others listen already where a house is to listen: asked before databases are made, so that a start that fails leaves nothing.</summary>
internal static class Ports
{
    /// <summary>Throws <see cref="CannotStart"/> where an address of <paramref name="urls"/> is taken; what cannot be told here, Kestrel tells later.</summary>
    public static void Free(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = new Uri(url);
            if (at.Port == 0 || (at.IsLoopback ? IPAddress.Loopback : IPAddress.TryParse(at.DnsSafeHost, out var named) ? named : null) is not { } address)
            {
                continue;
            }

            using var listener = new TcpListener(address, at.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw Taken(url, e);
            }
            catch (SocketException)
            {
                // Not ours to listen at, for a reason that is said when the doors open.
            }
        }
    }

    public static CannotStart Taken(string url, Exception inner) =>
        new($"Another program listens at {url} already: stop it, or choose another address with --urls http://127.0.0.1:PORT.", inner);
}
