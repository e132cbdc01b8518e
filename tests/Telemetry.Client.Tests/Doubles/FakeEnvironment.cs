using System.Collections.Concurrent;
using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>An environment that a test sets, and counts the reads of.</summary>
internal sealed class FakeEnvironment : IEnvironment
{
    private readonly ConcurrentDictionary<string, string> _variables = new();
    private int _reads;

    public IEnumerable<string> Names => _variables.Keys;

    internal int Reads => Volatile.Read(ref _reads);

    internal string? this[string name]
    {
        set
        {
            if (value is null)
            {
                _variables.TryRemove(name, out _);
            }
            else
            {
                _variables[name] = value;
            }
        }
    }

    public string? Get(string name)
    {
        Interlocked.Increment(ref _reads);
        return _variables.GetValueOrDefault(name);
    }
}
