namespace Ingest.Functions.Endpoints;

/// <summary>What the caller's body holds, which is what pointers in answers point into.</summary>
internal enum BodyShape
{
    /// <summary>Whole events with their envelope.</summary>
    Events,

    /// <summary>Only the data of events; the envelope was put around it here.</summary>
    BareData,

    /// <summary>One flat body of the dws tool, all of it data.</summary>
    Dws,

    /// <summary>Lines of Common Schema 4.0, whose data is under the same name as ours.</summary>
    CollectorEvents,
}
