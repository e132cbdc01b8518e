using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Answering;

/// <summary>Writes JSON answers straight as bytes, with their length.</summary>
internal static class JsonAnswer
{
    // The answers are never put into HTML, and their messages read better unescaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync<TState>(HttpContext context, int status, string mediaType, TState state, Action<Utf8JsonWriter, TState> write)
    {
        using var body = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(body, Options))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        await WriteAsync(context, status, mediaType, body.WrittenMemory);
    }

    public static async Task WriteAsync(HttpContext context, int status, string mediaType, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body);
        }
    }

    public static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<EventFault> faults)
    {
        writer.WriteStartArray("errors"u8);
        foreach (var fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("pointer"u8, fault.Pointer);
            writer.WriteString("keyword"u8, fault.Keyword);
            writer.WriteString("message"u8, fault.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
