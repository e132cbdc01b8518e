namespace Telemetry.Client.Deciding;

/// <summary>Where settings are read from.</summary>
internal interface IEnvironment
{
    /// <summary>The value of a variable, or null where it is not set.</summary>
    string? Get(string name);

    /// <summary>The names of all variables that are set.</summary>
    IEnumerable<string> Names { get; }
}
