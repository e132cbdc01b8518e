using System.Text;

namespace Ingest.Functions.Tests.Authenticating;

public sealed class ProducerTests
{
    [Fact]
    public void MayWriteFor_NoAppsListed_AllowsAny()
    {
        var producer = Tokens.Holder(Tokens.Make(1, 2));

        Assert.True(producer.MayWriteForAnyApp);
        Assert.True(producer.MayWriteFor("anything"));
        Assert.True(producer.MayWriteFor(""));
    }

    [Theory]
    [InlineData("dws", true)]
    [InlineData("winml", true)]
    [InlineData("DWS", false)]
    [InlineData("dws ", false)]
    [InlineData("dw", false)]
    [InlineData("", false)]
    [InlineData("*", false)]
    public void MayWriteFor_ListedApps_AllowsThoseExactly(string app, bool allowed)
    {
        var producer = Tokens.Holder(Tokens.Make(1, 2), apps: ["dws", "winml"]);

        Assert.False(producer.MayWriteForAnyApp);
        Assert.Equal(allowed, producer.MayWriteFor(app));
    }

    [Fact]
    public void IdJson_AnyId_IsItAsJsonString()
    {
        var producer = Tokens.Holder(Tokens.Make(1, 2));

        Assert.Equal($"\"{producer.Id}\"", Encoding.UTF8.GetString(producer.IdJson));
    }
}
