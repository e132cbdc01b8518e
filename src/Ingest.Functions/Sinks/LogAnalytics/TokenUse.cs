namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Where the access token of a call comes from.</summary>
internal enum TokenUse
{
    /// <summary>From the cache, while it lasts.</summary>
    Cached,

    /// <summary>From the issuer, because the cached one was refused.</summary>
    Renewed,
}
