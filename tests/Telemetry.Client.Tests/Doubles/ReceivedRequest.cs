using System.IO.Compression;
using System.Text;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A request as it came over the socket.</summary>
internal sealed record ReceivedRequest(string RequestLine, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body's text, decompressed where it says so.</summary>
    internal string Text
    {
        get
        {
            if (Headers.GetValueOrDefault("content-encoding") != "gzip")
            {
                return Encoding.UTF8.GetString(Body);
            }

            using var gzip = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    internal string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Everything that was on the wire, for searching.</summary>
    internal string Everything => RequestLine + "\n" + string.Join('\n', Headers.Select(h => $"{h.Key}: {h.Value}")) + "\n" + Text;
}
