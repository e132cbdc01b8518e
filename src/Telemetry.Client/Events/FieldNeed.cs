namespace Telemetry.Client.Events;

/// <summary>What becomes of a field without a value.</summary>
internal enum FieldNeed
{
    /// <summary>It is left out.</summary>
    Optional,

    /// <summary>The event cannot be sent.</summary>
    Required,

    /// <summary>It is written as null.</summary>
    Nullable,
}
