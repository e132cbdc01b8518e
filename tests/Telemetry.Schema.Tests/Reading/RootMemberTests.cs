using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Tests.Reading;

public sealed class RootMemberTests
{
    private static readonly JsonSchema Schema = Documents.Schema(
        """{"required":["name","other"],"properties":{"id":{"type":"string"},"name":true,"data":{"properties":{"id":true}}},"additionalProperties":true}""");

    [Fact]
    public void RootProperties_InOrderOfDeclaration()
    {
        Assert.Equal(["id", "name", "data"], Schema.RootProperties);
        Assert.Empty(Documents.Schema("true").RootProperties);
    }

    [Fact]
    public void Validate_Members_TellsWhereTheirValuesLie()
    {
        byte[] json = Encoding.UTF8.GetBytes(""" { "other": 0, "data" : { "id": [ 1 ] } , "\u0069d" : "x\"y", "n":null } """);
        var members = new JsonMember[5];
        members[4] = new JsonMember(7, 7, JsonValueKind.True);

        ValidationOutcome outcome = Schema.Validate(json, members);

        Assert.Equal(ValidationOutcome.Invalid, outcome);
        Assert.Equal(("\"x\\\"y\"", JsonValueKind.String), (Encoding.UTF8.GetString(members[0].In(json)), members[0].Kind));
        Assert.Equal(default, members[1]);
        Assert.False(members[1].IsPresent);
        Assert.Equal(("{ \"id\": [ 1 ] }", JsonValueKind.Object), (Encoding.UTF8.GetString(members[2].In(json)), members[2].Kind));
        Assert.Equal(default, members[3]);
        Assert.Equal(default, members[4]);
    }

    [Theory]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("false", JsonValueKind.False)]
    [InlineData("null", JsonValueKind.Null)]
    [InlineData("-1.5e3", JsonValueKind.Number)]
    [InlineData("[[],{}]", JsonValueKind.Array)]
    [InlineData("\"\"", JsonValueKind.String)]
    public void Validate_EveryKind_Told(string value, JsonValueKind kind)
    {
        byte[] json = Encoding.UTF8.GetBytes($$"""{"name":{{value}},"other":1}""");
        var members = new JsonMember[3];

        Assert.Equal(ValidationOutcome.Valid, Schema.Validate(json, members));

        Assert.Equal((value, kind), (Encoding.UTF8.GetString(members[1].In(json)), members[1].Kind));
    }

    [Fact]
    public void Validate_MemberTwice_TellsTheFirst()
    {
        byte[] json = """{"name":"first","name":"second"}"""u8.ToArray();
        var members = new JsonMember[3];

        Schema.Validate(json, members);

        Assert.Equal("\"first\"", Encoding.UTF8.GetString(members[1].In(json)));
    }

    [Theory]
    [InlineData("""{"id":5,"name":"n" """, ValidationOutcome.Malformed)]
    [InlineData("""{"id":5,"name":"n","x":1}""", ValidationOutcome.Invalid)]
    public void Validate_NotValid_TellsWhatWasRead(string json, ValidationOutcome expected)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        var members = new JsonMember[3];

        Assert.Equal(expected, Schema.Validate(utf8, members, new ValidationErrors()));

        Assert.Equal("5", Encoding.UTF8.GetString(members[0].In(utf8)));
        Assert.Equal("\"n\"", Encoding.UTF8.GetString(members[1].In(utf8)));
    }

    [Fact]
    public void Validate_RecursiveRoot_TellsTheOutermost()
    {
        JsonSchema schema = Documents.Schema("""{"properties":{"next":{"$ref":"#"},"v":true}}""");
        byte[] json = """{"next":{"v":2},"v":1}"""u8.ToArray();
        var members = new JsonMember[2];

        schema.Validate(json, members);

        Assert.Equal("1", Encoding.UTF8.GetString(members[1].In(json)));
    }

    [Fact]
    public void Validate_NoObject_LeavesAllAbsent()
    {
        var members = new JsonMember[3];

        Assert.Equal(ValidationOutcome.Valid, Schema.Validate("[1]"u8, members));
        Assert.All(members, member => Assert.False(member.IsPresent));
    }

    [Fact]
    public void Validate_TooLittleRoom_Throws()
    {
        Assert.Throws<ArgumentException>(() => Schema.Validate("{}"u8, new JsonMember[2]));
    }
}
