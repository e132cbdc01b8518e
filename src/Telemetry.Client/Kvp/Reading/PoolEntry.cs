namespace Telemetry.Client.Kvp.Reading;

/// <summary>One thing that the records of a pool tell, put together again from as many records as it took.</summary>
internal abstract record PoolEntry
{
    /// <summary>An event or span, as azure-init and the client of this product write it.</summary>
    /// <param name="Source">Program and version.</param>
    internal sealed record Diagnostic(string Source, string VmId, string Level, string Name, string Id, string Value) : PoolEntry;

    /// <summary>An event of cloud-init.</summary>
    /// <param name="Incarnation">When the machine started, in seconds since 1970.</param>
    /// <param name="Message">What it says in full; null where it says nothing.</param>
    internal sealed record CloudInit(string Incarnation, string Type, string Name, string VmId, string Id, string? Time, string? Result, double? Duration, string? Message) : PoolEntry;

    /// <summary>The report of how the machine was set up.</summary>
    internal sealed record Report(IReadOnlyList<KeyValuePair<string, string>> Fields) : PoolEntry;

    /// <summary>What looks like one of these and is not whole.</summary>
    /// <param name="Key">Its key, with U+FFFD for what is not UTF-8.</param>
    /// <param name="Fault">What is wrong with it.</param>
    internal sealed record Malformed(string Key, string Fault) : PoolEntry;

    /// <summary>A record of somebody else.</summary>
    internal sealed record Raw(string Key, string Value) : PoolEntry;
}
