using System.Text.Json;
using System.Text.Unicode;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Output;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <content>Outputs of 2020-12 Core section 12, which tell of every schema on the way.</content>
internal ref partial struct Validation
{
    /// <summary>Validates a document and writes the output.</summary>
    /// <param name="inquiry">The document; its errors receive what breaks the rules that hold under any schema.</param>
    public static ValidationOutcome WriteOutput(BoundSchema root, in Inquiry inquiry, OutputContext context, OutputFormat format, Utf8JsonWriter writer)
    {
        var validation = new Validation(inquiry, stackalloc NameEntry[StackNames], new int[inquiry.MaxDepth]);
        if (validation.IndexDocument())
        {
            validation.Record(root, context, format, writer);
        }
        else
        {
            OutputWriter.WriteFaults(writer, inquiry.Errors!, format);
        }

        validation.Release();
        return validation._outcome;
    }

    private bool IndexDocument()
    {
        if (!Utf8.IsValid(_json))
        {
            ReportEncoding();
            return false;
        }

        int end = Index(JsonScan.SkipSpace(_json, 0));
        if (end != Stop && JsonScan.SkipSpace(_json, end) is var rest && rest < _json.Length)
        {
            ReportSyntax(rest, "the end");
        }

        return _outcome == ValidationOutcome.Valid;
    }

    private void Record(BoundSchema root, OutputContext context, OutputFormat format, Utf8JsonWriter writer)
    {
        var recorder = new OutputRecorder();
        Span<JsonToken> tokens = _tokens.AsSpan(0, _tokenCount);
        var evaluation = new Evaluation(_json, tokens, recorder);
        bool holds = evaluation.Run(root.Schema, root.Scope, 0, wantsErrors: true);
        evaluation.Release();
        if (evaluation.IsTooDeep)
        {
            ReportDepth(0);
            OutputWriter.WriteFaults(writer, _errors!, format);
            return;
        }

        _outcome = holds ? ValidationOutcome.Valid : ValidationOutcome.Invalid;
        new OutputWriter(writer, _json, tokens, context).Write(recorder.Root, format);
    }
}
