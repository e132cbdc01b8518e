using System.Globalization;
using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Evaluating;

/// <content>What applicators ask of the values.</content>
internal ref partial struct Evaluation
{
    public readonly JsonValueKind KindOf(int token) => JsonKind.At(_json, _tokens[token].Start);

    /// <summary>The bytes of a value as they stand in the document.</summary>
    public readonly ReadOnlySpan<byte> RawOf(int token) => _json[_tokens[token].Start.._tokens[token].End];

    /// <summary>How many items or members a value has.</summary>
    public readonly int CountOf(int token) => _tokens[token].Count;

    /// <summary>The token after a value and all in it.</summary>
    public readonly int After(int token) => _tokens[token].Next;

    /// <summary>The text of a string or name, unescaped.</summary>
    public readonly ReadOnlySpan<byte> TextOf(int token)
    {
        ref JsonToken at = ref _tokens[token];
        ReadOnlySpan<byte> raw = _json[(at.Start + 1)..(at.End - 1)];
        return at.IsEscaped ? Messages.TextOf(raw) : raw;
    }

    /// <summary>A number for a message; null when nobody reads it.</summary>
    public readonly string? Describe(int number) =>
        _wantsErrors || IsRecording ? number.ToString(CultureInfo.InvariantCulture) : null;
}
