using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using Ingest.Testing;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Tokens;

public class ManagedIdentityTests
{
    private const string Query = "api-version=2019-08-01&resource=https://monitor.azure.com";

    [Fact]
    public async Task Get_ByTheProtocol_AnswersATokenThatIsTaken()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Clock = clock, TokenLifetime = TimeSpan.FromHours(2) }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        using var response = await GetAsync(caller, standIn, Query, standIn.IdentityHeader);
        using var token = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        caller.Authorization = new("Bearer", token.RootElement.GetProperty("access_token").GetString());

        Assert.Equal("Bearer", token.RootElement.GetProperty("token_type").GetString());
        Assert.Equal("https://monitor.azure.com", token.RootElement.GetProperty("resource").GetString());
        Assert.Equal(
            clock.GetUtcNow().AddHours(2).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            token.RootElement.GetProperty("expires_on").GetString());
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
    }

    [Theory]
    [InlineData(Query, null, 401)]
    [InlineData(Query, "guess", 401)]
    [InlineData("api-version=2017-09-01&resource=https://monitor.azure.com", "", 400)]
    [InlineData("api-version=2019-08-01", "", 400)]
    public async Task Get_NotByTheProtocol_IsRefused(string query, string? header, int expected)
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        using var response = await GetAsync(caller, standIn, query, header?.Length == 0 ? standIn.IdentityHeader : header);

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task Get_ScriptedFaults_HitTheTokenEndpointAlone()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);
        standIn.TokenFaults.Enqueue(Fault.Answer(400), Fault.ResetAt(0, Storing.Dropped));

        using var refused = await GetAsync(caller, standIn, Query, standIn.IdentityHeader);
        Assert.Equal(400, (int)refused.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(caller, standIn, Query, standIn.IdentityHeader));
        using var granted = await GetAsync(caller, standIn, Query, standIn.IdentityHeader);
        Assert.Equal(200, (int)granted.StatusCode);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
    }

    [Fact]
    public async Task Upload_OverPlainHttp_IsNotThere()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        var result = await caller.PostAsync(Caller.Rows("a"), address: new Uri(standIn.IdentityEndpoint, standIn.UploadAddress(Caller.Rule, Caller.Stream).PathAndQuery));

        Assert.Equal(404, result.Status);
        Assert.Equal(0, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task ManagedIdentityCredential_OfAzureIdentity_GetsATokenThatIsTaken()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        // The credential looks nowhere else; no other test of this process reads these.
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", standIn.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", standIn.IdentityHeader);
        var credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);

        var token = await credential.GetTokenAsync(new TokenRequestContext(["https://monitor.azure.com/.default"]), TestContext.Current.CancellationToken);
        caller.Authorization = new("Bearer", token.Token);

        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
        Assert.InRange(token.ExpiresOn, TimeProvider.System.GetUtcNow().AddMinutes(30), TimeProvider.System.GetUtcNow().AddHours(1));
    }

    private static async Task<HttpResponseMessage> GetAsync(Caller caller, LogsIngestionStandIn standIn, string query, string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{standIn.IdentityEndpoint}?{query}");
        if (header is not null)
        {
            request.Headers.Add("X-IDENTITY-HEADER", header);
        }

        return await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
