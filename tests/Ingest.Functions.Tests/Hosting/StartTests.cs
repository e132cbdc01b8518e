using System.Net;
using Ingest.Functions.Configuring;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Hosting;

/// <summary>Configurations that stop the start, and those that do not.</summary>
public class StartTests
{
    [Theory]
    [InlineData("Ingest:DryRnu", "true", "Ingest:DryRnu: no such setting. Did you mean Ingest:DryRun?")]
    [InlineData("Ingest:DryRun", "maybe", "Ingest:DryRun: expected true or false")]
    [InlineData("Ingest:File:RetainDays", "3", "Ingest:File:Directory: missing")]
    [InlineData("Ingest:File:QuotaBytes", "-1", "Ingest:File:QuotaBytes: expected a whole number")]
    [InlineData("Ingest:Producers:abcdefgh:Apps", "notes", "Ingest:Producers:abcdefgh:Hash: missing")]
    [InlineData("Ingest:Producers:{token}:Scopes", "wirte", "Scopes: expected a list of text matching write|read")]
    [InlineData("Ingest:Producers:{token}:Expires", "soon", "Expires: expected a time")]
    [InlineData("Ingest:SchemaDirectory", "/nowhere/at/all", "Ingest:SchemaDirectory:")]
    [InlineData("urls", "nonsense", "urls: expected addresses such as http://127.0.0.1:7071")]
    [InlineData("urls", "http://127.0.0.1:0/path", "urls: expected addresses")]
    [InlineData("urls", "", "urls: expected addresses")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "http", "FUNCTIONS_CUSTOMHANDLER_PORT: expected a port")]
    public async Task Start_UnusableConfiguration_IsRefusedNamingTheSetting(string name, string value, string message)
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => Receiver.StartAsync((name, value)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_NobodyConfiguredOutsideDevelopment_IsRefused()
    {
        var refused = Assert.Throws<SettingsException>(() => Functions.Hosting.SelfHost.Build(new Dictionary<string, string?> { ["environment"] = "Production" }));

        Assert.Contains("Ingest:Producers: missing", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The Functions host tells the levels of a handler's lines apart by the stream they come from.</summary>
    [Theory]
    [InlineData("", LogLevel.None)]
    [InlineData("7071", LogLevel.Warning)]
    public async Task Start_BehindTheFunctionsHost_WarningsGoToTheStandardError(string port, LogLevel threshold)
    {
        await using var receiver = Functions.Hosting.SelfHost.Build(new Dictionary<string, string?> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port, ["Ingest:AllowAnonymous"] = "true" });

        Assert.Equal(threshold, receiver.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.LogToStandardErrorThreshold);
    }

    [Fact]
    public async Task Start_DryRunForcedOverAStore_SaysSoAndStoresNothing()
    {
        using var directory = new TemporaryDirectory();
        await using var receiver = await Receiver.StartAsync(("Ingest:DryRun", "true"), ("Ingest:File:Directory", directory.Path));

        var text = await receiver.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("mode=dry-run: Ingest:DryRun is true", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }

    [Fact]
    public async Task Start_ADirectoryThatCannotBeMade_IsRefusedNamingTheSetting()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<IOException>(() => Receiver.StartAsync(("Ingest:File:Directory", Path.Combine(file, "rows"))));

        Assert.Contains("Ingest:File:Directory: expected a directory", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CatalogueNotYetPrepared_AnswersAndKeepsTheFirstEventWaiting()
    {
        using var prepared = new ManualResetEventSlim();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton(_ =>
        {
            prepared.Wait(TestContext.Current.CancellationToken);
            return EventCatalogue.BuiltIn;
        }));

        using var health = await receiver.Client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken);
        var posting = receiver.PostAsync(SampleEvents.Command());
        Assert.False(posting.IsCompleted);
        prepared.Set();
        using var response = await posting;

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("stored", response.Verdict());
    }

    [Fact]
    public async Task Start_SecondReceiverOnOneDirectory_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        await using var first = await Receiver.StartAsync(("Ingest:File:Directory", directory.Path));

        var refused = await Assert.ThrowsAsync<IOException>(() => Receiver.StartAsync(("Ingest:File:Directory", directory.Path)));

        Assert.Contains("Ingest:File:Directory", refused.Message, StringComparison.Ordinal);
    }
}
