using System.Buffers;
using System.Text;

namespace Telemetry.Schema.Tests.Reading;

public sealed class SequenceTests
{
    [Theory]
    [InlineData("""{"a":[1,2,3]}""", ValidationOutcome.Valid)]
    [InlineData("""{"a":[1,"x"]}""", ValidationOutcome.Invalid)]
    [InlineData("""{"a":[1,""", ValidationOutcome.Malformed)]
    public void Validate_SequenceCutAnywhere_AsTheWhole(string json, ValidationOutcome expected)
    {
        JsonSchema schema = Documents.Schema("""{"properties":{"a":{"items":{"type":"integer"}}}}""");
        byte[] utf8 = Encoding.UTF8.GetBytes(json);

        for (int cut = 0; cut <= utf8.Length; cut++)
        {
            var first = new Segment(utf8.AsMemory(0, cut));
            Segment last = first.Append(utf8.AsMemory(cut));
            var errors = new ValidationErrors();

            Assert.Equal(expected, schema.Validate(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length), errors));
            Assert.Equal(expected == ValidationOutcome.Valid ? 0 : 1, errors.Count);
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
