namespace Ingest.Functions.Hosting;

/// <summary>Who talks to this process, which decides the address that people are told.</summary>
internal enum Exposure
{
    /// <summary>Clients do: the address is the server's own.</summary>
    Direct,

    /// <summary>The Functions host does, on a port of its choice that it refuses to others.</summary>
    BehindFunctionsHost,
}
