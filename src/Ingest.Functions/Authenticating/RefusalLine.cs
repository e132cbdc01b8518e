namespace Ingest.Functions.Authenticating;

/// <summary>Whether a refusal gets a line in the log.</summary>
internal enum RefusalLine
{
    Written,
    Withheld,
}
