namespace Telemetry.Schema.Tests.Keywords;

public sealed class NumberTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("-0", true)]
    [InlineData("-0.0", true)]
    [InlineData("0e-5", true)]
    [InlineData("1.0", true)]
    [InlineData("1e2", true)]
    [InlineData("1E+2", true)]
    [InlineData("0.1e1", true)]
    [InlineData("100e-2", true)]
    [InlineData("12.50e1", true)]
    [InlineData("1e400", true)]
    [InlineData("1e999999999999999999999999", true)]
    [InlineData("123456789012345678901234567890", true)]
    [InlineData("0.1", false)]
    [InlineData("1e-1", false)]
    [InlineData("1E-400", false)]
    [InlineData("101e-2", false)]
    [InlineData("12.55e1", false)]
    [InlineData("1e-999999999999999999999999", false)]
    [InlineData("123456789012345678901234567890.5", false)]
    public void Integer_AnySpelling_ByItsValue(string number, bool isInteger)
    {
        Assert.Equal(Outcome(isInteger), Documents.Schema("""{"type":"integer"}""").Validate(number));
    }

    [Theory]
    [InlineData("100", "1e2", true)]
    [InlineData("100", "100.00", true)]
    [InlineData("100", "100.000000000000000000000000000001", false)]
    [InlineData("100", "1e400", false)]
    [InlineData("100", "-1e400", true)]
    [InlineData("100", "1e999999999", false)]
    [InlineData("100", "1e-999999999", true)]
    [InlineData("0", "-0", true)]
    [InlineData("0", "1E-400", false)]
    [InlineData("-1", "-1.0000000000000000000001", true)]
    [InlineData("-1", "-0.9999999999999999999999", false)]
    [InlineData("9007199254740993", "9007199254740993", true)]
    [InlineData("9007199254740993", "9007199254740994", false)]
    [InlineData("9007199254740993.0", "9007199254740993.1", false)]
    [InlineData("1e400", "1e400", true)]
    [InlineData("1e400", "1.1e400", false)]
    [InlineData("0.1", "1e-1", true)]
    [InlineData("0.0012", "0.00119", true)]
    [InlineData("0.0012", "0.012", false)]
    public void Maximum_AnySpelling_ComparedExactly(string maximum, string number, bool holds)
    {
        Assert.Equal(Outcome(holds), Documents.Schema($$"""{"maximum":{{maximum}}}""").Validate(number));
    }

    [Theory]
    [InlineData("0.01", "0.1", true)]
    [InlineData("0.01", "4.35", true)]
    [InlineData("0.01", "0.001", false)]
    [InlineData("0.0001", "0.0075", true)]
    [InlineData("3", "9.0", true)]
    [InlineData("3", "1e1", false)]
    [InlineData("3", "3e400", true)]
    [InlineData("3", "1e400", false)]
    [InlineData("7", "-14", true)]
    [InlineData("7", "0", true)]
    [InlineData("7", "0.7", false)]
    [InlineData("1e3", "5000", true)]
    [InlineData("1e3", "5500", false)]
    [InlineData("25e-2", "0.5", true)]
    [InlineData("0.5", "0.25", false)]
    [InlineData("123456789012345678901234567891", "246913578024691357802469135782", true)]
    [InlineData("123456789012345678901234567891", "246913578024691357802469135783", false)]
    [InlineData("123456789012345678901234567891", "123456789012345678901234567891e30", true)]
    [InlineData("123456789012345678901234567891", "1e999999999", false)]
    [InlineData("2", "1e999999999999999999999999", true)]
    [InlineData("1.2345678901234567890123456789012345678901", "8.6419752308641975230864197523086419752307", true)]
    [InlineData("1.2345678901234567890123456789012345678901", "8.6419752308641975230864197523086419752308", false)]
    [InlineData("1.2345678901234567890123456789012345678901", "1.2345678901234567890123456789012345678901e99", true)]
    public void MultipleOf_AnySpelling_DividedExactly(string divisor, string number, bool holds)
    {
        Assert.Equal(Outcome(holds), Documents.Schema($$"""{"multipleOf":{{divisor}}}""").Validate(number));
    }

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "10e-1", true)]
    [InlineData("0", "-0", true)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("1", "true", false)]
    [InlineData("1", "\"1\"", false)]
    public void Const_Number_ComparedByValue(string constant, string value, bool holds)
    {
        Assert.Equal(Outcome(holds), Documents.Schema($$"""{"const":{{constant}}}""").Validate(value));
    }

    [Fact]
    public void MaxLength_WrittenAsDecimal_IsThatInteger()
    {
        JsonSchema schema = Documents.Schema("""{"maxLength":2.0,"minLength":0.1e1}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate("\"ab\""));
        Assert.Equal(ValidationOutcome.Invalid, schema.Validate("\"abc\""));
    }

    [Fact]
    public void MaxLength_BeyondLong_HoldsAlways()
    {
        Assert.Equal(ValidationOutcome.Valid, Documents.Schema("""{"maxLength":1e30}""").Validate("\"abc\""));
    }

    private static ValidationOutcome Outcome(bool holds) => holds ? ValidationOutcome.Valid : ValidationOutcome.Invalid;
}
