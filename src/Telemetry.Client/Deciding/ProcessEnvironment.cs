namespace Telemetry.Client.Deciding;

/// <summary>The environment of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironment
{
    public IEnumerable<string> Names
    {
        get
        {
            foreach (var name in Environment.GetEnvironmentVariables().Keys)
            {
                yield return (string)name;
            }
        }
    }

    public string? Get(string name) => Environment.GetEnvironmentVariable(name);
}
