namespace Telemetry.Client.Delivering;

/// <summary>Reads a receiver's answer, as much of it as an honest one can have.</summary>
internal static class AnswerBody
{
    /// <summary>
    /// 256 KiB: 256 refused events with 16 errors of some 60 bytes each. What is longer is not read on, and then not understood.
    /// </summary>
    internal const int MaxBytes = 256 * 1024;

    internal static ReadOnlyMemory<byte> Read(HttpResponseMessage response)
    {
        using var stream = response.Content.ReadAsStream();
        var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while (buffer.Length <= MaxBytes && (read = stream.Read(chunk)) > 0)
        {
            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
