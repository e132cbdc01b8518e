namespace Telemetry.Client.Kvp.Storing;

/// <summary>Opens a pool and waits for its locks, for as long as was said.</summary>
internal static class PoolSession
{
    /// <summary>The first pause between two tries; doubled up to <see cref="LongestPause"/>.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);

    /// <summary>A writer holds the locks for well under a millisecond, so that longer pauses would only lose turns.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(8);

    /// <summary>The pool under both locks, or null where a pool to read does not exist.</summary>
    /// <exception cref="Records.KvpException">Somebody else held it all the time.</exception>
    internal static async Task<IPoolFile?> OpenAsync(IPoolFiles files, string path, PoolAccess access, TimeSpan patience, TimeProvider time)
    {
        var file = files.Open(path, access);
        if (file is null)
        {
            return null;
        }

        try
        {
            var started = time.GetTimestamp();
            for (var pause = FirstPause; file.TryLock() == LockOutcome.Held; pause = pause < LongestPause ? pause * 2 : LongestPause)
            {
                if (time.GetElapsedTime(started) >= patience)
                {
                    throw new Records.KvpException(Records.KvpFault.Busy, $"{path}: another process held its lock for {patience.TotalSeconds:0.###} s. Nothing was done; try again.");
                }

                await Task.Delay(pause, time).ConfigureAwait(false);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
