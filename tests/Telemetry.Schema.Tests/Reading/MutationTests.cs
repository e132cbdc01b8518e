using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Telemetry.Schema.Tests.Reading;

/// <summary>Whatever a document is broken into, there is an outcome and no exception, and the ways to it agree.</summary>
public sealed class MutationTests
{
    private static readonly JsonSchema Joined = Documents.Schema(Samples.Schema);

    private static readonly JsonSchema Evaluated = Documents.Schema(
        """
        {
          "oneOf": [{ "required": ["data"] }, { "type": "array" }],
          "properties": {
            "id": { "anyOf": [{ "type": "null" }, { "format": "uuid" }] },
            "data": {
              "patternProperties": { "^c": { "type": "string" } },
              "if": { "required": ["outcome"] }, "then": { "properties": { "outcome": { "enum": ["success"] } } },
              "dependentSchemas": { "attributes": { "properties": { "attributes": { "uniqueItems": true, "minProperties": 3 } } } },
              "unevaluatedProperties": { "type": ["integer", "object"] }
            }
          }
        }
        """);

    [Fact]
    public void Validate_MutatedDocument_HasAnOutcomeThatAllWaysAgreeOn()
    {
        byte[] original = Encoding.UTF8.GetBytes(Samples.Event);
        byte[] lively = "{}[],:\"\\0-9.eEtfnu\u00e9 \n"u8.ToArray();
        Gen<(int At, byte Value, int Kind)> mutation = Gen.Choose(0, original.Length - 1)
            .Zip(Gen.OneOf(Gen.Elements(lively), ArbMap.Default.GeneratorFor<byte>()))
            .Zip(Gen.Choose(0, 3))
            .Select(parts => (parts.Item1.Item1, parts.Item1.Item2, parts.Item2));
        Gen<byte[]> mutated = mutation.ListOf().Select(mutations => Mutate(original, mutations.Take(6)));

        Prop.ForAll(mutated.ToArbitrary(), json => Agree(Joined, json) && Agree(Evaluated, json))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static byte[] Mutate(byte[] original, IEnumerable<(int At, byte Value, int Kind)> mutations)
    {
        var json = new List<byte>(original);
        foreach ((int at, byte value, int kind) in mutations)
        {
            int place = Math.Min(at, json.Count - 1);
            switch (kind)
            {
                case 0:
                    json[place] = value;
                    break;
                case 1:
                    json.Insert(place, value);
                    break;
                case 2 when json.Count > 1:
                    json.RemoveAt(place);
                    break;
                case 3:
                    json.AddRange(json.GetRange(place, Math.Min(9, json.Count - place)));
                    break;
            }
        }

        return [.. json];
    }

    private static bool Agree(JsonSchema schema, byte[] json)
    {
        var errors = new ValidationErrors(4);
        ValidationOutcome outcome = schema.Validate(json, errors);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            // The output stops at what breaks rules under any schema.
            ValidationOutcome written = schema.WriteOutput(json, OutputFormat.Detailed, writer);
            Assert.Equal(outcome, written);
        }

        using JsonDocument output = JsonDocument.Parse(buffer.WrittenMemory);
        return schema.Validate(json) == outcome
            && errors.Count > 0 == (outcome != ValidationOutcome.Valid)
            && output.RootElement.GetProperty("valid").GetBoolean() == (outcome == ValidationOutcome.Valid)
            && errors.All(error => error.Offset >= 0 && error.Offset <= json.Length && error.Message.Length < 400);
    }
}
