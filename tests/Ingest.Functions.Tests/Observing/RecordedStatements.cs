using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ingest.Functions.Tests.Observing;

/// <summary>Keeps all that any log provider could write: category, text, values and exceptions.</summary>
internal sealed class RecordedStatements : ILoggerProvider
{
    public ConcurrentQueue<(string Category, string Text)> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Recorder(string category, RecordedStatements owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = $"{formatter(state, exception)} {exception}";
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                text += string.Concat(values.Select(v => $" {v.Key}={v.Value}"));
            }

            owner.All.Enqueue((category, text));
        }
    }
}
