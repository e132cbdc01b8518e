namespace Telemetry.Client.Tests.Doubles;

/// <summary>A thread that others need too, as that of a window: an end of telemetry waits there without blocking, and on the test's clock.</summary>
internal static class SharedThread
{
    internal static Task DisposeOnAsync(IAsyncDisposable client)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new());
        try
        {
            return client.DisposeAsync().AsTask();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
