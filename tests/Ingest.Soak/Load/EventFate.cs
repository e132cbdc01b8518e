namespace Ingest.Soak.Load;

/// <summary>What was answered about an event in the end.</summary>
internal enum EventFate
{
    /// <summary>Nothing that settles it: it was to be sent again, or no answer came.</summary>
    Open,

    /// <summary><c>stored</c>, or <c>duplicate</c>, which means the same.</summary>
    Stored,

    /// <summary><c>invalid</c>: it is not sent again.</summary>
    Invalid,
}
