using System.Collections.Frozen;
using System.Text.Json;

namespace Ingest.Functions.Endpoints.OneCollector;

/// <summary>The slots of a Common Schema 4.0 envelope that are taken here. That collector refuses a body for any it does not document.</summary>
internal static class CollectorSlots
{
    private const int LongestNamed = 64;

    private static readonly FrozenDictionary<string, JsonValueKind> All = new Dictionary<string, JsonValueKind>
    {
        ["/ver"] = JsonValueKind.String,
        ["/name"] = JsonValueKind.String,
        ["/time"] = JsonValueKind.String,
        ["/iKey"] = JsonValueKind.String,
        ["/data"] = JsonValueKind.Object,
        ["/ext"] = JsonValueKind.Object,
        ["/ext/device"] = JsonValueKind.Object,
        ["/ext/device/localId"] = JsonValueKind.String,
        ["/ext/device/authId"] = JsonValueKind.String,
        ["/ext/device/deviceClass"] = JsonValueKind.String,
        ["/ext/os"] = JsonValueKind.Object,
        ["/ext/os/name"] = JsonValueKind.String,
        ["/ext/os/ver"] = JsonValueKind.String,
        ["/ext/app"] = JsonValueKind.Object,
        ["/ext/app/name"] = JsonValueKind.String,
        ["/ext/app/ver"] = JsonValueKind.String,
        ["/ext/app/sesId"] = JsonValueKind.String,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Required = ["ver", "name", "time", "iKey", "data"];

    /// <summary>What is wrong with the slots of a line; null where they are all known, of their kind, and none is missing.</summary>
    public static CollectorFault? Check(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            return CollectorFault.Format("", "type", "Expected one JSON object a line; this is none.");
        }

        try
        {
            return CheckObject(line);
        }
        catch (InvalidOperationException)
        {
            return CollectorFault.Format("", "json", "Expected texts in UTF-8, escapes in whole surrogate pairs; a text of this line is no text.");
        }
    }

    private static CollectorFault? CheckObject(JsonElement line)
    {
        var missing = Array.Find(Required, slot => !line.TryGetProperty(slot, out _));
        return missing is null
            ? Below(line, "")
            : CollectorFault.Format("", "required", $"Expected the slot {missing}; it is missing.");
    }

    private static CollectorFault? Below(JsonElement element, string pointer)
    {
        foreach (var slot in element.EnumerateObject())
        {
            if (CheckSlot(slot, $"{pointer}/{slot.Name}", pointer) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static CollectorFault? CheckSlot(JsonProperty slot, string pointer, string parent)
    {
        if (!All.TryGetValue(pointer, out var kind))
        {
            return CollectorFault.Format(
                IsNameable(slot.Name) ? pointer : parent, "additionalProperties", "The slot is not one of Common Schema 4.0 that is documented and taken here; leave it out.");
        }

        if (slot.Value.ValueKind != kind)
        {
            return CollectorFault.Format(pointer, "type", $"Expected the slot to be {(kind == JsonValueKind.Object ? "an object" : "a string")}.");
        }

        if (kind == JsonValueKind.String)
        {
            // Throws where the text is none, so that whoever reads it later need not fear it.
            slot.Value.GetString();
            return null;
        }

        // What data holds is for the event's own schema to say.
        return pointer != "/data" ? Below(slot.Value, pointer) : null;
    }

    // The name is the caller's text; one that is no name of a slot could be anything.
    private static bool IsNameable(string name) => name.Length <= LongestNamed && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
}
