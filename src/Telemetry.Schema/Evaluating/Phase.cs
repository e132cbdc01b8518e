namespace Telemetry.Schema.Evaluating;

/// <summary>The order in which a schema's families of keywords are evaluated.</summary>
internal enum Phase
{
    /// <summary>Those that apply schemas to the value itself.</summary>
    InPlace,

    /// <summary>Those that apply schemas to its members and items.</summary>
    Children,

    /// <summary>Those that look at what all others left.</summary>
    Unevaluated,
}
