using System.Net;
using System.Text.Json;
using Ingest.Testing;
using LogsIngestion.StandIn.Hosting;

namespace Ingest.EndToEnd.Receiving;

/// <summary>Uploads over TLS, with the tokens of a managed identity and of a developer's tools.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private LogsIngestionStandIn? _service;

    public async ValueTask InitializeAsync()
    {
        _service = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_directory.File("service.pem"), _service.Certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await (_service?.DisposeAsync() ?? default);
        _directory.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0f7c8a52-1f0e-4c55-9a3f-2f9f1a3f7a10")]
    public async Task Post_ManagedIdentity_IsARow(string? clientId)
    {
        await using var receiver = await StartAsync(
            ("IDENTITY_ENDPOINT", _service!.IdentityEndpoint.ToString()), ("IDENTITY_HEADER", _service.IdentityHeader), ("AZURE_CLIENT_ID", clientId ?? ""));

        await StoresAsync(receiver);
    }

    [Fact]
    public async Task Post_SignedInByAz_IsARow()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "az is a script of the shell here.");
        var token = _service!.Tokens.Issue();
        var answer = JsonSerializer.Serialize(new { accessToken = token.Value, expires_on = token.Expires.ToUnixTimeSeconds(), tokenType = "Bearer" });
        await File.WriteAllTextAsync(_directory.File("az"), $"#!/bin/sh\necho '{answer}'\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_directory.File("az"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await using var receiver = await StartAsync(("PATH", $"{_directory.Path}:{Environment.GetEnvironmentVariable("PATH")}"));

        await StoresAsync(receiver);
    }

    [Fact]
    public async Task Ready_IdentityRefused_SaysThatThereIsNoToken()
    {
        await using var receiver = await StartAsync(
            ("IDENTITY_ENDPOINT", _service!.IdentityEndpoint.ToString()), ("IDENTITY_HEADER", "another"));

        using var answer = await receiver.Client.GetAsync("/readyz", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("no-token", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task StoresAsync(RunningReceiver receiver)
    {
        using var answer = await receiver.PostCommandAsync();

        Assert.Equal((HttpStatusCode.NoContent, 1L), (answer.StatusCode, _service!.Recorder.Rows));
        Assert.Equal(HttpStatusCode.OK, (await receiver.Client.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode);
    }

    // Certificates that no authority has signed are trusted in Development alone.
    private Task<RunningReceiver> StartAsync(params (string Name, string Value)[] environment) => RunningReceiver.StartAsync(
        [
            "--environment=Development", $"--Ingest:LogAnalytics:Endpoint={_service!.Endpoint}", "--Ingest:LogAnalytics:RuleIds=dcr-1",
            "--Ingest:LogAnalytics:Stream=Custom-TelemetryEvents_CL", $"--Ingest:LogAnalytics:TrustedCertificateFile={_directory.File("service.pem")}",
        ],
        [.. RunningReceiver.ProducerSettings, .. environment]);
}
