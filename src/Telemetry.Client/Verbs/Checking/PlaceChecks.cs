using System.Globalization;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Verbs.Checking;

/// <summary>Checks of the two folders. What is not there is not made: nothing is kept before it is needed.</summary>
internal static class PlaceChecks
{
    private const string ProbeName = "doctor.tmp";

    /// <summary>The most private mode that a folder of ours has: 0700.</summary>
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal static CheckResult Consent(Holdings holdings, ConsentState state)
    {
        var folder = holdings.Folders.Config;
        if (state == ConsentState.Unreadable)
        {
            return new("store", CheckLevel.Fail, $"{holdings.Folders.ConsentFile} cannot be read, so it counts as a refusal. Decide again with on or off, which moves it aside.");
        }

        if (state == ConsentState.ErasureUnfinished)
        {
            return new("store", CheckLevel.Fail, $"An erasure is not finished; nothing is recorded before. See what holds files in {holdings.Folders.State}.");
        }

        return Writable("store", folder) ?? new("store", CheckLevel.Ok, Directory.Exists(folder)
            ? $"{holdings.Folders.ConsentFile}: consent is {JsonText.Word(state)}."
            : $"{holdings.Folders.ConsentFile} is not there yet: nothing was decided.");
    }

    internal static CheckResult State(Holdings holdings)
    {
        var folder = holdings.Folders.State;
        if (!Directory.Exists(folder))
        {
            return new("folder", CheckLevel.Ok, $"{folder} is not there yet: nothing was recorded.");
        }

        if (Writable("folder", folder) is { } fault)
        {
            return fault;
        }

        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & ~Private) != 0
            ? new("folder", CheckLevel.Warn, $"{folder} is open to others; the next event that is recorded closes it.")
            : new("folder", CheckLevel.Ok, $"{folder} is private and can be written.");
    }

    internal static CheckResult Spool(StatusReport report, DateTimeOffset now)
    {
        var (waiting, delivery) = (report.Queued, report.Delivery);
        var queued = $"Waiting: {PlainText.Events(waiting.Events)}";
        var accepted = delivery.LastAccepted is { } last ? $"the last one was accepted at {WireText.Of(last)}" : "none was accepted yet";
        if (delivery.PausedUntil > now)
        {
            return new("spool", CheckLevel.Warn, $"{queued}; the receiver asked for silence until {WireText.Of(delivery.PausedUntil.Value)}, most often because of the token.");
        }

        if (delivery.Failures > 1)
        {
            return new("spool", CheckLevel.Warn, string.Create(
                CultureInfo.InvariantCulture, $"{queued}; the last {delivery.Failures} attempts had no answer, and {accepted}. They stay for up to 7 days."));
        }

        return delivery.Lost.IsEmpty
            ? new("spool", CheckLevel.Ok, $"{queued}; {accepted}.")
            : new("spool", CheckLevel.Warn, $"{queued}; {accepted}; lost since the last report: {delivery.Lost}.");
    }

    private static CheckResult? Writable(string check, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var probe = Path.Join(folder, ProbeName);
        return FileReplacement.TryReplace_NeedsLock(probe, "probe"u8) && FileReplacement.TryDelete(probe)
            ? null
            : new(check, CheckLevel.Fail, $"{folder} cannot be written. Take it back, or free space on its disk.");
    }
}
