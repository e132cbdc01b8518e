namespace Ingest.Soak.Load;

/// <summary>The receiver's words.</summary>
internal static class Verdicts
{
    public const string Stored = "stored";
    public const string Duplicate = "duplicate";
    public const string Invalid = "invalid";
    public const string Retry = "retry";
}
