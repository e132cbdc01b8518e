namespace Telemetry.Schema.Tests.Keywords;

public sealed class FormatTests
{
    [Theory]
    [InlineData("2026-08-01T12:34:56Z", true)]
    [InlineData("2026-08-01t12:34:56.789z", true)]
    [InlineData("2024-02-29T00:00:00+14:00", true)]
    [InlineData("2000-02-29T23:59:59-00:00", true)]
    [InlineData("1998-12-31T23:59:60Z", true)]
    [InlineData("1998-12-31T15:59:60.123-08:00", true)]
    [InlineData("1999-01-01T00:59:60+01:00", true)]
    [InlineData("0000-01-01T00:00:00Z", true)]
    [InlineData("1998-12-31T22:59:60Z", false)]
    [InlineData("1998-12-31T23:59:60-08:00", false)]
    [InlineData("1998-12-31T23:59:61Z", false)]
    [InlineData("1900-02-29T00:00:00Z", false)]
    [InlineData("2026-02-29T00:00:00Z", false)]
    [InlineData("2026-04-31T00:00:00Z", false)]
    [InlineData("2026-13-01T00:00:00Z", false)]
    [InlineData("2026-00-01T00:00:00Z", false)]
    [InlineData("2026-01-00T00:00:00Z", false)]
    [InlineData("2026-01-01T24:00:00Z", false)]
    [InlineData("2026-01-01T00:60:00Z", false)]
    [InlineData("2026-01-01T00:00:00", false)]
    [InlineData("2026-01-01T00:00:00.Z", false)]
    [InlineData("2026-01-01T00:00:00.123", false)]
    [InlineData("2026-01-01T00:00:00+24:00", false)]
    [InlineData("2026-01-01T00:00:00+01:60", false)]
    [InlineData("2026-01-01T00:00:00+0100", false)]
    [InlineData("2026-01-01T00:00:00ZZ", false)]
    [InlineData("2026-01-01 00:00:00Z", false)]
    [InlineData("2026/01-01T00:00:00Z", false)]
    [InlineData("20a6-01-01T00:00:00Z", false)]
    [InlineData("202６-01-01T00:00:00Z", false)]
    [InlineData("", false)]
    public void DateTime_AsInRfc3339(string text, bool holds) => AssertFormat("date-time", text, holds);

    [Theory]
    [InlineData("01980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2f", true)]
    [InlineData("01980B1E-7C3A-7D4E-9F21-3B5A7C9D1E2F", true)]
    [InlineData("00000000-0000-0000-0000-000000000000", true)]
    [InlineData("01980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2", false)]
    [InlineData("01980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2f0", false)]
    [InlineData("01980b1e7c3a7d4e9f213b5a7c9d1e2f", false)]
    [InlineData("01980b1e-7c3a-7d4e-9f213b5a7c9d1e2f-", false)]
    [InlineData("g1980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2f", false)]
    [InlineData("01980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2g", false)]
    [InlineData("{1980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2}", false)]
    [InlineData("", false)]
    public void Uuid_AsInRfc9562(string text, bool holds) => AssertFormat("uuid", text, holds);

    private static void AssertFormat(string format, string text, bool holds)
    {
        JsonSchema schema = Documents.Schema($$"""{"format":"{{format}}"}""");

        Assert.Equal(holds ? ValidationOutcome.Valid : ValidationOutcome.Invalid, schema.Validate($"\"{text}\""));
    }
}
