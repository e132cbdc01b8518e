namespace Ingest.Architecture.Hosting;

/// <summary>How a run of MSBuild ended, and everything it wrote.</summary>
internal sealed record MSBuildRun(int ExitCode, string Output);
