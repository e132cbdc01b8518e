namespace Telemetry.Schema.Validating;

/// <summary>Whether a message may show a value.</summary>
internal enum Quoting
{
    /// <summary>The first characters may be shown.</summary>
    Bounded,

    /// <summary>Values are not shown, names of members are.</summary>
    NamesOnly,

    /// <summary>Free text of people, <c>"x-class": "text"</c>: nothing may be shown.</summary>
    Withheld,
}
