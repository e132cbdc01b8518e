using System.Text.Json;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Output;

/// <summary>Writes what was recorded in one of the forms of 2020-12 Core section 12.4.</summary>
internal readonly ref struct OutputWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<JsonToken> _tokens;
    private readonly OutputContext _context;

    public OutputWriter(Utf8JsonWriter writer, ReadOnlySpan<byte> json, ReadOnlySpan<JsonToken> tokens, OutputContext context)
    {
        _writer = writer;
        _json = json;
        _tokens = tokens;
        _context = context;
    }

    /// <summary>Writes the output of a document that schemas were applied to.</summary>
    public void Write(OutputUnit root, OutputFormat format)
    {
        _writer.WriteStartObject();
        _writer.WriteBoolean("valid", root.IsValid);
        if (format != OutputFormat.Flag)
        {
            WriteLocations(root);
            if (format == OutputFormat.Basic)
            {
                WriteList(root);
            }
            else
            {
                WriteParts(root);
            }
        }

        _writer.WriteEndObject();
    }

    /// <summary>Writes the output of a document that is none, or breaks a rule that holds under any schema.</summary>
    public static void WriteFaults(Utf8JsonWriter writer, ValidationErrors errors, OutputFormat format)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("valid", false);
        if (format != OutputFormat.Flag)
        {
            writer.WriteString("keywordLocation", string.Empty);
            writer.WriteString("instanceLocation", string.Empty);
            writer.WriteStartArray("errors");
            foreach (ValidationError error in errors)
            {
                writer.WriteStartObject();
                writer.WriteBoolean("valid", false);
                writer.WriteString("keywordLocation", error.SchemaPointer);
                writer.WriteString("instanceLocation", error.Pointer);
                writer.WriteString("error", error.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteList(OutputUnit root)
    {
        _writer.WriteStartArray(root.IsValid ? "annotations" : "errors");
        WriteLeaves(root);
        _writer.WriteEndArray();
    }

    private void WriteLeaves(OutputUnit unit)
    {
        if (unit.Finding is not null || unit.Annotation is not null)
        {
            _writer.WriteStartObject();
            _writer.WriteBoolean("valid", unit.IsValid);
            WriteLocations(unit);
            WriteSaying(unit);
            _writer.WriteEndObject();
        }

        foreach (OutputUnit part in unit.Parts)
        {
            WriteLeaves(part);
        }
    }

    private void WriteParts(OutputUnit unit)
    {
        _writer.WriteStartArray(unit.IsValid ? "annotations" : "errors");
        foreach (OutputUnit part in unit.Parts)
        {
            if (Condense(part) is { } condensed)
            {
                _writer.WriteStartObject();
                _writer.WriteBoolean("valid", condensed.IsValid);
                WriteLocations(condensed);
                WriteSaying(condensed);
                if (condensed.Parts.Count > 0)
                {
                    WriteParts(condensed);
                }

                _writer.WriteEndObject();
            }
        }

        _writer.WriteEndArray();
    }

    // Section 12.4.3: a unit without parts that says nothing goes, one with a single part is replaced by it.
    private static OutputUnit? Condense(OutputUnit unit)
    {
        if (unit.Finding is not null || unit.Annotation is not null)
        {
            return unit;
        }

        OutputUnit[] parts = [.. unit.Parts.Select(Condense).OfType<OutputUnit>()];
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => unit,
        };
    }

    private void WriteLocations(OutputUnit unit)
    {
        _writer.WriteString("keywordLocation", unit.KeywordLocation);
        if (unit.SchemaLocation != unit.KeywordLocation)
        {
            bool isHere = unit.SchemaLocation.Length == 0 || unit.SchemaLocation[0] == '/';
            _writer.WriteString("absoluteKeywordLocation", isHere ? $"{_context.RootUri}#{unit.SchemaLocation}" : unit.SchemaLocation);
        }

        _writer.WriteString("instanceLocation", Pointer(unit.Token));
    }

    private void WriteSaying(OutputUnit unit)
    {
        if (unit.Annotation is { } annotation)
        {
            _writer.WritePropertyName("annotation");
            annotation.WriteTo(_writer);
        }

        if (unit.Finding is { } finding)
        {
            JsonToken token = _tokens[unit.Token];
            ReadOnlySpan<byte> raw = _json[token.Start..token.End];
            ReadOnlySpan<byte> text = raw[0] == '"' ? Messages.TextOf(raw[1..^1]) : raw;
            _writer.WriteString("error", Messages.Of(finding, QuotingOf(unit.Token), _json, token.Start, text));
        }
    }

    private string Pointer(int token)
    {
        var around = new List<int>();
        foreach (int outer in TokenPath.Around(_tokens, token))
        {
            around.Add(_tokens[outer].Start);
        }

        return ErrorPlace.Pointer(_json, [.. around], _tokens[token].Start);
    }

    private Quoting QuotingOf(int token) => TokenPath.IsText(_tokens, token) ? Quoting.Withheld : _context.Quoting;
}
