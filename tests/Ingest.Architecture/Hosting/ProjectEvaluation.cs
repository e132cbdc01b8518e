using System.Diagnostics;
using System.Text.Json;

namespace Ingest.Architecture.Hosting;

/// <summary>What MSBuild makes of a project file before it builds anything; needs no restore.</summary>
internal sealed class ProjectEvaluation(JsonElement root)
{
    private const string AskedProperties =
        "FunctionsModel,NuGetLockFilePath,RestoreLockedMode,BaseIntermediateOutputPath,BaseOutputPath,AzureFunctionsVersion,OutputType,RuntimeIdentifier,RuntimeIdentifiers,SelfContained,PublishReadyToRun,PublishAot,IsAotCompatible";

    private const string AskedItems = "PackageReference,ProjectReference,FrameworkReference,Compile,None";

    /// <summary>Evaluates a project with nothing but the given environment variables deciding the hosting model.</summary>
    public static async Task<ProjectEvaluation> OfAsync(
        string project, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var run = await RunAsync([project, $"-getProperty:{AskedProperties}", $"-getItem:{AskedItems}", .. arguments], environment);
        Assert.True(run.ExitCode == 0, run.Output);

        return new ProjectEvaluation(JsonDocument.Parse(run.Output).RootElement);
    }

    /// <summary>Runs one target and gives its exit code and output.</summary>
    public static Task<MSBuildRun> RunTargetAsync(string project, string target, params string[] arguments) =>
        RunTargetAsync(project, target, new Dictionary<string, string>(), arguments);

    /// <summary>The same, with some variables of the environment set.</summary>
    public static Task<MSBuildRun> RunTargetAsync(
        string project, string target, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync([project, $"-target:{target}", .. arguments], environment);

    /// <summary>The value of one of the asked properties; empty when it is not set.</summary>
    public string Property(string name) => root.GetProperty("Properties").GetProperty(name).GetString()!;

    /// <summary>The items of one of the asked types, each with its metadata.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Items(string type) =>
        root.GetProperty("Items").GetProperty(type).Deserialize<List<Dictionary<string, string>>>()!;

    /// <summary>The identities of the items of one type, with forward slashes.</summary>
    public IReadOnlyList<string> Identities(string type) =>
        [.. Items(type).Select(item => item["Identity"].Replace('\\', '/'))];

    private static async Task<MSBuildRun> RunAsync(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "-nologo", "-nodeReuse:false", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The run that started these tests is a build itself, and so may be the shell of whoever deploys.
        string[] inherited = [.. start.Environment.Keys.Where(DecidesABuild)];
        foreach (var name in inherited)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return new MSBuildRun(process.ExitCode, await output + await errors);
    }

    private static bool DecidesABuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable is "FUNCTIONS_MODEL" or "FunctionsModel" or "AZURE_ENV_NAME" or "CI";
}
