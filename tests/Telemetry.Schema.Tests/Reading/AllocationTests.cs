using System.Text;

namespace Telemetry.Schema.Tests.Reading;

public sealed class AllocationTests
{
    [Fact]
    public void Validate_ValidDocument_AllocatesNothing()
    {
        JsonSchema schema = Documents.Schema(Samples.Schema);
        byte[] json = Encoding.UTF8.GetBytes(Samples.Event);
        var members = new JsonMember[schema.RootProperties.Count];
        var errors = new ValidationErrors();

        AssertNoAllocation(() => schema.Validate(json, members, errors));
    }

    [Theory]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", 5_000)]
    [InlineData("""{"propertyNames":{"pattern":"^n[0-9]+$"},"maxProperties":5000}""", 5_000)]
    [InlineData("""{"properties":{"a":true}}""", 10)]
    public void Validate_ManyUndeclaredNames_AllocatesNothing(string text, int count)
    {
        JsonSchema schema = Documents.Schema(text);
        byte[] json = Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"n{i}\":{i}"))}}}");

        AssertNoAllocation(() => schema.Validate(json));
    }

    [Theory]
    [InlineData("""{"const":{"a":[1,"\u00e9",{"b":null}]}}""", """{"\u0061":[1e0,"\u00e9",{"b":null}]}""")]
    [InlineData("""{"multipleOf":0.01,"maximum":1e400}""", "12345678901234567890.25")]
    [InlineData("""{"maxLength":2000,"pattern":"^[^q]*$"}""", "\"\\u00e9\\n\\ud83d\\ude00 and some more text, so that it would not be short\"")]
    [InlineData("""{"type":"object"}""", """{"a":{"b":"\n"},"c":[1,2,3]}""")]
    [InlineData("""{"items":{"$ref":"#/$defs/n"},"$defs":{"n":{"type":["null","array"],"items":{"$ref":"#/$defs/n"}}}}""", "[[[[[null]]]],null]")]
    public void Validate_EveryKindOfValue_AllocatesNothing(string text, string document)
    {
        JsonSchema schema = Documents.Schema(text);
        byte[] json = Encoding.UTF8.GetBytes(document);

        AssertNoAllocation(() => schema.Validate(json));
    }

    private static void AssertNoAllocation(Func<ValidationOutcome> validate)
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(ValidationOutcome.Valid, validate());
        }

        // A collection in between may empty the array pools, which then fill again; not every time.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => AllocatedBy(validate)));
    }

    private static long AllocatedBy(Func<ValidationOutcome> validate)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            validate();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
