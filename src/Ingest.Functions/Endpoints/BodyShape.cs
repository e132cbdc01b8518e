namespace Ingest.Functions.Endpoints;

/// <summary>What the caller's body holds, which is what pointers in answers point into.</summary>
internal enum BodyShape
{
    /// <summary>Whole events with their envelope.</summary>
    Events,

    /// <summary>Only the data of events; the envelope was put around it here.</summary>
    BareData,
}
