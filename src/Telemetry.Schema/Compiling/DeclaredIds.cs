using System.Text.Json;
using Telemetry.Schema.Compiling.Uris;

namespace Telemetry.Schema.Compiling;

/// <summary>Looks for an identifier in a document before it is known to be a schema.</summary>
internal static class DeclaredIds
{
    /// <summary>Whether some object of a document has an <c>$id</c> that comes to a URI. It may still not be a schema.</summary>
    public static bool Contains(ReadOnlyMemory<byte> utf8, UriReference baseUri, string uri)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = SchemaText.MaxDepth });
            return Contains(document.RootElement, baseUri, uri);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Contains(JsonElement element, UriReference baseUri, string uri)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().Any(item => Contains(item, baseUri, uri));
            case JsonValueKind.Object:
                if (element.TryGetProperty("$id", out JsonElement id) && id.ValueKind == JsonValueKind.String)
                {
                    baseUri = UriReference.Parse(id.GetString()!).ResolveAgainst(baseUri).WithoutFragment();
                    if (baseUri.ToString() == uri)
                    {
                        return true;
                    }
                }

                return element.EnumerateObject().Any(member => Contains(member.Value, baseUri, uri));
            default:
                return false;
        }
    }
}
