namespace Telemetry.Client.Spooling;

/// <summary>An open file that is locked against every other.</summary>
internal interface ISpoolFile : IDisposable
{
    /// <summary>Hands all bytes to the system in one write: after it they survive the death of the process.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Cuts the file.</summary>
    void Truncate(long length);

    /// <summary>Returns once what was written is on the device: only then may what it was made of be removed.</summary>
    void Flush();

    /// <summary>Closes the file under another name. As far as the platform allows it is never to be seen without lock under the old one.</summary>
    void CloseAs(string path);
}
