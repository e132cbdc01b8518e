using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Testing;
using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.BuiltIn;

/// <summary>The package's targets in a real MSBuild. That an app is built with them is proven by scripts/check-package.</summary>
public sealed partial class BuildInputTests
{
    private const string Url = "<TelemetryDefaultUrl>https://t.example</TelemetryDefaultUrl>";

    /// <summary>A project's properties, one a line, and the faults that they give as code and line.</summary>
    private static readonly (string[] Lines, string[] Faults)[] Cases =
    [
        ([], []),
        ([Url], []),
        ([Url, "<TelemetryDefaultToken>tk_a.b~c+d/e=f-1</TelemetryDefaultToken>", "<TelemetryPosture>ask</TelemetryPosture>"], []),
        ([Url, "<TelemetryPosture>fleet</TelemetryPosture>", "<TelemetryProviderGroup>00112233-4455-6677-8899-AABBccddeeff</TelemetryProviderGroup>"], []),
        (["<TelemetryPosture>off</TelemetryPosture>"], []),
        ([Url, "<TelemetryPosture>Ask</TelemetryPosture>"], ["TEL003:4"]),
        ([Url, "<TelemetryPosture>on</TelemetryPosture>"], ["TEL003:4"]),
        ([Url, "<TelemetryDefaultToken>two words</TelemetryDefaultToken>"], ["TEL002:4"]),
        ([Url, "<TelemetryDefaultToken Condition=\"true\">tök</TelemetryDefaultToken>"], ["TEL002:4"]),
        ([Url, "", "", "<TelemetryProviderGroup>{00112233-4455-6677-8899-aabbccddeeff}</TelemetryProviderGroup>"], ["TEL004:6"]),
        (["<TelemetryDefaultToken>tk_a</TelemetryDefaultToken>"], ["TEL005:3"]),
        (["<TelemetryPosture>fleet</TelemetryPosture>"], ["TEL006:3"]),
        ([Url, "<GenerateAssemblyInfo>false</GenerateAssemblyInfo>"], ["TEL007:4"]),
        (["<TelemetryDefaultUrl>t.example</TelemetryDefaultUrl>", "<TelemetryPosture>x</TelemetryPosture>", "<!-- it's \"quoted\" -->"], ["TEL001:3", "TEL003:4"]),
    ];

    private static readonly string[] Urls =
    [
        "https://t.example", "https://t.example/", "https://t.example:8443/v1/events", "HTTPS://T.Example/a/b?c=d", "https://[2001:db8::1]/x",
        "http://127.0.0.1:7071", "http://localhost/", "http://[::1]:7071/v1",
        "http://t.example", "ftp://t.example", "t.example", "https://", "https:///x", "https://user@t.example", "https://user:pw@t.example",
        "/v1/events", "https://t.example:port", "http://127.0.0.1.example", "https://t example",
    ];

    /// <summary>One start of MSBuild for all: it takes longer than all projects together.</summary>
    [Fact]
    [Trait("Carries", "dws.posture")]
    public async Task Targets_EveryCase_FaultsNameCodeFileAndLineAndUrlsAreThoseTheClientCanUse()
    {
        var faults = await BuildAsync([
            .. Cases.Select(c => c.Lines),
            .. Urls.Select(url => (string[])[$"<TelemetryDefaultUrl>{url}</TelemetryDefaultUrl>"]),
        ]);

        Assert.Equal(
            Cases.Select((c, i) => $"{i}: {string.Join(' ', c.Faults)}"),
            Cases.Select((_, i) => $"{i}: {string.Join(' ', faults[i].Order(StringComparer.Ordinal))}"));
        Assert.Equal(
            Urls.Select(url => $"{url} {EventsUrl.Read(url).State == UrlState.Usable}"),
            Urls.Select((url, i) => $"{url} {!faults[Cases.Length + i].Any()}"));
    }

    private static async Task<ILookup<int, string>> BuildAsync(string[][] projects)
    {
        using var directory = new TemporaryDirectory();
        var targets = RepositoryRoot.Path("src", "Telemetry.Client", "build", "Telemetry.Client.targets");
        for (var i = 0; i < projects.Length; i++)
        {
            string[] lines = ["<Project><PropertyGroup>", "<OutputType>Exe</OutputType>", .. projects[i], "</PropertyGroup>", $"<Import Project=\"{targets}\" /></Project>"];
            await File.WriteAllLinesAsync(directory.File($"case-{i}.proj"), lines, TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(
            directory.File("all.proj"),
            """
            <Project>
              <ItemGroup><Case Include="case-*.proj" /></ItemGroup>
              <Target Name="All">
                <MSBuild Projects="%(Case.Identity)" Targets="TelemetryCheckBuildInputs" ContinueOnError="true" />
              </Target>
            </Project>
            """,
            TestContext.Current.CancellationToken);

        var output = await RunAsync(directory.Path, "msbuild", "all.proj", "-nologo", "-v:q", "-nodeReuse:false");
        return FaultLine().Matches(output)
            .Select(m => (Case: int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), Fault: $"{m.Groups[3].Value}:{m.Groups[2].Value}"))
            .Distinct()
            .ToLookup(f => f.Case, f => f.Fault);
    }

    private static async Task<string> RunAsync(string directory, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", args) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    [GeneratedRegex(@"case-(\d+)\.proj\((\d+)\) ?: error (TEL\d+): ")]
    private static partial Regex FaultLine();
}
