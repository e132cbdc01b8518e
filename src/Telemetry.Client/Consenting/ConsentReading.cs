using System.Text;
using System.Text.Json;

namespace Telemetry.Client.Consenting;

/// <summary>
/// Reads the bytes of a consent file. People edit it by hand, so a byte order mark, UTF-16, comments and trailing commas are read;
/// nothing that is not clear is ever a yes.
/// </summary>
internal static class ConsentReading
{
    /// <summary>No field: its type would bring the JSON library into every process that looks for a file of consent and finds none.</summary>
    internal static JsonDocumentOptions Lenient => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    internal static ConsentRecord Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(Utf8(file), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : ConsentRecord.Unreadable;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ConsentRecord.Unreadable;
        }
    }

    /// <summary>The text as UTF-8 without byte order mark.</summary>
    internal static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> file) => file.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => file[3..],
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(file.Span[2..])),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(file.Span[2..])),
        _ => file,
    };

    private static ConsentRecord Read(JsonElement root)
    {
        var record = ConsentRecord.None;
        var choices = 0;
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case ConsentKeys.Consent:
                    choices++;
                    record = record with { Choice = ReadChoice(member.Value) };
                    break;
                case ConsentKeys.Version:
                    record = record with { Version = Count(member.Value) };
                    break;
                case ConsentKeys.NoticeVersion:
                    record = record with { NoticeVersion = Count(member.Value) };
                    break;
                case ConsentKeys.Revision:
                    record = record with { Revision = Count(member.Value) ?? 0 };
                    break;
            }
        }

        // Which of two answers counts is not ours to choose.
        return choices > 1 ? ConsentRecord.Unreadable : record;
    }

    private static ConsentChoice ReadChoice(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() switch
    {
        ConsentKeys.Granted => ConsentChoice.Granted,
        var word when ConsentKeys.Refused.Equals(word, StringComparison.OrdinalIgnoreCase) => ConsentChoice.Refused,
        _ => ConsentChoice.Unreadable,
    } : ConsentChoice.Unreadable;

    private static int? Count(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0 ? count : null;
}
