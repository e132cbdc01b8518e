namespace Telemetry.Client.Kvp.Storing;

/// <summary>What came of one try for a lock.</summary>
internal enum LockOutcome
{
    Taken,

    Held,
}
