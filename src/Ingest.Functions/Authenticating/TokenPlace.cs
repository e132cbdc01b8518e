namespace Ingest.Functions.Authenticating;

/// <summary>Where a route's callers show their token.</summary>
internal enum TokenPlace
{
    /// <summary><c>Authorization: Bearer token</c>.</summary>
    Bearer,

    /// <summary><c>x-apikey: key</c>.</summary>
    ApiKey,
}
