using Ingest.Functions.Configuring;

namespace Ingest.Functions.Hosting;

/// <summary>A receiver's life as a process, whichever way it is hosted: how it ends becomes an exit code, and a message where something was wrong.</summary>
internal static class ReceiverRun
{
    /// <summary>Stopped as asked.</summary>
    public const int Stopped = 0;

    /// <summary>A store, a port or a file cannot be used.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is not usable.</summary>
    public const int NotUsable = 2;

    /// <param name="run">Builds the receiver and runs it to its end.</param>
    /// <param name="error">Where the message goes; an exception's trace would tell an operator nothing.</param>
    public static async Task<int> ToEndAsync(Func<Task> run, TextWriter error)
    {
        try
        {
            await run();
            return Stopped;
        }
        catch (OperationCanceledException)
        {
            // Asked to stop before it had started.
            return Stopped;
        }
        catch (SettingsException e)
        {
            await error.WriteLineAsync(e.Message);
            return NotUsable;
        }
        catch (IOException e)
        {
            await error.WriteLineAsync(e.Message);
            return Failed;
        }
    }
}
