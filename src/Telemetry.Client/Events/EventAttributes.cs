using System.Text;

namespace Telemetry.Client.Events;

/// <summary>
/// Up to <see cref="MaxCount"/> named values that go with an event. A pair outside the bounds is left out and counted in
/// <see cref="TelemetryCounters.AttributesDropped"/>; it is not cut or rewritten, because a value that does not fit may be text that must
/// not be sent. Not thread-safe.
/// </summary>
public sealed class EventAttributes
{
    /// <summary>The most pairs that one event carries (catalogue, <c>maxProperties</c>).</summary>
    public const int MaxCount = 16;

    /// <summary>The longest name and the longest string value, in characters (catalogue, <c>maxLength</c>).</summary>
    public const int MaxLength = 64;

    /// <summary>The largest magnitude of a number: 2^53 - 1, the last integer that every JSON reader keeps (RFC 8259, section 6).</summary>
    public const long MaxNumber = 9007199254740991;

    private readonly Dictionary<string, AttributeValue> _pairs = [];

    /// <summary>How many pairs there are.</summary>
    public int Count => _pairs.Count;

    /// <summary>How many pairs were left out.</summary>
    internal int Dropped { get; private set; }

    /// <summary>Sets a boolean. Names match <c>^[a-z0-9][a-z0-9._-]*$</c>, at most <see cref="MaxLength"/> characters; the last value of a name holds.</summary>
    public EventAttributes Set(string name, bool value) => Store(name, new(value), Fit.Within);

    /// <summary>Sets an integer between minus and plus <see cref="MaxNumber"/>.</summary>
    public EventAttributes Set(string name, long value) =>
        Store(name, new(value), value is >= -MaxNumber and <= MaxNumber ? Fit.Within : Fit.Outside);

    /// <summary>Sets a finite number between minus and plus <see cref="MaxNumber"/>.</summary>
    public EventAttributes Set(string name, double value) =>
        Store(name, new(value), value is >= -MaxNumber and <= MaxNumber ? Fit.Within : Fit.Outside);

    /// <summary>Sets a string of at most <see cref="MaxLength"/> characters out of <c>A-Za-z0-9._:+-</c>.</summary>
    public EventAttributes Set(string name, string value)
    {
        return Store(name, new(value), value is { Length: <= MaxLength } && IsWellFormed(value) ? Fit.Within : Fit.Outside);
    }

    /// <summary>The string of this name; null where there is none.</summary>
    internal string? Text(string name) => _pairs.TryGetValue(name, out var value) ? value.Text : null;

    internal void Write(FieldWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _pairs)
        {
            writer.WritePropertyName(Encoding.ASCII.GetBytes(name));
            value.Write(writer);
        }

        writer.WriteEndObject();
    }

    private static bool IsWellFormed(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or ':' or '+' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private EventAttributes Store(string name, AttributeValue value, Fit fit)
    {
        var full = _pairs.Count == MaxCount && name is not null && !_pairs.ContainsKey(name);
        if (fit == Fit.Outside || full || !NameRule.IsWellFormed(name))
        {
            Dropped++;
            return this;
        }

        _pairs[name] = value;
        return this;
    }

    private enum Fit
    {
        Within,
        Outside,
    }
}
