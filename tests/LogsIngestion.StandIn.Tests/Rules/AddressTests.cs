using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Rules;

public class AddressTests
{
    private static readonly StandInOptions Options = new()
    {
        Rules =
        [
            new IngestionRule("dcr-1"),
            new IngestionRule("dcr-2") { Streams = ["Custom-Declared"] },
            new IngestionRule("dcr-3") { Role = RoleAssignment.Missing },
        ],
    };

    [Theory]
    [InlineData("dcr-1", "Custom-Any", 204)]
    [InlineData("dcr-1", "Any", 404)]
    [InlineData("dcr-2", "Custom-Declared", 204)]
    [InlineData("dcr-2", "Custom-Other", 404)]
    [InlineData("dcr-3", "Custom-Any", 403)]
    [InlineData("dcr-9", "Custom-Any", 404)]
    public async Task Post_RuleAndStream_AreThoseConfigured(string rule, string stream, int expected)
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(Options, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        var result = await caller.PostAsync(Caller.Rows("a"), address: standIn.UploadAddress(rule, stream));

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == 204 ? 1 : 0, standIn.Recorder.Rows);
    }

    [Theory]
    [InlineData("/dataCollectionRules/dcr-1/streams/Custom-A?api-version=2021-11-01-preview", 400)]
    [InlineData("/dataCollectionRules/dcr-1/streams/Custom-A", 400)]
    [InlineData("/dataCollectionRules/dcr-1/streams?api-version=2023-01-01", 404)]
    [InlineData("/api/logs?api-version=2016-04-01", 404)]
    public async Task Post_OtherAddress_IsRefused(string path, int expected)
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(Options, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        var result = await caller.PostAsync(Caller.Rows("a"), address: new Uri(standIn.Endpoint, path));

        Assert.Equal(expected, result.Status);
        Assert.Equal(1, standIn.Stats().Calls);
        Assert.Equal(0, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task Get_OfAStream_IsRefused()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(Options, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        using var response = await caller.Http.GetAsync(standIn.UploadAddress("dcr-1", "Custom-A"), TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
    }
}
