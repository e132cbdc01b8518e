using Microsoft.AspNetCore.Connections;

namespace Ingest.Recorder;

/// <summary>Answers whatever comes first with bytes that no protocol knows, and hangs up.</summary>
internal static class GarbageAnswer
{
    public static async Task WriteAsync(ConnectionContext connection)
    {
        var request = await connection.Transport.Input.ReadAsync();
        connection.Transport.Input.AdvanceTo(request.Buffer.End);
        await connection.Transport.Output.WriteAsync(new byte[] { 0x00, 0xFF, 0x16, 0x03, (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n' });
    }
}
