using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ingest.Testing;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.CommandLine;

public class StandInCommandTests
{
    [Fact]
    public async Task Run_WithOptions_ServesUntilItIsEnded()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("faults.json"), """{"queue":[{"status":503}]}""", TestContext.Current.CancellationToken);
        await using var run = new CommandRun(
            "--rules", "dcr-a,dcr-b", "--no-role", "dcr-c", "--streams", "Custom-A", "--column", "Count:int", "--poison", "EventId=bad", "--latency", "0-1",
            "--out", directory.File("rows.jsonl"), "--certificate", directory.File("trust.pem"), "--faults", directory.File("faults.json"));
        var started = await run.ReadyAsync();
        using var http = Client(started["STANDIN_CERTIFICATE"], await TokenAsync(started));

        Assert.Equal(directory.File("trust.pem"), started["STANDIN_CERTIFICATE"]);
        int[] statuses =
        [
            await PostAsync(http, started, "dcr-a", """[{"EventId":"x"}]"""),
            await PostAsync(http, started, "dcr-b", """[{"EventId":"x"}]"""),
            await PostAsync(http, started, "dcr-c", """[{"EventId":"x"}]"""),
            await PostAsync(http, started, "dcr-a", """[{"EventId":"x","Count":"many"}]"""),
            await PostAsync(http, started, "dcr-a", """[{"EventId":"bad"}]"""),
        ];
        Assert.Equal([503, 204, 403, 400, 400], statuses);
        Assert.Equal(0, await run.EndAsync());
        Assert.Single(await File.ReadAllLinesAsync(directory.File("rows.jsonl"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(directory.File("trust.pem")));
    }

    [Fact]
    public async Task Run_Help_TellsExitCodesAndAnExample()
    {
        await using var run = new CommandRun("--help");

        Assert.Equal(0, await run.ExitCodeAsync());
        var help = await run.RestAsync();
        Assert.Contains("Exit codes:", help, StringComparison.Ordinal);
        Assert.Contains("Example:", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "x")]
    [InlineData("--rate-calls", "0")]
    [InlineData("--column", "Count")]
    [InlineData("--column", "Count:3")]
    [InlineData("--latency", "9-3")]
    [InlineData("--latency", "soon")]
    [InlineData("--nonsense", "")]
    public async Task Run_WrongOption_Is2(string option, string value)
    {
        await using var run = new CommandRun(option, value);

        Assert.Equal(2, await run.ExitCodeAsync());
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Run_FaultsNotUnderstood_Is2()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("faults.json"), "[]", TestContext.Current.CancellationToken);
        await using var run = new CommandRun("--faults", directory.File("faults.json"));

        Assert.Equal(2, await run.ExitCodeAsync());
        Assert.Contains("faults file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PortTaken_Is1()
    {
        await using var first = new CommandRun();
        var port = new Uri((await first.ReadyAsync())["STANDIN_ENDPOINT"]).Port;
        await using var second = new CommandRun("--port", FormattableString.Invariant($"{port}"));

        Assert.Equal(1, await second.ExitCodeAsync());
        Assert.NotEmpty(second.Error);
    }

    [Fact]
    public async Task Run_FileThatCannotBe_Is1()
    {
        using var directory = new TemporaryDirectory();
        await using var run = new CommandRun("--out", directory.File("absent", "rows.jsonl"));

        Assert.Equal(1, await run.ExitCodeAsync());
        Assert.NotEmpty(run.Error);
    }

    private static HttpClient Client(string certificate, string token) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509Certificate2.CreateFromPem(File.ReadAllText(certificate)) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    })
    {
        DefaultRequestHeaders = { Authorization = new("Bearer", token) },
    };

    private static async Task<string> TokenAsync(IReadOnlyDictionary<string, string> started)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { DefaultRequestHeaders = { { "X-IDENTITY-HEADER", started["IDENTITY_HEADER"] } } };
        var answer = await http.GetStringAsync(new Uri($"{started["IDENTITY_ENDPOINT"]}?api-version=2019-08-01&resource=https://monitor.azure.com"), TestContext.Current.CancellationToken);
        return JsonElement.Parse(answer).GetProperty("access_token").GetString()!;
    }

    private static async Task<int> PostAsync(HttpClient http, IReadOnlyDictionary<string, string> started, string rule, string rows)
    {
        using var content = new StringContent(rows, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync(new Uri($"{started["STANDIN_ENDPOINT"]}/dataCollectionRules/{rule}/streams/Custom-A?api-version=2023-01-01"), content, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
