namespace Telemetry.Client.Deciding;

/// <summary>What <c>&lt;PREFIX&gt;_TELEMETRY_DEBUG</c> asks for.</summary>
internal enum EchoMode
{
    /// <summary>Nothing is printed.</summary>
    None,

    /// <summary>Each event is printed to standard error, and goes its way.</summary>
    EchoAndSend,

    /// <summary>Each event is printed to standard error, and goes nowhere.</summary>
    EchoOnly,
}
