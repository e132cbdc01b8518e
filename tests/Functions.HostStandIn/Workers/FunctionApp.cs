using System.Text.Json;

namespace Functions.HostStandIn.Workers;

/// <summary>A published function app, as far as the host reads it to start its worker.</summary>
/// <param name="Directory">The app's root.</param>
/// <param name="Executable">What runs the worker.</param>
/// <param name="WorkerPath">The worker, absolute.</param>
internal sealed record FunctionApp(string Directory, string Executable, string WorkerPath)
{
    /// <exception cref="IOException">There is no worker.config.json, or not of an isolated .NET worker.</exception>
    public static FunctionApp Read(string directory)
    {
        var root = Path.GetFullPath(directory);
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "worker.config.json")));
        var description = file.RootElement.GetProperty("description");
        return description.GetProperty("language").GetString() == "dotnet-isolated"
            ? new(root, Text(description, "defaultExecutablePath"), Path.Combine(root, Text(description, "defaultWorkerPath")))
            : throw new IOException($"worker.config.json in {root} is not of an isolated .NET worker.");
    }

    private static string Text(JsonElement description, string name) => description.GetProperty(name).GetString()!;
}
