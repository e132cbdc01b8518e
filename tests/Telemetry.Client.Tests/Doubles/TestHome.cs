using Ingest.Testing;
using Telemetry.Client.Consenting;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A home of its own for one test.</summary>
internal sealed class TestHome : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal TestHome(string app = "notes")
    {
        Environment["HOME"] = _directory.Path;
        Folders = TelemetryFolders.Find(app, Environment, OperatingSystemKind.Linux)!;
    }

    internal string Home => _directory.Path;

    internal FakeEnvironment Environment { get; } = new();

    internal TelemetryFolders Folders { get; }

    internal ManualTimeProvider Time { get; } = new();

    internal ConsentKeeper Keeper => new(Folders, Time);

    /// <summary>The text of the consent file; null where there is none.</summary>
    internal string? ConsentText
    {
        get => File.Exists(Folders.ConsentFile) ? File.ReadAllText(Folders.ConsentFile) : null;
        set
        {
            Directory.CreateDirectory(Folders.Config);
            File.WriteAllText(Folders.ConsentFile, value);
        }
    }

    /// <summary>A file of the state folder, as a spool would have it.</summary>
    internal string Keep(params string[] name)
    {
        var path = Path.Join([Folders.State, .. name]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "kept");
        return path;
    }

    public void Dispose() => _directory.Dispose();
}
