using System.Diagnostics;
using Ingest.Testing;
using Telemetry.Tool.Tests.Catalog;

namespace Telemetry.Tool.Tests;

/// <summary>The built command as a process: what a script sees.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Catalog_CheckOfThisRepository_ExitsWithZero()
    {
        var outcome = await Run("", RepositoryRoot.Path("docs"), "catalog", "check");

        Assert.Equal(("", 0), (outcome.Error, outcome.ExitCode));
    }

    [Fact]
    public async Task Catalog_CheckOfADriftedCatalogue_ExitsWithOne()
    {
        using var copy = new CatalogueCopy();
        File.Delete(copy.FileOf("docs/events.md"));

        var outcome = await Run("", RepositoryRoot.Path(), "catalog", "check", "--root", copy.Root);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("missing docs/events.md", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoCommand_ExitsWithTwo()
    {
        var outcome = await Run("", RepositoryRoot.Path());

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Usage:", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_NewThenHash_AgreeAcrossProcesses()
    {
        var made = await Run("", RepositoryRoot.Path(), "token", "new", "--app", "notes");
        var again = await Run("", RepositoryRoot.Path(), "token", "new", "--app", "notes");
        var hashed = await Run(made.Out.Split('\n')[0], RepositoryRoot.Path(), "token", "hash");

        Assert.Equal((0, 0), (made.ExitCode, hashed.ExitCode));
        Assert.Contains($"__Hash={hashed.Out.Trim()}", made.Out, StringComparison.Ordinal);
        Assert.NotEqual(made.Out.Split('\n')[0], again.Out.Split('\n')[0]);
    }

    private static async Task<ToolOutcome> Run(string input, string directory, params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in args.Prepend(Path.Combine(AppContext.BaseDirectory, "telemetry.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolOutcome(process.ExitCode, await output, await error);
    }
}
