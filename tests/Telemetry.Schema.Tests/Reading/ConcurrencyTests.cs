using System.Text;

namespace Telemetry.Schema.Tests.Reading;

public sealed class ConcurrencyTests
{
    [Fact]
    public void Validate_ManyThreads_EachGetsItsOwnOutcome()
    {
        JsonSchema schema = Documents.Schema(Samples.Schema);
        byte[] valid = Encoding.UTF8.GetBytes(Samples.Event);
        byte[] invalid = Encoding.UTF8.GetBytes(Samples.Event.Replace("success", "maybe", StringComparison.Ordinal));

        Parallel.For(0, 2_000, i =>
        {
            var errors = new ValidationErrors();
            var members = new JsonMember[schema.RootProperties.Count];
            bool isValid = i % 2 == 0;

            ValidationOutcome outcome = schema.Validate(isValid ? valid : invalid, members, errors);

            Assert.Equal(isValid ? ValidationOutcome.Valid : ValidationOutcome.Invalid, outcome);
            Assert.Equal(isValid ? [] : ["/data/outcome"], errors.Select(error => error.Pointer));
            Assert.True(members[0].IsPresent);
        });
    }
}
