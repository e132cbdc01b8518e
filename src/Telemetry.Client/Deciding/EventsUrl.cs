namespace Telemetry.Client.Deciding;

/// <summary>The address that events are posted to, or why there is none.</summary>
/// <param name="State">Whether it can be used.</param>
/// <param name="Url">The address; null unless it can be used.</param>
internal sealed record EventsUrl(UrlState State, Uri? Url)
{
    /// <summary>The receiver's ingest endpoint, for a URL that names only a host.</summary>
    internal const string DefaultPath = "/v1/events";

    /// <summary>
    /// The state that <see cref="Read"/> finds. Addresses as operators write them are told by <see cref="PlainUrl"/>, so that a run
    /// with nothing to send does not load the framework's parser.
    /// </summary>
    internal static UrlState StateOf(string? text)
    {
        if (text is null)
        {
            return UrlState.Absent;
        }

        return PlainUrl.IsUsable(text) ? UrlState.Usable : Read(text).State;
    }

    /// <summary>
    /// A URL without a path, or with the path <c>/</c>, is a receiver's address and gets <see cref="DefaultPath"/>; any other
    /// is taken exactly as given, so that a gateway can put the endpoint where it likes.
    /// Receivers of other systems are posted to at the address as it is.
    /// </summary>
    internal static EventsUrl Read(string? text, WireFormat format = WireFormat.Ingest)
    {
        if (text is null)
        {
            return new(UrlState.Absent, null);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.Host.Length == 0
            || url.UserInfo.Length > 0)
        {
            return new(UrlState.Malformed, null);
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            return new(UrlState.PlainHttp, null);
        }

        return new(UrlState.Usable, format == WireFormat.Ingest && url.PathAndQuery == "/" ? new Uri(url, DefaultPath) : url);
    }
}
