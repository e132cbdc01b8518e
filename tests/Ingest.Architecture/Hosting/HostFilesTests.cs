using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Testing;

namespace Ingest.Architecture.Hosting;

/// <summary>What the Functions host reads of the app before it starts it.</summary>
public partial class HostFilesTests
{
    private static readonly string CustomHandler = RepositoryRoot.Path("src", "Ingest.Functions", "Hosting", "CustomHandler");

    [Fact]
    public void IsolatedHostJson_Read_RoutesFromTheRootAndStartsNoCustomHandler()
    {
        var host = Read(RepositoryRoot.Path("host.json"));

        Assert.Equal("2.0", host.GetProperty("version").GetString());
        Assert.Equal("", RoutePrefix(host));

        // The host takes the custom handler wherever this section has a description, whatever the worker runtime is.
        Assert.False(host.TryGetProperty("customHandler", out _));
    }

    [Fact]
    public void CustomHandlerHostJson_Read_ProxiesRequestsToTheAppHost()
    {
        var host = Read(Path.Combine(CustomHandler, "host.json"));
        var handler = host.GetProperty("customHandler");

        Assert.Equal("2.0", host.GetProperty("version").GetString());
        Assert.Equal("", RoutePrefix(host));
        Assert.Equal("Ingest.Functions", handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString());
        Assert.True(handler.GetProperty("enableProxyingHttpRequest").GetBoolean());

        // The older forwarding loses chunked bodies; routes in host.json are refused beside function.json.
        Assert.Equal(["description", "enableProxyingHttpRequest"], handler.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void FunctionFolder_Read_IsOneAnonymousCatchAllOfOneTriggerAndOneOutput()
    {
        // Any other file in the folder would be taken for the function's script.
        var file = Assert.Single(Directory.GetFiles(Path.Combine(CustomHandler, "http")));
        var bindings = Read(file).GetProperty("bindings").EnumerateArray().ToList();

        // The host passes plain HTTP through for exactly this pair.
        Assert.Equal("function.json", Path.GetFileName(file));
        Assert.Equal(["httpTrigger", "http"], bindings.Select(binding => binding.GetProperty("type").GetString()));
        Assert.Equal(["in", "out"], bindings.Select(binding => binding.GetProperty("direction").GetString()));
        Assert.Equal("anonymous", bindings[0].GetProperty("authLevel").GetString());
        Assert.Equal("{*path}", bindings[0].GetProperty("route").GetString());
        Assert.Equal(
            ["delete", "get", "head", "options", "patch", "post", "put"],
            Methods(bindings[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void IsolatedFunction_Read_IsTheSameFunctionAsTheCustomHandlers()
    {
        var source = File.ReadAllText(RepositoryRoot.Path("src", "Ingest.Functions", "Hosting", "Isolated", "HttpFunction.cs"));
        var trigger = Assert.Single(TriggerPattern().Matches(source));
        var binding = Read(Path.Combine(CustomHandler, "http", "function.json")).GetProperty("bindings")[0];

        Assert.Equal("http", trigger.Groups["name"].Value);
        Assert.Equal(Methods(binding), trigger.Groups["method"].Captures.Select(capture => capture.Value));
        Assert.Equal(binding.GetProperty("route").GetString(), trigger.Groups["route"].Value);
    }

    [Theory]
    [InlineData("Program.cs")]
    [InlineData("Hosting/Isolated/Program.cs")]
    public void Program_Read_LeavesItsEndToTheOneRunOfAllHosts(string file)
    {
        var source = File.ReadAllText(RepositoryRoot.Path("src", "Ingest.Functions", file));

        Assert.Contains("return await ReceiverRun.ToEndAsync(", source, StringComparison.Ordinal);
    }

    [Fact]
    public void AzureYaml_Read_DeploysTheReceiverAsAFunctionApp()
    {
        var yaml = File.ReadAllLines(RepositoryRoot.Path("azure.yaml"));

        // The hooks after it are checked by scripts/ci/check-infra.mjs.
        Assert.Equal(
            [
                "name: ingest",
                "requiredVersions:", "  azd: \">= 1.23.7\"",
                "infra:", "  provider: bicep", "  path: infra/bicep", "  module: main",
                "services:", "  ingest:", "    project: ./src/Ingest.Functions", "    language: dotnet", "    host: function",
            ],
            yaml.TakeWhile(line => line != "hooks:").Where(line => !line.StartsWith('#')));
        Assert.True(Directory.Exists(RepositoryRoot.Path("src", "Ingest.Functions")));
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private static string? RoutePrefix(JsonElement host) =>
        host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString();

    private static IEnumerable<string> Methods(JsonElement binding) =>
        binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!);

    [GeneratedRegex("""
        \[Function\("(?<name>[^"]+)"\)\].*?\[HttpTrigger\(AuthorizationLevel\.Anonymous(, "(?<method>[a-z]+)")+, Route = "(?<route>[^"]+)"\)\]
        """, RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex TriggerPattern();
}
