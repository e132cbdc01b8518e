using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Reads the code out of an error of the service, <c>{"error":{"code":"…"}}</c>. Its message is left: it may quote a row.</summary>
internal static partial class ServiceError
{
    private const int MostBytes = 4 * 1024;

    /// <summary>An error that comes slower than this counts by its status alone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async ValueTask<string?> ReadCodeAsync(Stream content, TimeProvider clock)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(MostBytes);
        using var timeout = new CancellationTokenSource(Patience, clock);
        try
        {
            var length = await content.ReadAtLeastAsync(bytes.AsMemory(0, MostBytes), MostBytes, throwOnEndOfStream: false, timeout.Token);
            return Code(bytes.AsSpan(0, length));
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <returns>Null where there is none, or it looks like no code.</returns>
    public static string? Code(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && JsonElement.TryParseValue(ref reader, out var root)
                && root.Value is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("error"u8, out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code"u8, out var code) && code.ValueKind == JsonValueKind.String
                && code.GetString() is { } text && Form().IsMatch(text)
                ? text
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[0-9A-Za-z_.]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
