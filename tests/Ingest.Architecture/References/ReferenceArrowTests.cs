using System.Reflection;
using Ingest.Architecture.Hosting;
using Ingest.Testing;

namespace Ingest.Architecture.References;

/// <summary>
/// The receiver and the client never meet but on the wire and in the catalogue, and what a command-line tool embeds brings
/// nothing along. A new package in one of these is a decision: change the list with it.
/// </summary>
public class ReferenceArrowTests
{
    [Theory]
    [InlineData("Telemetry.Schema")]
    [InlineData("Telemetry.Client")]
    [InlineData("Telemetry.Panels", "Telemetry.Schema")]
    [InlineData("Ingest.Functions", "Azure.Core", "Azure.Identity", "OpenTelemetry", "OpenTelemetry.Api", "OpenTelemetry.Api.ProviderBuilderExtensions", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Telemetry.Panels", "Telemetry.Schema")]
    [InlineData("telemetry", "Spectre.Console", "System.CommandLine", "Telemetry.Client", "Telemetry.Panels", "Telemetry.Schema")]
    [InlineData("notes", "System.CommandLine", "Telemetry.Client")]
    public void References_OfABuiltAssembly_StayWithinItsArrows(string assembly, params string[] allowed)
    {
        Assert.Empty(BuiltAssembly.ReferencesOf(assembly).Except(allowed));
    }

    [Fact]
    public void References_OfThisTestAssembly_AreSeen()
    {
        // The arrows above hold trivially if reading references finds none.
        Assert.Contains("Ingest.Testing", BuiltAssembly.ReferencesOf("Ingest.Architecture"));
    }

    [Theory]
    [InlineData("Telemetry.Schema")]
    [InlineData("Telemetry.Client")]
    public void References_OfALibraryOfTheClient_NeedNoAspNetCore(string assembly)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, SharedFramework.IsAspNetCore);
    }

    [Theory]
    [InlineData("Telemetry.Schema")]
    [InlineData("Telemetry.Client")]
    public async Task Packages_OfALibraryOfTheClient_AreBuildTimeOnly(string project)
    {
        var evaluation = await ProjectEvaluation.OfAsync(RepositoryRoot.Path("src", project, project + ".csproj"), new Dictionary<string, string>());

        Assert.All(evaluation.Items("PackageReference"), package => Assert.Equal("all", package["PrivateAssets"]));
        Assert.Empty(evaluation.Items("ProjectReference"));
    }
}
