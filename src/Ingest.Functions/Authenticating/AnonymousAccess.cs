namespace Ingest.Functions.Authenticating;

/// <summary>Whether a request without a token may post.</summary>
internal enum AnonymousAccess
{
    Refused,
    Allowed,
}
