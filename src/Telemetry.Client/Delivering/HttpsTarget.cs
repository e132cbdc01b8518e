namespace Telemetry.Client.Delivering;

/// <summary>What a connection to a receiver needs.</summary>
/// <param name="Url">The address that is posted to.</param>
/// <param name="Token">The bearer token, or null.</param>
/// <param name="App">The app's name, by which a receiver may silence it.</param>
/// <param name="UserAgent">The value of the User-Agent header.</param>
/// <param name="Time">The wall clock.</param>
internal sealed record HttpsTarget(Uri Url, string? Token, string App, string UserAgent, TimeProvider Time)
{
    /// <summary>What the receiver understands.</summary>
    internal WireFormat Format { get; init; }
}
