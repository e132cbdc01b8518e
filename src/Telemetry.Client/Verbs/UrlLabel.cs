namespace Telemetry.Client.Verbs;

/// <summary>What may be shown of an address: without query and user name, where keys are kept.</summary>
internal static class UrlLabel
{
    internal static string Of(Uri url) => $"{url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}{url.AbsolutePath}";

    /// <summary>Null where there is none; a word for one that is no address.</summary>
    internal static string? Of(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return null;
        }

        return Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 ? Of(parsed) : "not a URL";
    }
}
