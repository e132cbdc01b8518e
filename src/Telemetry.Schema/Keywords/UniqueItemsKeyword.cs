using System.Globalization;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>uniqueItems</c>: no two items of an array are equal.</summary>
internal sealed class UniqueItemsKeyword(string location) : Applicator
{
    private readonly PlainAssertion _assertion = new("uniqueItems", location, "items that all differ");

    public static void AddTo(Dictionary<string, KeywordReader> table) => table.Add("uniqueItems", new(Vocabulary.Validation, Read));

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Array || !evaluation.HasEqualItems(frame.Token, out int first, out int second))
        {
            return true;
        }

        string? found = evaluation.IsThorough || evaluation.IsRecording
            ? string.Create(CultureInfo.InvariantCulture, $"the items at {first} and {second} equal")
            : null;
        return evaluation.Fail(_assertion, frame, found);
    }

    private static void Read(KeywordValue keyword)
    {
        if (keyword.AsBoolean())
        {
            keyword.Node.Add(new UniqueItemsKeyword(keyword.Location));
        }
    }
}
