namespace Telemetry.Client.Deciding;

/// <summary>The environment of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironment
{
    public IEnumerable<string> Names => Environment.GetEnvironmentVariables().Keys.OfType<string>();

    public string? Get(string name) => Environment.GetEnvironmentVariable(name);
}
