using System.Text;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class EventAttributesTests
{
    [Fact]
    public void Set_EveryKindOfValue_IsWrittenAsThatKind()
    {
        var attributes = new EventAttributes().Set("on", true).Set("off", false).Set("n", 42L).Set("x", 1.5).Set("s", "a-1");

        Assert.Equal("""{"on":true,"off":false,"n":42,"x":1.5,"s":"a-1"}""", Json(attributes));
        Assert.Equal((5, 0), (attributes.Count, attributes.Dropped));
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("a/b")]
    [InlineData("é")]
    [InlineData("a@b")]
    [InlineData(null)]
    public void Set_StringOutsideItsCharacters_IsLeftOutAndCounted(string? value)
    {
        var attributes = new EventAttributes().Set("s", value!);

        Assert.Equal((0, 1), (attributes.Count, attributes.Dropped));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("")]
    [InlineData(".x")]
    [InlineData(null)]
    public void Set_NameOutsideItsForm_IsLeftOutAndCounted(string? name)
    {
        var attributes = new EventAttributes().Set(name!, true);

        Assert.Equal((0, 1), (attributes.Count, attributes.Dropped));
    }

    [Fact]
    public void Set_ValuesAtAndPastTheBounds_AreKeptAndLeftOut()
    {
        var attributes = new EventAttributes()
            .Set("a", new string('x', 64)).Set("b", new string('x', 65))
            .Set("c", EventAttributes.MaxNumber).Set("d", EventAttributes.MaxNumber + 1).Set("e", long.MinValue)
            .Set("f", double.NaN).Set("g", double.PositiveInfinity).Set("h", 1e300).Set("i", -0.5);

        Assert.Equal((3, 6), (attributes.Count, attributes.Dropped));
    }

    [Fact]
    public void Set_SeventeenthName_IsLeftOutButKnownNamesChange()
    {
        var attributes = new EventAttributes();
        for (var i = 0; i < 17; i++)
        {
            attributes.Set($"n{i}", i);
        }

        attributes.Set("n3", "changed");

        Assert.Equal((16, 1), (attributes.Count, attributes.Dropped));
        Assert.Contains("\"n3\":\"changed\"", Json(attributes), StringComparison.Ordinal);
    }

    private static string Json(EventAttributes attributes)
    {
        var writer = new FieldWriter();
        attributes.Write(writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
