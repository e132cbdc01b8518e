using System.Globalization;
using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>The pointer to a member or item of what <paramref name="pointer"/> points to.</summary>
    public static string Append(string pointer, string token) =>
        token.AsSpan().ContainsAny('~', '/')
            ? $"{pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"
            : $"{pointer}/{token}";

    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    /// <summary>Where a pointer leads in a document; null when nowhere.</summary>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        JsonElement current = root;
        foreach (string token in pointer.Split('/').Skip(1))
        {
            string name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            bool isFound = current.ValueKind switch
            {
                JsonValueKind.Object => current.TryGetProperty(name, out current),
                JsonValueKind.Array => TryGetItem(ref current, name),
                _ => false,
            };
            if (!isFound)
            {
                return null;
            }
        }

        return current;
    }

    private static bool TryGetItem(ref JsonElement array, string token)
    {
        if (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= array.GetArrayLength())
        {
            return false;
        }

        array = array[index];
        return true;
    }
}
