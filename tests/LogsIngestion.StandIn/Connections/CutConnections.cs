using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LogsIngestion.StandIn.Connections;

/// <summary>The two layers of a connection that let a response break off at an exact byte; TLS, if any, lies between them.</summary>
internal static class CutConnections
{
    /// <summary>
    /// Sends from the writer's own flush instead of a queue, so that what was flushed is with the peer before a reset
    /// overtakes it. To be added before TLS.
    /// </summary>
    public static void UseDirectSending(this ListenOptions listen) => listen.Use(next => async connection =>
    {
        var socket = connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        var queued = connection.Transport;
        await using var stream = new NetworkStream(socket, FileAccess.Write, ownsSocket: false);
        connection.Transport = new DuplexPipe(queued.Input, PipeWriter.Create(stream));
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = queued;
        }
    });

    /// <summary>Offers a <see cref="ResponseCutter"/> as a feature of each request. To be added after TLS.</summary>
    public static void UseResponseCutter(this ListenOptions listen) => listen.Use(next => async connection =>
    {
        var plain = connection.Transport;
        var cutter = new ResponseCutter(plain.Output, connection, connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket);
        connection.Features.Set(cutter);
        connection.Transport = new DuplexPipe(plain.Input, cutter);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
        }
    });
}
