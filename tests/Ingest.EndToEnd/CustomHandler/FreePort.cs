using System.Net;
using System.Net.Sockets;

namespace Ingest.EndToEnd.CustomHandler;

/// <summary>Loopback ports for processes that must be told theirs.</summary>
internal static class FreePort
{
    /// <summary>A port nobody listens on now; the Functions host finds one for its handler in the same way.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
