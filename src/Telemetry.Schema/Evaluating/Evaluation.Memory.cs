using System.Text.Json;
using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Evaluating;

/// <content>What schemas made of values before.</content>
internal ref partial struct Evaluation
{
    // Up to here, remembering costs more than it saves.
    private const int FreeApplications = 500;

    private bool Remembered(SchemaNode schema, Scope scope, int token)
    {
        bool isContainer = KindOf(token) is JsonValueKind.Object or JsonValueKind.Array;
        if (!isContainer || _recorder is { IsFull: false } || (_remembered is null && ++_applications < FreeApplications))
        {
            return Apply(schema, scope, token, default);
        }

        _remembered ??= [];
        _reported ??= [];
        (int, int, int) key = (schema.Id, scope.Id, token);
        bool isKnown = _remembered.TryGetValue(key, out bool holds);

        // Errors have to be found again once.
        if (isKnown && (holds || !_wantsErrors || !_reported.Add(key)))
        {
            return holds;
        }

        holds = Apply(schema, scope, token, default);
        _remembered[key] = holds;
        if (_wantsErrors)
        {
            _reported.Add(key);
        }

        return holds;
    }
}
