using Ingest.Testing;

namespace Ingest.Architecture.Hosting;

/// <summary>How the receiver's project chooses its hosting model, and what each model changes.</summary>
public class FunctionsModelTests
{
    private const string WorkerPackages = "Microsoft.Azure.Functions.Worker";

    private static readonly string Project = RepositoryRoot.Path("src", "Ingest.Functions", "Ingest.Functions.csproj");

    [Fact]
    public async Task Model_NothingSet_HasNoWorkerPackages()
    {
        var evaluation = await EvaluateAsync([]);

        Assert.Equal("", evaluation.Property("FunctionsModel"));
        Assert.DoesNotContain(evaluation.Identities("PackageReference"), id => id.StartsWith(WorkerPackages, StringComparison.Ordinal));
        Assert.Contains("Program.cs", evaluation.Identities("Compile"));
        Assert.DoesNotContain(evaluation.Identities("Compile"), file => file.StartsWith("Hosting/Isolated/", StringComparison.Ordinal));
        Assert.Equal("", evaluation.Property("NuGetLockFilePath"));
        Assert.Equal(("", "true"), (evaluation.Property("PublishAot"), evaluation.Property("IsAotCompatible")));
    }

    [Theory]
    [InlineData("FUNCTIONS_MODEL", "isolated")]
    [InlineData("FUNCTIONS_MODEL", "Isolated")]
    [InlineData("AZURE_ENV_NAME", "production")]
    public async Task Model_EnvironmentAsAzdSetsIt_IsIsolated(string variable, string value)
    {
        var evaluation = await EvaluateAsync(new() { [variable] = value });

        Assert.Equal("isolated", evaluation.Property("FunctionsModel"));
    }

    [Fact]
    public async Task Model_FunctionsModelVariableUnderAzd_Wins()
    {
        var evaluation = await EvaluateAsync(new() { ["AZURE_ENV_NAME"] = "production", ["FUNCTIONS_MODEL"] = "custom" });

        Assert.Equal("custom", evaluation.Property("FunctionsModel"));
    }

    [Fact]
    public async Task Model_ExplicitPropertyUnderBothVariables_Wins()
    {
        var environment = new Dictionary<string, string> { ["AZURE_ENV_NAME"] = "production", ["FUNCTIONS_MODEL"] = "isolated" };
        var evaluation = await EvaluateAsync(environment, "-p:FunctionsModel=");

        Assert.Equal("", evaluation.Property("FunctionsModel"));
    }

    [Fact]
    public async Task Isolated_Evaluated_IsAWorkerAppOfItsPackages()
    {
        var evaluation = await EvaluateAsync([], "-p:FunctionsModel=isolated");

        Assert.Equal(
            [WorkerPackages, WorkerPackages + ".Extensions.Http", WorkerPackages + ".Extensions.Http.AspNetCore", WorkerPackages + ".Sdk"],
            evaluation.Identities("PackageReference").Where(id => id.StartsWith(WorkerPackages, StringComparison.Ordinal)));
        Assert.Equal("v4", evaluation.Property("AzureFunctionsVersion"));
        Assert.Equal("Exe", evaluation.Property("OutputType"));
        Assert.Contains("Microsoft.AspNetCore.App", evaluation.Identities("FrameworkReference"));
        Assert.DoesNotContain("Program.cs", evaluation.Identities("Compile"));
        Assert.Contains("Hosting/Isolated/Program.cs", evaluation.Identities("Compile"));
    }

    /// <summary>What azd publishes is compiled ahead of time for Linux; on the machines of those who try it out there may be no compiler for that.</summary>
    [Fact]
    public async Task Isolated_UnderAzd_IsCompiledForLinuxAndRestoresTheSame()
    {
        var plain = await EvaluateAsync([], "-p:FunctionsModel=isolated");
        var azd = await EvaluateAsync(new() { ["AZURE_ENV_NAME"] = "production" });

        Assert.Equal(["", ""], [plain.Property("RuntimeIdentifier"), plain.Property("PublishReadyToRun")]);
        Assert.Equal(["linux-x64", "true", "false"], [azd.Property("RuntimeIdentifier"), azd.Property("PublishReadyToRun"), azd.Property("SelfContained")]);
        Assert.Equal(["linux-x64", "linux-x64"], [plain.Property("RuntimeIdentifiers"), azd.Property("RuntimeIdentifiers")]);
        Assert.Equal(plain.Property("NuGetLockFilePath"), azd.Property("NuGetLockFilePath"));
    }

    [Fact]
    public async Task Isolated_Evaluated_CopiesTheRootHostJsonAndNoFunctionFolder()
    {
        var evaluation = await EvaluateAsync([], "-p:FunctionsModel=isolated");
        var published = evaluation.Items("None").Where(item => item.GetValueOrDefault("CopyToPublishDirectory") is not (null or "" or "Never")).ToList();

        var hostJson = Assert.Single(published);
        Assert.Equal("host.json", hostJson["Link"]);
        Assert.Equal(RepositoryRoot.Path("host.json"), hostJson["FullPath"]);
        Assert.Equal("PreserveNewest", hostJson["CopyToOutputDirectory"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("custom")]
    [InlineData("native")]
    public async Task CustomHandler_Evaluated_PublishesHostJsonAndOneFunctionFolder(string model)
    {
        var evaluation = await EvaluateAsync([], $"-p:FunctionsModel={model}");
        var published = evaluation.Items("None").Where(item => item.GetValueOrDefault("CopyToPublishDirectory") is not (null or "" or "Never"));

        Assert.Equal(["host.json", "http/function.json"], published.Select(item => item["Link"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Custom_Evaluated_BringsItsRuntime()
    {
        var evaluation = await EvaluateAsync([], "-p:FunctionsModel=custom");

        Assert.Equal("linux-x64", evaluation.Property("RuntimeIdentifier"));
        Assert.Equal("true", evaluation.Property("SelfContained"));
        Assert.Equal("true", evaluation.Property("PublishReadyToRun"));
    }

    [Fact]
    public async Task Native_Evaluated_IsCompiledForLinux()
    {
        var evaluation = await EvaluateAsync(new() { ["AZURE_ENV_NAME"] = "production", ["FUNCTIONS_MODEL"] = "native" });

        Assert.Equal("native", evaluation.Property("FunctionsModel"));
        Assert.Equal("linux-x64", evaluation.Property("RuntimeIdentifier"));
        Assert.Equal("true", evaluation.Property("PublishAot"));
    }

    [Theory]
    [InlineData("isolated")]
    [InlineData("custom")]
    [InlineData("native")]
    public async Task Restore_OfAnotherModel_LeavesTheDefaultsAlone(string model)
    {
        var evaluation = await EvaluateAsync(new() { ["CI"] = "true" }, $"-p:FunctionsModel={model}");
        var lockFile = RepositoryRoot.Path("src", "Ingest.Functions", $"packages.{model}.lock.json");

        var folder = Path.GetFullPath(evaluation.Property("BaseIntermediateOutputPath"), Path.GetDirectoryName(Project)!);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(Project)!, "obj", model), Path.TrimEndingDirectorySeparator(folder));
        Assert.Equal($"bin/{model}/", evaluation.Property("BaseOutputPath"));
        Assert.Equal(lockFile, evaluation.Property("NuGetLockFilePath"));
        Assert.Equal("true", evaluation.Property("RestoreLockedMode"));
        Assert.True(File.Exists(lockFile));
    }

    [Fact]
    public async Task Model_UnknownValue_FailsNamingThePropertyAndWhatItMayBe()
    {
        var run = await ProjectEvaluation.RunTargetAsync(Project, "GetTargetFrameworks", "-p:FunctionsModel=in-process");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("FunctionsModel is 'in-process'. Expected 'isolated', 'custom', 'native', or nothing", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("osx-arm64")]
    [InlineData("linux-musl-x64")]
    public async Task Native_AnotherMachineThanLinuxX64_FailsNamingTheModelToChoose(string machine)
    {
        var run = await ProjectEvaluation.RunTargetAsync(
            Project, "GetTargetFrameworks", "-p:FunctionsModel=native", $"-p:NETCoreSdkPortableRuntimeIdentifier={machine}");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"INGEST002: FunctionsModel is 'native', which is compiled on Linux x64 alone; this machine is '{machine}'. Choose 'custom'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Native_NoLinkerOnThePath_FailsSayingWhatToInstall()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the machine is refused first.");
        using var path = new TemporaryDirectory();
        File.CreateSymbolicLink(path.File("sh"), "/bin/sh");

        var run = await ProjectEvaluation.RunTargetAsync(
            Project, "CheckNativeLinker", new Dictionary<string, string> { ["PATH"] = path.Path },
            "-p:FunctionsModel=native", "-p:NETCoreSdkPortableRuntimeIdentifier=linux-x64");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("INGEST003: FunctionsModel is 'native', which needs clang to link, and there is none: apt-get install clang", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infra/bicep/main.bicep", "'isolated'\n  'custom'\n  'native'\n")]
    [InlineData("infra/bicep/modules/function-app.bicep", "'isolated'\n  'custom'\n  'native'\n")]
    [InlineData("infra/bicep/modules/function-app.bicep", "  custom: customRuntime\n  native: customRuntime\n")]
    [InlineData("infra/hooks/preprovision.sh", "'' | isolated | custom | native)")]
    [InlineData("infra/hooks/preprovision.ps1", "'', 'isolated', 'custom', 'native'")]
    [InlineData("scripts/check-publish", "custom|native|isolated")]
    public void Models_EachPlaceThatNamesThem_NamesAll(string file, string models) =>
        Assert.Contains(models, File.ReadAllText(RepositoryRoot.Path(file.Split('/'))).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    private static Task<ProjectEvaluation> EvaluateAsync(Dictionary<string, string> environment, params string[] arguments) =>
        ProjectEvaluation.OfAsync(Project, environment, arguments);
}
