using Telemetry.Client.Events;

namespace Telemetry.Client.Identifying;

/// <summary>The installation's identifier on the events of one run.</summary>
/// <param name="Id">Random; null where it could not be kept, since one that is never seen again identifies nothing.</param>
/// <param name="Status">Whether it was made now, was there, or could not be kept.</param>
internal sealed record InstallIdentity(Guid? Id, InstallStatus Status)
{
    internal static readonly InstallIdentity Failed = new(null, InstallStatus.Failed);

    internal static string LockIn(string stateFolder) => Path.Join(stateFolder, "install.lock");

    internal static string FileIn(string stateFolder) => Path.Join(stateFolder, "install");
}
