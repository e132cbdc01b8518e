using Telemetry.Schema;

namespace Telemetry.Tool.SchemaChecking;

/// <summary>Checks documents by a schema and places their faults.</summary>
internal sealed class InstanceCheck(JsonSchema schema)
{
    private readonly ValidationErrors _errors = new();

    public int Valid { get; private set; }

    public int Invalid { get; private set; }

    /// <summary>The faults of one document, 16 at most.</summary>
    /// <param name="line">The file's line that the document begins in.</param>
    public IReadOnlyList<InstanceFault> Check(string file, ReadOnlySpan<byte> utf8, int line = 1)
    {
        _errors.Clear();
        var outcome = schema.Validate(utf8, _errors);
        if (outcome == ValidationOutcome.Valid)
        {
            Valid++;
            return [];
        }

        Invalid++;
        if (outcome == ValidationOutcome.Invalid)
        {
            var faults = new InstanceFault[_errors.Count];
            for (var i = 0; i < faults.Length; i++)
            {
                var error = _errors[i];
                faults[i] = new InstanceFault(file, TextPlace.Of(utf8, error.Offset).InLine(line), error.Pointer, error.Keyword, error.SchemaPointer, error.Message);
            }

            return faults;
        }

        var place = TextPlace.Of(utf8, PointerPlace.Break(utf8) ?? 0).InLine(line);
        return
        [
            outcome == ValidationOutcome.TooDeep
                ? new InstanceFault(file, place, "", "depth", "", "Expected fewer levels of objects and arrays: the document is nested deeper than 64.")
                : new InstanceFault(file, place, "", "json", "", "Expected one JSON text in UTF-8; it stops being one here."),
        ];
    }
}
