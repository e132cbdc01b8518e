using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Makes rows, and reads them back out of a body.</summary>
internal static class Rows
{
    public static ReadOnlyMemory<byte> Of(params IEnumerable<string> ids) =>
        Encoding.UTF8.GetBytes(string.Concat(ids.Select(id => $$"""{"EventId":"{{id}}"}""" + "\n")));

    public static string Text(ReadOnlyMemory<byte> body)
    {
        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static IReadOnlyList<string> Ids(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(Text(body));
        return [.. json.RootElement.EnumerateArray().Select(row => row.GetProperty("EventId").GetString()!)];
    }
}
