using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>The pointer to a member or item of what <paramref name="pointer"/> points to.</summary>
    public static string Append(string pointer, string token) =>
        $"{pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    /// <summary>Whether the pointer leads anywhere in a document.</summary>
    public static bool Exists(JsonElement root, string pointer)
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
                return false;
            }
        }

        return true;
    }

    private static bool TryGetItem(ref JsonElement array, string token)
    {
        if (!int.TryParse(token, out int index) || index < 0 || index >= array.GetArrayLength())
        {
            return false;
        }

        array = array[index];
        return true;
    }
}
